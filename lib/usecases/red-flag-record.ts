/**
 * The red-flag part of a patient's record, for the care team: what is open, what has ended and how, the context and its
 * review. Invariant: a flag ends only by a linked clinician or a therapist of the care team, with a written statement.
 */
import { isUniqueViolation } from "#db/dialect/errors.ts";
import { type CheckInRow, listCheckInRevisions } from "#db/queries/check-in.ts";
import { type ClearanceRow, listClearances } from "#db/queries/clearance.ts";
import { getClinic } from "#db/queries/clinic.ts";
import { listPhaseChanges, type PhaseChangeRow } from "#db/queries/episode.ts";
import { type EpisodeFacts, getEpisodeFacts, getOwnCareTeamPart } from "#db/queries/episode-facts.ts";
import {
  type ContextRow,
  type FlagRow,
  getContext,
  insertContextReview,
  insertFlagEnds,
  listFlags,
  listScreens,
  type ScreenRow,
} from "#db/queries/red-flag-screen.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { PatientGrant } from "#lib/access/grant.ts";
import type { Denial } from "#lib/access/policy.ts";
import { calendarDateOf, type LocalDay } from "#lib/domain/calendar.ts";
import { currentCheckIns } from "#lib/domain/check-in.ts";
import { checkClearing, lockOf, mayClear, type RedFlagLock } from "#lib/domain/red-flag.ts";
import { isContextFlagId } from "#lib/domain/red-flag-questions.ts";
import { wasComplete } from "#lib/domain/red-flag-record.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { EndRedFlagsInput, ReviewContextInput } from "#lib/schemas/red-flag.ts";
import { flareAfter } from "./flare-course.ts";
import { decideAfter } from "./progression.ts";
import { refreshSignals } from "./refresh-signals.ts";

export interface CareRecord {
  /** Names the forms of one drawing of the page. */
  readonly formId: string;
  readonly facts: EpisodeFacts;
  /** The date on the patient's wall clock: the last on which an examination can lie. */
  readonly today: LocalDay;
  readonly lock: RedFlagLock;
  /** Open and ended, newest first; `mayEnd` for the person who reads. */
  readonly flags: readonly (FlagRow & { readonly mayEnd: boolean })[];
  /** This clinic lets only clinicians end E and S. */
  readonly cliniciansOnly: boolean;
  readonly context: ContextRow | null;
  readonly mayReviewContext: boolean;
  /** Newest first; `complete` says that every question had its answer. */
  readonly screens: readonly (ScreenRow & { readonly complete: boolean })[];
  /** One a day, newest first; `corrections` counts the earlier entries that are kept. */
  readonly checkIns: readonly (CheckInRow & { readonly corrections: number })[];
  readonly clearances: readonly ClearanceRow[];
  readonly phaseChanges: readonly PhaseChangeRow[];
}

