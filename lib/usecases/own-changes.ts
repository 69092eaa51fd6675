/**
 * What changed in the signed-in patient's program and why, and what is paused. Invariant: every change carries the
 * decision it follows, so that no rule's reason is hidden. Source: product.md "Today", clinical.md I.
 */
import { listDecisions } from "#db/queries/decision.ts";
import { listMemberNames } from "#db/queries/decision-list.ts";
import { getEpisodeFacts } from "#db/queries/episode-facts.ts";
import { listExercisesBySlug } from "#db/queries/exercise.ts";
import { listPlanSpans } from "#db/queries/program.ts";
import { listSuspensions, type Suspension } from "#db/queries/suspension.ts";
import { getStore } from "#db/runtime/store.ts";
import { type Actor, selfOf } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { addDays, type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import type { Dose } from "#lib/domain/dosage.ts";
import type { SpokenDecision } from "#lib/domain/progression-words.ts";
import { now } from "#lib/kernel/clock.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { calmOf } from "./session-plan.ts";
import { answeredBy, type ShownRung, slugsOf, toDecisionCard } from "./view/decision-card.ts";
import { mediaOf } from "./view/library-entry.ts";

/** One change of the patient's program and why, in the order of the program. */
export interface OwnChange {
  readonly exercise: ShownRung;
  readonly toExercise: ShownRung | null;
  readonly from: Dose;
  readonly to: Dose | null;
  readonly spoken: SpokenDecision;
  /** A therapist set another dose than the one that the sentence is about. */
  readonly isChanged: boolean;
  readonly on: LocalDay;
  /** A therapist's name where they approved or changed it; null: the rules, within the therapist's limits. */
  readonly by: string | null;
}

export interface OwnChanges {
  /** Newest first, of the last 7 days. */
  readonly changes: readonly OwnChange[];
  /** What is paused now. */
  readonly paused: readonly Pick<Suspension, "scope" | "exercise" | "slug" | "reason" | "suspendedOn">[];
  /** The calm plan, which stays open while all strengthening is paused; null where it is not, or there is none. */
  readonly calmVersionId: string | null;
}

const changeDays = 7;

/** What changed in the signed-in patient's program and why (`own-record:read`). */
export async function readOwnChanges(actor: Actor): Promise<Result<OwnChanges, Denial>> {
  const access = await authorize(actor, "own-record:read", { patientId: selfOf(actor) });
  if (!access.ok) return access;
  const grant = access.value;
  const { read } = await getStore();
  const facts = await getEpisodeFacts(read, grant);
  if (!facts) return ok({ changes: [], paused: [], calmVersionId: null });
  const today = localDayOf(now(), facts.zone);
  // Decided earlier and approved within the week counts as a change of the week.
  const rows = (await listDecisions(read, grant, 300, addDays(today, -3 * changeDays))).filter(
    (row) =>
      !row.superseded &&
      row.outcome !== "HOLD" &&
      row.outcome !== "STOP_NOTIFY" &&
      row.resolution !== null &&
      ["applied", "approved", "changed"].includes(row.resolution.kind) &&
      localDayOf(row.resolution.resolvedAt, facts.zone) > addDays(today, -changeDays),
  );
  const found = await listExercisesBySlug(read, grant, slugsOf(rows));
  const exercises = new Map(found.map((one) => [one.slug, one]));
  const media = await mediaOf(read, grant, [...exercises.values()]);
  const names = await listMemberNames(read, grant, answeredBy(rows));
  const open = (await listSuspensions(read, grant)).filter((one) => one.ending === null);
  const allPaused = open.some((one) => one.scope === "strengthening");
  const calm = allPaused ? calmOf(await listPlanSpans(read, grant), today) : null;
  return ok({
    changes: rows.map((row) => {
      const card = toDecisionCard(row, exercises, names, media);
      const isChanged = row.resolution?.kind === "changed";
      return {
        exercise: card.exercise,
        toExercise: isChanged ? null : card.toExercise,
        isChanged,
        from: card.from,
        to: row.resolution?.dose ?? card.to,
        spoken: card.spoken,
        on: localDayOf(row.resolution!.resolvedAt, facts.zone),
        by: card.resolution?.by ?? null,
      };
    }),
    paused: open.map(({ scope, exercise, slug, reason, suspendedOn }) => {
      return { scope, exercise, slug, reason, suspendedOn };
    }),
    calmVersionId: calm?.versionId ?? null,
  });
}
