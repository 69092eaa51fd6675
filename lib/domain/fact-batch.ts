/**
 * Decides a batch of facts against what stands already. Pure: the same facts and the same ground give the same
 * results, whatever the order of the batch. Invariants: the first fact under an id is kept for ever; a fact that cannot
 * stand never takes another with it; nothing of another patient is ever told apart from nothing at all.
 */
import {
  type ClearanceSpan,
  checkClock,
  checkExcuse,
  checkExposure,
  checkNextDay,
  checkSessionDay,
  checkSessionStart,
  checkSet,
  type ExcuseReason,
  type Fact,
  type FactRejection,
  type FactResult,
  type FactVersion,
  factKinds,
  type PrescribedItem,
  type RaisedFlag,
} from "./facts.ts";
import { currentAnswers, type SessionFacts } from "./session.ts";

/** A version with what was prescribed in it and the setting that credit reads. */
export type ServedForFacts = FactVersion & {
  readonly items: readonly PrescribedItem[];
  readonly painAmberMax: number;
};

/** What the facts are decided against. */
export interface FactGround {
  readonly now: Date;
  readonly byPatient: boolean;
  /** The episode that excuses belong to, with its onset; null where the patient has none. */
  readonly onsetDay: string | null;
  /** Facts that stand under ids of the batch: this patient's own by `factKey`, or `foreign`. */
  readonly standing: ReadonlyMap<string, Fact | "foreign">;
  /** This patient's sessions that the batch speaks of. */
  readonly sessions: ReadonlyMap<string, SessionFacts>;
  readonly versions: ReadonlyMap<string, ServedForFacts>;
  readonly clearances: readonly ClearanceSpan[];
  readonly openFlags: readonly RaisedFlag[];
  /** Days asked about by answers of the morning after: sessions that count on them, as stored. */
  readonly sessionDays: readonly { readonly sessionId: string; readonly day: string }[];
  /** Answers of the morning after that stand for those days. */
  readonly nextDayAnswers: readonly { readonly sessionDay: string; readonly revision: number }[];
  /** This patient's excuses that the batch withdraws. */
  readonly excuses: ReadonlyMap<string, { readonly reason: ExcuseReason; readonly withdrawn: boolean }>;
}

export interface FactDecision {
  /** One a fact, in the order of the batch. */
  readonly results: FactResult[];
  /** What is to be stored, parents before children. */
  readonly stored: Fact[];
  /** Every session that gained a fact, as it then stands. */
  readonly touched: SessionFacts[];
}

/** Ids are apart for each kind of fact. */
export const factKey = (fact: { readonly kind: string; readonly id: string }) => `${fact.kind} ${fact.id}`;

type Growing = {
  -readonly [K in keyof SessionFacts]: SessionFacts[K] extends readonly (infer T)[] ? T[] : SessionFacts[K];
};