/** The record of a patient in acute care. Under `chart:read`; denials as in `authorize`. */
export async function readCareRecord(
  actor: Actor,
  input: { patientId: string },
): Promise<Result<CareRecord, Denial>> {
  const access = await authorize(actor, "chart:read", { patientId: input.patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const { read } = await getStore();
  const facts = await getEpisodeFacts(read, grant);
  if (!facts || actor.kind !== "member") return err("not_found");
  const [flags, context, screens, revisions, clearances, phaseChanges, clinic, part] = await Promise.all([
    listFlags(read, grant),
    getContext(read, grant),
    listScreens(read, grant),
    listCheckInRevisions(read, grant),
    listClearances(read, grant),
    listPhaseChanges(read, grant),
    getClinic(read, grant),
    getOwnCareTeamPart(read, grant),
  ]);
  const entries = Map.groupBy(revisions, (row) => row.day);
  return ok({
    formId: newId(now().getTime()),
    facts,
    today: calendarDateOf(now(), facts.zone),
    lock: lockOf(flags.filter((flag) => flag.end === null)),
    flags: flags.map((flag) => ({
      ...flag,
      mayEnd:
        flag.end === null &&
        mayClear({
          role: actor.role,
          careTeamPart: part,
          code: flag.code,
          clinicRestrictsToClinicians: clinic.cliniciansOnlyClearUrgent,
        }),
    })),
    cliniciansOnly: clinic.cliniciansOnlyClearUrgent,
    context,
    mayReviewContext: actor.role === "therapist" && context !== null && context.review === null,
    screens: screens.map((screen) => ({
      ...screen,
      complete: wasComplete(screen, context?.context ?? null),
    })),
    checkIns: currentCheckIns(revisions)
      .map((row) => ({ ...row, corrections: (entries.get(row.day)?.length ?? 1) - 1 }))
      .reverse(),
    clearances,
    phaseChanges,
  });
}

export type EndFailure =
  | Denial
  | "clinicians_only"
  | "reason_required"
  | "assessor_required"
  | "assessed_on_required"
  | "assessed_on_impossible"
  | "conflict";

/**
 * Ends open flags of one patient, all of them or none (clinical.md A4): for E and S with who assessed the patient and
 * when. Fails with `clinicians_only`, the codes of `checkClearing`, or `conflict` when somebody else has ended one of
 * them. The same statement sent twice ends them once.
 */
export async function endRedFlags(
  actor: Actor,
  input: Omit<EndRedFlagsInput, "examined">,
): Promise<Result<{ ended: number; lock: RedFlagLock }, EndFailure>> {
  const access = await authorize(actor, "red-flag:clear", { patientId: input.patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const store = await getStore();
  const facts = await getEpisodeFacts(store.read, grant);
  if (!facts || actor.kind !== "member") return err("not_found");
  const at = now();
  const today = calendarDateOf(at, facts.zone);
  const [all, clinic, careTeamPart] = await Promise.all([
    listFlags(store.read, grant),
    getClinic(store.read, grant),
    getOwnCareTeamPart(store.read, grant),
  ]);
  const chosen = all.filter((flag) => input.flagIds.includes(flag.id));
  if (chosen.length !== new Set(input.flagIds).size) return err("not_found");
  const ended = chosen.filter((flag) => flag.end !== null);
  if (ended.length > 0) {
    const mine = chosen.every(({ end }) => end?.byId === grant.memberId && end.reason === input.reason);
    return mine ? ok({ ended: chosen.length, lock: openLock(all, []) }) : err("conflict");
  }
  for (const flag of chosen) {
    const facts = {
      role: actor.role,
      careTeamPart,
      code: flag.code,
      clinicRestrictsToClinicians: clinic.cliniciansOnlyClearUrgent,
    };
    if (!mayClear(facts)) return err("clinicians_only");
    const enough = checkClearing(flag.code, input, flag.raisedOn, today);
    if (!enough.ok) return enough;
  }
  try {
    await store.write(grant, "red-flag:clear", async (tx, audit) => {
      audit({ subjectId: chosen[0]?.id });
      await insertFlagEnds(
        tx,
        grant,
        chosen.map((flag) => ({
          id: newId(at.getTime()),
          flagId: flag.id,
          reason: input.reason,
          assessedBy: input.assessedBy,
          assessedOn: input.assessedOn,
          at,
        })),
      );
      await refreshSignals(tx, grant);
    });
  } catch (thrown) {
    if (isUniqueViolation(thrown)) return err("conflict");
    throw thrown;
  }
  await decideAfterFlags(grant);
  return ok({ ended: chosen.length, lock: openLock(all, input.flagIds) });
}

/** A cleared flag is an occasion for the rules (clinical.md B5); what they had paused still waits for a person. */
async function decideAfterFlags({ clinicId, patientId, episodeId }: PatientGrant): Promise<void> {
  if (episodeId === null) return;
  await flareAfter({ clinicId, patientId, episodeId });
  await decideAfter({ clinicId, patientId, episodeId }, "flag");
}

const openLock = (flags: readonly FlagRow[], endedNow: readonly string[]) =>
  lockOf(flags.filter((flag) => flag.end === null && !endedNow.includes(flag.id)));

/**
 * A therapist has read the context and writes what it means. It ends the flags that stand on the context alone, which
 * are never raised again (clinical.md A4, context). Fails with `forbidden` for others than therapists, `conflict` when
 * it was reviewed meanwhile.
 */
export async function reviewContext(
  actor: Actor,
  input: ReviewContextInput,
): Promise<Result<{ ended: number }, Denial | "conflict">> {
  const access = await authorize(actor, "red-flag:clear", { patientId: input.patientId });
  if (!access.ok) return access;
  const grant = access.value;
  if (grant.actorKind !== "therapist") return err("forbidden");
  const store = await getStore();
  const context = await getContext(store.read, grant);
  if (!context || context.id !== input.contextId) return err("not_found");
  if (context.review) return context.review.note === input.note ? ok({ ended: 0 }) : err("conflict");
  const open = (await listFlags(store.read, grant)).filter(
    (flag) => flag.end === null && isContextFlagId(flag.questionId),
  );
  const at = now();
  try {
    await store.write(grant, "red-flag:review-context", async (tx, audit) => {
      audit({ subjectId: context.id });
      await insertContextReview(tx, grant, {
        id: newId(at.getTime()),
        contextId: context.id,
        note: input.note,
        at,
      });
      await insertFlagEnds(
        tx,
        grant,
        open.map((flag) => ({
          id: newId(at.getTime()),
          flagId: flag.id,
          reason: input.note,
          assessedBy: null,
          assessedOn: null,
          at,
        })),
      );
      await refreshSignals(tx, grant);
    });
  } catch (thrown) {
    if (isUniqueViolation(thrown)) return err("conflict");
    throw thrown;
  }
  await decideAfterFlags(grant);
  return ok({ ended: open.length });
}
