/**
 * The one way anything about sessions and excused days is stored: the form, the sync route, a therapist's paper log and
 * the demo clinic all come here. Invariants: a batch is one transaction and costs a fixed number of statements; each
 * fact is answered by itself; sending again changes nothing; the projection of credit is true when the call returns.
 */
import { isUniqueViolation } from "#db/dialect/errors.ts";
import { replaceCredits } from "#db/queries/credit.ts";
import { insertExcuseFacts, readKnownExcuses } from "#db/queries/excuse.ts";
import { insertNextDayAnswers, readKnownNextDay } from "#db/queries/next-day.ts";
import {
  insertSessionFacts,
  listClearanceSpans,
  listRaisedFlags,
  listVersionsForFacts,
  readKnownFacts,
} from "#db/queries/session.ts";
import { getEpisodeOnset } from "#db/queries/session-subject.ts";
import { type Db, getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { PatientGrant } from "#lib/access/grant.ts";
import type { Denial } from "#lib/access/policy.ts";
import { decideFacts, type FactGround } from "#lib/domain/fact-batch.ts";
import { type Fact, type FactKind, type FactResult, factKinds } from "#lib/domain/facts.ts";
import { creditRowOf } from "#lib/domain/session.ts";
import { now } from "#lib/kernel/clock.ts";
import { isId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import { factInput, factsMax } from "#lib/schemas/facts.ts";
import { flareAfter } from "./flare-course.ts";
import { decideAfter } from "./progression.ts";
import { refreshSignals } from "./refresh-signals.ts";

export interface RecordFactsInput {
  readonly patientId: string;
  /** At most 500 `Fact`s, instants as dates or ISO text; anything else is answered with `not_valid`. */
  readonly facts: readonly unknown[];
}

/** What became of each fact, in the order given. */
export interface RecordedFacts {
  readonly results: FactResult[];
}

/**
 * Records facts of one patient, by the patient or by a therapist of the care team.
 * Fails as a whole only when nobody may (`signed_out`, `not_found`, `forbidden`, `consent_required`) or when the batch
 * is too long (`too_long`); everything else is answered fact by fact (`FactRejection`).
 */
export async function recordFacts(
  actor: Actor,
  input: RecordFactsInput,
): Promise<Result<RecordedFacts, Denial | "too_long">> {
  const access = await authorize(actor, "facts:record", { patientId: input.patientId });
  if (!access.ok) return access;
  if (input.facts.length > factsMax) return err("too_long");
  const read = input.facts.map((given, place) => ({
    place,
    parsed: factInput.safeParse(given),
    id: idOf(given),
  }));
  const facts = read.flatMap(({ place, parsed }) =>
    parsed.success ? [{ place, fact: parsed.data as Fact }] : [],
  );
  const store = await getStore();
  const storeThem = () =>
    store.write(access.value, "facts:record", async (tx, audit) => {
      const subject = facts[0]?.fact;
      if (subject) audit({ subjectId: "sessionId" in subject ? subject.sessionId : subject.id });
      const { results, stored } = await storeFacts(tx, access.value, facts);
      if (stored > 0) await refreshSignals(tx, access.value);
      return results;
    });
  const results = facts.length === 0 ? new Map<number, FactResult>() : await withoutRaces(storeThem);
  const stored = facts.filter(({ place }) => results.get(place)?.status === "stored");
  const { clinicId, patientId, episodeId } = access.value;
  // Before anything is decided: in a flare nothing steps up.
  if (stored.length > 0) await flareAfter(access.value);
  const occasion = occasionOf(stored.map(({ fact }) => fact));
  if (occasion && episodeId !== null) await decideAfter({ clinicId, patientId, episodeId }, occasion);
  return ok({
    results: read.map(
      ({ place, id }) => results.get(place) ?? { id, status: "rejected", reason: "not_valid" },
    ),
  });
}

/** What the rules are told of a batch; null for what they do not read. Source: clinical.md B5 "When it runs". */
function occasionOf(facts: readonly Fact[]): "session" | "answer" | "correction" | null {
  const has = (...kinds: readonly FactKind[]) => facts.some((fact) => kinds.includes(fact.kind));
  const corrects = facts.some(
    (fact) => "revision" in fact && fact.revision > 0 && fact.kind !== "next_day_answered",
  );
  if (has("next_day_answered")) return "answer";
  if (corrects) return "correction";
  return has("exposure_closed", "session_finished", "set_recorded") ? "session" : null;
}

/** Two senders of one fact can meet on PostgreSQL; looked at again, the second finds what the first stored. */
async function withoutRaces<T>(work: () => Promise<T>, tries = 3): Promise<T> {
  try {
    return await work();
  } catch (problem) {
    if (tries > 1 && isUniqueViolation(problem)) return withoutRaces(work, tries - 1);
    throw problem;
  }
}

async function storeFacts(
  tx: Db,
  grant: PatientGrant<"facts:record">,
  facts: readonly { readonly fact: Fact; readonly place: number }[],
): Promise<{ readonly results: ReadonlyMap<number, FactResult>; readonly stored: number }> {
  const at = now();
  const ground = await readGround(
    tx,
    grant,
    facts.map(({ fact }) => fact),
    at,
  );
  const { results, stored, touched } = decideFacts(facts, ground);
  const episodeOf = new Map([...ground.versions.values()].map((version) => [version.id, version.episodeId]));
  await insertSessionFacts(tx, grant, stored, at, episodeOf);
  const excuses = stored.filter((fact) => fact.kind === "excuse_recorded");
  const withdrawals = stored.filter((fact) => fact.kind === "excuse_withdrawn");
  await insertExcuseFacts(tx, grant, excuses, withdrawals, at);
  const mornings = stored.filter((fact) => fact.kind === "next_day_answered");
  await insertNextDayAnswers(tx, grant, mornings, at);
  const credits = touched.flatMap((session) => {
    const version = ground.versions.get(session.versionId);
    if (!version) return [];
    const { id: versionId, items, painAmberMax } = version;
    return [{ ...creditRowOf(session, items, painAmberMax), episodeId: version.episodeId, versionId }];
  });
  await replaceCredits(tx, grant, credits, at);
  return { results, stored: stored.length };
}

/** Everything the facts are decided against: at most a dozen statements, whatever their number. */
async function readGround(
  tx: Db,
  grant: PatientGrant<"facts:record">,
  facts: readonly Fact[],
  at: Date,
): Promise<FactGround> {
  const ids = Object.fromEntries(
    factKinds.map((kind) => [kind, facts.filter((fact) => fact.kind === kind).map((fact) => fact.id)]),
  ) as Record<FactKind, string[]>;
  const sessionIds = facts.flatMap((fact) => ("sessionId" in fact ? [fact.sessionId] : []));
  const { standing, sessions } = await readKnownFacts(tx, grant, ids, sessionIds);
  const versions = await listVersionsForFacts(tx, grant, [
    ...facts.flatMap((fact) => (fact.kind === "session_started" ? [fact.versionId] : [])),
    ...[...sessions.values()].map((session) => session.versionId),
  ]);
  const namesDay = facts.some((fact) => fact.kind === "session_started" || fact.kind === "session_amended");
  const hasExcuses = ids.excuse_recorded.length + ids.excuse_withdrawn.length > 0;
  const known = hasExcuses
    ? await readKnownExcuses(tx, grant, {
        excuses: ids.excuse_recorded,
        withdrawals: ids.excuse_withdrawn,
        withdrawn: facts.flatMap((fact) => (fact.kind === "excuse_withdrawn" ? [fact.excuseId] : [])),
      })
    : { facts: [], foreign: [], excuses: new Map() };
  const morning = await readKnownNextDay(
    tx,
    grant,
    ids.next_day_answered,
    facts.flatMap((fact) => (fact.kind === "next_day_answered" ? [fact.sessionDay] : [])),
  );
  for (const fact of morning.facts) standing.set(`${fact.kind} ${fact.id}`, fact);
  for (const id of morning.foreign) standing.set(`next_day_answered ${id}`, "foreign");
  for (const fact of known.facts) standing.set(`${fact.kind} ${fact.id}`, fact);
  for (const key of known.foreign) standing.set(key, "foreign");
  return {
    now: at,
    byPatient: grant.actorKind === "patient",
    onsetDay: hasExcuses ? await getEpisodeOnset(tx, grant) : null,
    standing,
    sessions,
    versions,
    clearances: namesDay
      ? await listClearanceSpans(
          tx,
          grant,
          [...versions.values()].map((version) => version.episodeId),
        )
      : [],
    openFlags: namesDay ? await listRaisedFlags(tx, grant) : [],
    sessionDays: morning.sessionDays,
    nextDayAnswers: morning.answers,
    excuses: known.excuses,
  };
}

/** The id of something that could not be read, so that its sender knows which of them it was. */
function idOf(given: unknown): string | null {
  const id = (given as { id?: unknown } | null)?.id;
  return isId(id) ? id : null;
}