/** `facts` are those that could be read, each with its place in the batch. */
export function decideFacts(
  facts: readonly { readonly fact: Fact; readonly place: number }[],
  ground: FactGround,
): Omit<FactDecision, "results"> & { readonly results: ReadonlyMap<number, FactResult> } {
  const standing = new Map(ground.standing);
  const excuses = new Map(ground.excuses);
  const sessions = new Map<string, Growing>();
  for (const [id, session] of ground.sessions) {
    const { amendments, sets, exposures } = session;
    sessions.set(id, { ...session, amendments: [...amendments], sets: [...sets], exposures: [...exposures] });
  }
  const nextDayAnswers = [...ground.nextDayAnswers];
  const results = new Map<number, FactResult>();
  const stored: Fact[] = [];
  const touched = new Map<string, Growing>();

  for (const { fact, place } of inOrder(facts)) {
    const known = standing.get(factKey(fact));
    if (known !== undefined) {
      const same = known !== "foreign" && isSameFact(known, fact);
      results.set(place, same ? { id: fact.id, status: "duplicate" } : rejected(fact, "id_taken"));
      continue;
    }
    const reason = accept(fact);
    results.set(place, reason === null ? { id: fact.id, status: "stored" } : rejected(fact, reason));
    if (reason !== null) continue;
    standing.set(factKey(fact), fact);
    stored.push(fact);
  }
  return { results, stored, touched: [...touched.values()] };

  /** Adds the fact to what stands, or says why not. */
  function accept(fact: Fact): FactRejection | null {
    switch (fact.kind) {
      case "session_started": {
        const version = ground.versions.get(fact.versionId);
        if (!version) return "version_unknown";
        const reason = checkSessionStart(fact, { ...ground, version });
        if (reason) return reason;
        const session: Growing = {
          ...fact,
          amendments: [],
          sets: [],
          exposures: [],
          finishedAt: null,
          lateAccepted: null,
        };
        sessions.set(fact.id, session);
        touched.set(fact.id, session);
        return null;
      }
      case "next_day_answered": {
        const taken = nextDayAnswers.some(
          (row) => row.sessionDay === fact.sessionDay && row.revision === fact.revision,
        );
        const hasSession = hasSessionOn(fact.sessionDay);
        const reason = checkNextDay(fact, { ...ground, hasSession }) ?? (taken ? "revision_taken" : null);
        if (reason === null) nextDayAnswers.push(fact);
        return reason;
      }
      case "excuse_recorded":
        if (ground.onsetDay === null) return "before_episode";
        return (
          checkExcuse(fact, { ...ground, onsetDay: ground.onsetDay }) ?? standExcuse(fact.id, fact.reason)
        );
      case "excuse_withdrawn": {
        const excuse = excuses.get(fact.excuseId);
        if (!excuse) return "excuse_unknown";
        if (ground.byPatient && excuse.reason === "therapist_pause") return "source_not_allowed";
        if (excuse.withdrawn) return "already_withdrawn";
        const reason = checkClock(fact.recordedAt, ground.now);
        if (reason === null) excuses.set(fact.excuseId, { ...excuse, withdrawn: true });
        return reason;
      }
      default: {
        const session = sessions.get(fact.sessionId);
        const version = session && ground.versions.get(session.versionId);
        if (!session || !version) return "session_unknown";
        const reason = checkClock(fact.recordedAt, ground.now) ?? addToSession(fact, session, version);
        if (reason === null) touched.set(session.id, session);
        return reason;
      }
    }
  }

  /** Those of the batch as they now stand, and those stored that the batch does not touch. */
  function hasSessionOn(day: string): boolean {
    const standsOn = (session: Growing) => {
      const answers = currentAnswers(session);
      return answers.localDay === day && !answers.withdrawn;
    };
    return (
      [...sessions.values()].some(standsOn) ||
      ground.sessionDays.some((row) => row.day === day && !sessions.has(row.sessionId))
    );
  }

  function standExcuse(id: string, reason: ExcuseReason): null {
    excuses.set(id, { reason, withdrawn: false });
    return null;
  }

  function addToSession(
    fact: Extract<Fact, { sessionId: string }>,
    session: Growing,
    version: ServedForFacts,
  ): FactRejection | null {
    switch (fact.kind) {
      case "set_recorded": {
        const item = version.items.find((candidate) => candidate.id === fact.prescriptionId);
        if (!item) return "prescription_unknown";
        const reason = checkSet(fact, item);
        if (reason) return reason;
        const taken = session.sets.some(
          (set) =>
            set.prescriptionId === fact.prescriptionId &&
            set.side === fact.side &&
            set.setIndex === fact.setIndex &&
            set.revision === fact.revision,
        );
        if (taken) return "revision_taken";
        session.sets.push(fact);
        return null;
      }
      case "exposure_closed": {
        if (!version.items.some((item) => item.id === fact.prescriptionId)) return "prescription_unknown";
        const reason = checkExposure(fact);
        if (reason) return reason;
        const taken = session.exposures.some(
          (row) => row.prescriptionId === fact.prescriptionId && row.revision === fact.revision,
        );
        if (taken) return "revision_taken";
        session.exposures.push(fact);
        return null;
      }
      case "session_finished":
        if (session.finishedAt !== null) return "already_finished";
        if (checkClock(fact.finishedAt, ground.now)) return "clock_ahead";
        session.finishedAt = fact.finishedAt;
        return null;
      case "session_amended": {
        if (session.amendments.some((row) => row.revision === fact.revision)) return "revision_taken";
        const { restPainBefore: pain } = fact;
        if (pain !== null && (!Number.isInteger(pain) || pain < 0 || pain > 10)) return "out_of_range";
        // A day named before stands; a new one must be possible, as for an entry made afterwards.
        const named =
          fact.localDay === session.localDay || fact.localDay === currentAnswers(session).localDay;
        const moved = { ...session, recordedAt: fact.recordedAt, source: "backfilled" as const };
        const reason = named ? null : checkSessionDay(fact.localDay, moved, { ...ground, version });
        if (reason) return reason;
        session.amendments.push(fact);
        return null;
      }
    }
  }
}

const rejected = (fact: Fact, reason: FactRejection): FactResult => ({
  id: fact.id,
  status: "rejected",
  reason,
});

/** Parents before children and first entries before corrections, so that the order of the batch does not matter. */
function inOrder(facts: readonly { readonly fact: Fact; readonly place: number }[]) {
  const rank = (fact: Fact) => factKinds.indexOf(fact.kind) * 1000 + ("revision" in fact ? fact.revision : 0);
  return [...facts].sort(
    (a, b) => rank(a.fact) - rank(b.fact) || (a.fact.id < b.fact.id ? -1 : a.fact.id > b.fact.id ? 1 : 0),
  );
}

/** Whether two facts say the same, to the last field. */
export function isSameFact(a: Fact, b: Fact): boolean {
  const [left, right] = [a, b] as unknown as Record<string, unknown>[];
  const keys = new Set([...Object.keys(left!), ...Object.keys(right!)]);
  const plain = (value: unknown) => (value instanceof Date ? value.getTime() : value);
  return [...keys].every((key) => plain(left![key]) === plain(right![key]));
}
