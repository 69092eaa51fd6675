/**
 * The daily check-in: one a day, corrected on the same day, with the red flags it raises in the same transaction.
 * Invariants: nothing is overwritten, a correction is the next revision; the second of two tabs is told; an answer not
 * given stays unanswered.
 */
import { isUniqueViolation } from "#db/dialect/errors.ts";
import {
  type CheckInRow,
  getCheckIn,
  getNewestRevision,
  insertCheckIn,
  listCheckIns,
} from "#db/queries/check-in.ts";
import { getEpisodeFacts } from "#db/queries/episode-facts.ts";
import { getContext, insertScreen, listFlags } from "#db/queries/red-flag-screen.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { addDays, type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import { type CheckInAnswers, checkInQuestions, nightPainUnrelenting } from "#lib/domain/check-in.ts";
import { canCheckIn, newCheckInFlags } from "#lib/domain/check-in-flags.ts";
import type { Phase } from "#lib/domain/episode.ts";
import { unansweredContext } from "#lib/domain/red-flag-questions.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { RecordCheckInInput } from "#lib/schemas/check-in.ts";
import { flareAfter } from "./flare-course.ts";
import { refreshSignals } from "./refresh-signals.ts";

export interface CheckInPage {
  readonly formId: string;
  readonly memberId: string;
  readonly phase: Phase;
  readonly today: LocalDay;
  /** The day asked about: today, or yesterday while it has none. */
  readonly day: LocalDay;
  /** What stands for that day; null when nothing has been entered. */
  readonly entered: CheckInRow | null;
  /** Yesterday can still be entered. */
  readonly yesterdayOpen: boolean;
  /** The newest two check-ins both say that no position eases the night pain. */
  readonly nightAgain: boolean;
}

/**
 * What the check-in page shows for `day` (today when left out). Another day than today or yesterday is today.
 * Denials as in `authorize`; `not_found` without an episode of care.
 */
export async function readCheckInPage(
  actor: Actor,
  input: { day?: string | null } = {},
): Promise<Result<CheckInPage, Denial>> {
  const patientId = actor.kind === "member" ? actor.memberId : "";
  const access = await authorize(actor, "own-record:read", { patientId });
  if (!access.ok) return access;
  const { read } = await getStore();
  const facts = await getEpisodeFacts(read, access.value);
  if (!facts) return err("not_found");
  const today = localDayOf(now(), facts.zone);
  const yesterday = addDays(today, -1);
  const rows = await listCheckIns(read, access.value, { from: addDays(today, -7) });
  const of = (day: LocalDay) => rows.find((row) => row.day === day) ?? null;
  const yesterdayOpen =
    of(yesterday) === null &&
    localDayOf(facts.createdAt, facts.zone) <= yesterday &&
    facts.phase !== "discharged";
  const day = input.day === yesterday && yesterdayOpen ? yesterday : today;
  return ok({
    formId: newId(now().getTime()),
    memberId: facts.patientId,
    phase: facts.phase,
    today,
    day,
    entered: of(day),
    yesterdayOpen,
    nightAgain: nightPainUnrelenting(rows),
  });
}

export type CheckInFailure = Denial | "day_closed" | "conflict";

/**
 * Stores one check-in or its correction, and raises the flags that it means (clinical.md A4). Sending it twice stores it
 * once. Fails with `day_closed` (neither today nor an empty yesterday) or `conflict` (the day was entered or corrected
 * since the page was shown; nothing is stored).
 */
export async function recordCheckIn(
  actor: Actor,
  input: RecordCheckInInput,
): Promise<Result<{ day: LocalDay; revision: number; flagsRaised: number }, CheckInFailure>> {
  const patientId = actor.kind === "member" ? actor.memberId : "";
  const access = await authorize(actor, "check-in:record", { patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const store = await getStore();
  const facts = await getEpisodeFacts(store.read, grant);
  if (!facts) return err("not_found");
  const { idempotencyKey: id, seenRevision, day, legBothOrFootDrop, ...answers } = input;
  const repeated = await getCheckIn(store.read, grant, id);
  if (repeated)
    return sameCheckIn(repeated, day, answers)
      ? ok({ day, revision: repeated.revision, flagsRaised: 0 })
      : err("conflict");
  const at = now();
  const newest = await getNewestRevision(store.read, grant, day);
  if (!canCheckIn(day, localDayOf(at, facts.zone), newest !== null)) return err("day_closed");
  if (newest !== seenRevision) return err("conflict");
  const revision = newest === null ? 0 : newest + 1;

  const context = (await getContext(store.read, grant))?.context ?? {
    ...unansweredContext,
    birthYear: facts.birthYear,
  };
  const rows = await listCheckIns(store.read, grant, { from: addDays(day, -14) });
  const standing = (await listFlags(store.read, grant)).map(({ questionId, code, raisedOn, end }) => ({
    questionId,
    code,
    raisedOn,
    open: end === null,
  }));
  const flags = newCheckInFlags(rows, { ...answers, day, revision }, legBothOrFootDrop, context, standing);
  const rowId = () => newId(at.getTime());
  try {
    await store.write(grant, "check-in:record", async (tx, audit) => {
      audit({ subjectId: id });
      await insertCheckIn(tx, grant, { ...answers, id, day, revision, zone: facts.zone, at });
      if (flags.length > 0)
        await insertScreen(tx, grant, {
          id: rowId(),
          occasion: "check_in",
          localDay: day,
          answeredAt: at,
          receivedAt: at,
          answers: flagAnswers(flags, answers, legBothOrFootDrop).map((answer) => ({
            id: rowId(),
            ...answer,
          })),
          flags: flags.map(({ questionId, code, raisedBy }) => ({ id: rowId(), questionId, code, raisedBy })),
        });
      await refreshSignals(tx, grant);
    });
  } catch (thrown) {
    if (!isUniqueViolation(thrown)) throw thrown;
    const stored = await getCheckIn(store.read, grant, id);
    return stored && sameCheckIn(stored, day, answers)
      ? ok({ day, revision: stored.revision, flagsRaised: 0 })
      : err("conflict");
  }
  await flareAfter(grant);
  return ok({ day, revision, flagsRaised: flags.length });
}

/** The answers behind the flags, as the record shows them beside each flag. */
function flagAnswers(
  flags: readonly { readonly questionId: string }[],
  answers: Pick<CheckInAnswers, "legWorse">,
  legBothOrFootDrop: boolean | null,
): { questionId: string; yes: boolean }[] {
  const raised = (id: string) => flags.some((flag) => flag.questionId === id);
  return [
    ...(answers.legWorse === null ? [] : [{ questionId: "check_in_leg_worse", yes: answers.legWorse }]),
    ...(answers.legWorse === true && legBothOrFootDrop !== null
      ? [{ questionId: "legs_both_or_foot_drop", yes: legBothOrFootDrop }]
      : []),
    ...(raised("night_constant") ? [{ questionId: "night_constant", yes: true }] : []),
  ];
}

function sameCheckIn(row: CheckInRow, day: LocalDay, answers: CheckInAnswers): boolean {
  return row.day === day && checkInQuestions.every((question) => row[question] === answers[question]);
}
