/**
 * The question of the morning after on Today: what is asked, and storing what was answered. Invariant: the answer is a
 * fact like every other, stored through `recordFacts`; it is not asked twice where the check-in asks the same.
 * Source: clinical.md B5, L.
 */
import { listNextDayAnswers } from "#db/queries/next-day.ts";
import { listSessionIdsBetween, listSessions, type SessionReader } from "#db/queries/session.ts";
import type { Db } from "#db/runtime/store.ts";
import { type Actor, selfOf } from "#lib/access/actor.ts";
import type { Denial } from "#lib/access/policy.ts";
import { addDays, type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import type { FactRejection, NextDayAnswered } from "#lib/domain/facts.ts";
import {
  daySessionOf,
  type NextDayBand,
  nextDayAsked,
  nextDayBand,
  nextDayChange,
} from "#lib/domain/next-day.ts";
import { defaultRules, type RulesConfig } from "#lib/domain/prescription.ts";
import { now } from "#lib/kernel/clock.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { AnswerMorningInput } from "#lib/schemas/next-day.ts";
import { recordFacts } from "./record-facts.ts";

export interface MorningQuestion {
  readonly sessionDay: LocalDay;
  /** The session was yesterday; else the day before. */
  readonly isYesterday: boolean;
  /** Pain before it, 0 to 10; null while unknown. */
  readonly restPainBefore: number | null;
  /** What was answered, 0 to 10; null while it is open. */
  readonly answered: number | null;
  /** What it means against the pain before; null while either is unknown. */
  readonly band: NextDayBand | null;
  /** For the next answer. */
  readonly nextRevision: number;
}

/**
 * What is asked of the patient of the grant now; null when nothing is. `calmVersions` are the versions with calm blocks
 * alone: after a day of calm care alone nothing is asked while the daily check-in asks how the back is (`asksCheckIn`).
 */
export async function readMorningQuestion(
  db: Db,
  grant: SessionReader,
  about: {
    readonly zone: string;
    readonly calmVersions: ReadonlySet<string>;
    readonly asksCheckIn: boolean;
    readonly rules?: Pick<RulesConfig, "ndOk" | "ndRed">;
  },
): Promise<MorningQuestion | null> {
  const at = now();
  const today = localDayOf(at, about.zone);
  // A session moved by a correction keeps the day it was first named for in the index: look a little wider.
  const ids = await listSessionIdsBetween(db, grant, addDays(today, -9), addDays(today, -1), 60);
  if (ids.length === 0) return null;
  const sessions = await listSessions(db, grant, ids);
  const days = sessions.map(daySessionOf);
  const answers = await listNextDayAnswers(db, grant, addDays(today, -3));
  const asked = nextDayAsked(days, answers, at, about.zone);
  if (!asked) return null;
  const { sessionDay, restPainBefore, pain } = asked;
  const calmDay = sessions.every(
    (session) => daySessionOf(session).day !== sessionDay || about.calmVersions.has(session.versionId),
  );
  if (calmDay && about.asksCheckIn) return null;
  const revisions = answers
    .filter((answer) => answer.sessionDay === sessionDay)
    .map((answer) => answer.revision);
  return {
    sessionDay,
    isYesterday: sessionDay === addDays(today, -1),
    restPainBefore,
    answered: pain,
    band: nextDayBand(nextDayChange(asked), about.rules ?? defaultRules),
    nextRevision: Math.max(-1, ...revisions) + 1,
  };
}

/**
 * Stores the answer of the signed-in patient, or its change. Fails with the code of the fact (`no_session`,
 * `not_open_yet`) or `conflict` when it was changed in another tab. Sending it twice stores it once.
 */
export async function answerMorning(
  actor: Actor,
  input: AnswerMorningInput,
): Promise<Result<{ readonly sessionDay: LocalDay }, Denial | "conflict" | FactRejection>> {
  const fact: NextDayAnswered = {
    kind: "next_day_answered",
    id: input.idempotencyKey,
    sessionDay: input.sessionDay,
    revision: input.revision,
    painNrs: input.pain,
    zone: actor.kind === "member" ? actor.zone : "UTC",
    recordedAt: now(),
  };
  const result = await recordFacts(actor, { patientId: selfOf(actor), facts: [fact] });
  if (!result.ok) return err(result.code === "too_long" ? "not_valid" : result.code);
  const [first] = result.value.results;
  if (first?.status !== "rejected") return ok({ sessionDay: input.sessionDay });
  return err(first.reason === "revision_taken" || first.reason === "id_taken" ? "conflict" : first.reason);
}
