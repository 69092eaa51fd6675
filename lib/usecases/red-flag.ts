/**
 * Answering the red-flag screen, and what open flags mean to the patient.
 * Invariants: a screen is stored once with its answers and everything they raise; an emergency answer is taken even when
 * the rest is open; nothing here ends a flag.
 * A long file: what is asked, how it is stored and what it then means are one exchange with the patient.
 */
import { isUniqueViolation } from "#db/dialect/errors.ts";
import { getClinic } from "#db/queries/clinic.ts";
import { listPhaseChanges } from "#db/queries/episode.ts";
import { type EpisodeFacts, getEpisodeFacts } from "#db/queries/episode-facts.ts";
import { listFlares } from "#db/queries/flare.ts";
import { listPublications } from "#db/queries/program.ts";
import { listOpenFlags, type OpenFlagRow } from "#db/queries/red-flag.ts";
import {
  getContext,
  getScreen,
  insertContext,
  insertScreen,
  listScreens,
} from "#db/queries/red-flag-screen.ts";
import { getSessionSubject } from "#db/queries/session-subject.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import { openFlare } from "#lib/domain/flare.ts";
import {
  actionsFor,
  lockOf,
  type PatientAction,
  type RedFlagAnswers,
  type RedFlagLock,
} from "#lib/domain/red-flag.ts";
import {
  isContextFlagId,
  type RedFlagContext,
  type ScreenOccasion,
  unansweredContext,
} from "#lib/domain/red-flag-questions.ts";
import { isUrgent, readScreen, wasComplete } from "#lib/domain/red-flag-record.ts";
import { screenDue } from "#lib/domain/screen-due.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { AskedOccasion, RedFlagScreenForm } from "#lib/schemas/red-flag.ts";
import { refreshSignals } from "./refresh-signals.ts";

/** The numbers and times that the clinic gives to its patients. */
export interface ClinicContacts {
  readonly emergencyNumber: string;
  readonly doctorNumber: string;
  readonly crisisLine: string;
  readonly replyTime: string;
  readonly serviceHours: string;
}

/** What the patient is told to do now. */
export interface Advice {
  /** Most urgent first; an emergency stands alone. Empty when no flag is open. */
  readonly actions: readonly PatientAction[];
  readonly lock: RedFlagLock;
  /** A context that a therapist looks at before strengthening starts; it locks no session. */
  readonly startHeld: boolean;
  readonly contacts: ClinicContacts;
}

function adviceOf(open: readonly OpenFlagRow[], contacts: ClinicContacts): Advice {
  const held = open.filter((flag) => isContextFlagId(flag.questionId) && flag.code === "T");
  const asked = open.filter((flag) => !held.includes(flag));
  return { actions: actionsFor(asked), lock: lockOf(open), startHeld: held.length > 0, contacts };
}

const contactsOf = ({
  emergencyNumber,
  doctorNumber,
  crisisLine,
  replyTime,
  serviceHours,
}: ClinicContacts) => ({
  emergencyNumber,
  doctorNumber,
  crisisLine,
  replyTime,
  serviceHours,
});

/** What the patient's open flags mean to them now, for any page of the patient. Denials as in `authorize`. */
export async function readAdvice(actor: Actor): Promise<Result<Advice, Denial>> {
  const patientId = actor.kind === "member" ? actor.memberId : "";
  const access = await authorize(actor, "own-record:read", { patientId });
  if (!access.ok) return access;
  const { read } = await getStore();
  const [open, clinic] = await Promise.all([
    listOpenFlags(read, access.value),
    getClinic(read, access.value),
  ]);
  return ok(adviceOf(open, contactsOf(clinic)));
}

/** Whether the whole screen has been answered since a day. */
export interface ScreenStatus {
  /** The last complete screen of each occasion, by its local day; null when there is none in this episode. */
  readonly lastComplete: Readonly<Record<AskedOccasion, LocalDay | null>>;
  /**
   * The whole screen has not been answered in full yet, or not since the patient came back to calm care: it comes before
   * anything else (clinical.md A4).
   */
  readonly intakeDue: boolean;
  /**
   * The occasion for which the whole screen is open now; null when it is not. It comes before the next session of
   * anything but calm care.
   */
  readonly due: AskedOccasion | null;
}

/** Which screens of this episode the patient has answered in full. Denials as in `authorize`. */
export async function readScreenStatus(actor: Actor): Promise<Result<ScreenStatus, Denial>> {
  const patientId = actor.kind === "member" ? actor.memberId : "";
  const access = await authorize(actor, "own-record:read", { patientId });
  if (!access.ok) return access;
  const { read } = await getStore();
  const context = await getContext(read, access.value);
  const screens = await listScreens(read, access.value, { occasions: ["intake", "program_start", "flare"] });
  const complete = screens.filter((screen) => wasComplete(screen, context?.context ?? null));
  const returns = (await listPhaseChanges(read, access.value)).filter(
    (change) =>
      change.fromPhase !== null && (change.toPhase === "acute" || change.fromPhase === "discharged"),
  );
  const cameBackAt = returns[0]?.changedAt ?? null;
  const subject = await getSessionSubject(read, access.value);
  const today = localDayOf(now(), subject?.zone ?? "UTC");
  const { versions } = await listPublications(read, access.value);
  const begun = versions
    .filter(({ calmOnly, effectiveFrom }) => !calmOnly && effectiveFrom <= today)
    .map((version) => version.publishedAt)
    .filter((at) => cameBackAt === null || at > cameBackAt)
    .sort((a, b) => a.getTime() - b.getTime());
  const due = screenDue({
    complete: complete.map((screen) => screen.answeredAt),
    cameBackAt,
    flareAt: openFlare(await listFlares(read, access.value))?.startedAt ?? null,
    strengthensSince: begun[0] ?? null,
  });
  const last = (occasion: AskedOccasion) =>
    complete.find((screen) => screen.occasion === occasion)?.localDay ?? null;
  return ok({
    lastComplete: { intake: last("intake"), program_start: last("program_start"), flare: last("flare") },
    intakeDue: due === "intake",
    due,
  });
}

export interface ScreenForm {
  readonly formId: string;
  readonly memberId: string;
  readonly today: LocalDay;
  /** Null when it is still to be asked. */
  readonly contextOnFile: RedFlagContext | null;
  readonly advice: Advice;
}

/** What the screen's form needs. Denials as in `authorize`; `not_found` without an episode of care. */
export async function readScreenForm(actor: Actor): Promise<Result<ScreenForm, Denial>> {
  const patientId = actor.kind === "member" ? actor.memberId : "";
  const access = await authorize(actor, "own-record:read", { patientId });
  if (!access.ok) return access;
  const { read } = await getStore();
  const facts = await getEpisodeFacts(read, access.value);
  if (!facts) return err("not_found");
  const context = await getContext(read, access.value);
  const [open, clinic] = await Promise.all([
    listOpenFlags(read, access.value),
    getClinic(read, access.value),
  ]);
  return ok({
    formId: newId(now().getTime()),
    memberId: facts.patientId,
    today: localDayOf(now(), facts.zone),
    contextOnFile: context?.context ?? null,
    advice: adviceOf(open, contactsOf(clinic)),
  });
}

export interface ScreenOutcome {
  readonly screenId: string;
  readonly advice: Advice;
  /** Every question had its answer; false for an emergency that was sent before the end. */
  readonly complete: boolean;
}

export type ScreenFailure = Denial | "incomplete" | "birth_year_impossible" | "conflict";

/**
 * Stores the whole screen: answers, flags, and the context where it is asked for the first time. Sending it twice stores
 * it once. Fails with `incomplete` (detail: how many are open) unless an emergency is among the answers,
 * `birth_year_impossible`, or `conflict` when the id belongs to other answers.
 */
export async function answerScreen(
  actor: Actor,
  input: RedFlagScreenForm,
): Promise<Result<ScreenOutcome, ScreenFailure, { count: number }>> {
  return storeScreen(actor, {
    screenId: input.idempotencyKey,
    occasion: input.occasion,
    answers: input.answers,
    context: input.context,
  });
}

export interface SessionScreen {
  readonly patientId: string;
  /** Names the screen; made by the device. */
  readonly screenId: string;
  /** The two session questions, the single ones that a yes opened, and the second question. */
  readonly answers: RedFlagAnswers;
  /** When it was answered, where it arrives later; never after now. */
  readonly answeredAt?: Date;
  /** What was said to "Is this a flare?", where the pain before the session asked for it (clinical.md A5). */
  readonly flare?: boolean;
}

/** Under which the answer about a flare stands among the answers of its session. It is no red flag. */
export const flareQuestion = "flare_today";

/**
 * Stores the two questions of a session (clinical.md A4) for the patient who answers them. The session may start as far
 * as `advice.lock` allows. Failures as in `answerScreen`.
 */
export async function answerSessionScreen(
  actor: Actor,
  { flare, ...input }: SessionScreen,
): Promise<Result<ScreenOutcome, ScreenFailure, { count: number }>> {
  const also = flare === undefined ? [] : [{ questionId: flareQuestion, yes: flare }];
  return storeScreen(actor, { ...input, occasion: "session", context: null, also });
}

/**
 * One answered screen of the patient, with what is open now: the page after sending. Denials as in `authorize`;
 * `not_found` for a screen that is not theirs.
 */
export async function readScreenOutcome(
  actor: Actor,
  input: { screenId: string },
): Promise<Result<ScreenOutcome, Denial>> {
  const patientId = actor.kind === "member" ? actor.memberId : "";
  const access = await authorize(actor, "own-record:read", { patientId });
  if (!access.ok) return access;
  const { read } = await getStore();
  const screen = await getScreen(read, access.value, input.screenId);
  if (!screen) return err("not_found");
  const context = await getContext(read, access.value);
  const [open, clinic] = await Promise.all([
    listOpenFlags(read, access.value),
    getClinic(read, access.value),
  ]);
  return ok({
    screenId: screen.id,
    advice: adviceOf(open, contactsOf(clinic)),
    complete: wasComplete(screen, context?.context ?? null),
  });
}

interface SentScreen {
  readonly patientId?: string;
  readonly screenId: string;
  readonly occasion: ScreenOccasion;
  readonly answers: RedFlagAnswers;
  readonly context: RedFlagContext | null;
  readonly answeredAt?: Date;
  /** Answers kept with it that raise nothing. */
  readonly also?: readonly { readonly questionId: string; readonly yes: boolean }[];
}

async function storeScreen(
  actor: Actor,
  input: SentScreen,
): Promise<Result<ScreenOutcome, ScreenFailure, { count: number }>> {
  const patientId = input.patientId ?? (actor.kind === "member" ? actor.memberId : "");
  const access = await authorize(actor, "red-flag:answer", { patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const store = await getStore();
  const facts = await getEpisodeFacts(store.read, grant);
  if (!facts) return err("not_found");
  const at = now();
  const answeredAt = input.answeredAt && input.answeredAt < at ? input.answeredAt : at;
  const localDay = localDayOf(answeredAt, facts.zone);
  const onFile = await getContext(store.read, grant);
  const asksContext = onFile === null && input.occasion !== "session";
  const context = onFile?.context ?? withBirthYear(asksContext ? input.context : null, facts);
  if ((context.birthYear ?? 0) > Number(localDay.slice(0, 4))) return err("birth_year_impossible");
  const screen = readScreen(
    { occasion: input.occasion, answers: input.answers, context, contextOnFile: onFile !== null },
    localDay,
  );
  if (screen.missing.length > 0 && !isUrgent(screen))
    return err("incomplete", { count: screen.missing.length });
  const given = [...screen.answers, ...(input.also ?? [])];
  const contextComplete = screen.missing.every((step) => step.kind !== "context");
  const id = () => newId(at.getTime());
  try {
    await store.write(grant, "red-flag:answer", async (tx, audit) => {
      audit({ subjectId: input.screenId });
      // An emergency sent half-way leaves the context to be asked in full later.
      if (asksContext && contextComplete) await insertContext(tx, grant, { id: id(), context, at });
      await insertScreen(tx, grant, {
        id: input.screenId,
        occasion: input.occasion,
        localDay,
        answeredAt,
        receivedAt: at,
        answers: given.map((answer) => ({ id: id(), ...answer })),
        flags: screen.flags
          .filter((flag) => contextComplete || !isContextFlagId(flag.questionId))
          .map(({ questionId, code, raisedBy }) => ({ id: id(), questionId, code, raisedBy })),
      });
      await refreshSignals(tx, grant);
    });
  } catch (thrown) {
    if (!isUniqueViolation(thrown)) throw thrown;
    const stored = await getScreen(store.read, grant, input.screenId);
    // The context was recorded by another page meanwhile: what stands there counts, so read again with it.
    if (!stored && asksContext && (await getContext(store.read, grant))) return storeScreen(actor, input);
    if (!stored || !sameAnswers(stored.answers, given)) return err("conflict");
  }
  const [open, clinic] = await Promise.all([listOpenFlags(store.read, grant), getClinic(store.read, grant)]);
  return ok({
    screenId: input.screenId,
    advice: adviceOf(open, contactsOf(clinic)),
    complete: screen.missing.length === 0,
  });
}

/** At a session, a birth year that the clinic knows already stands in for a context not asked yet. */
function withBirthYear(context: RedFlagContext | null, facts: EpisodeFacts): RedFlagContext {
  return context ?? { ...unansweredContext, birthYear: facts.birthYear };
}

type StoredAnswer = { readonly questionId: string; readonly yes: boolean };

function sameAnswers(a: readonly StoredAnswer[], b: readonly StoredAnswer[]): boolean {
  const text = (rows: readonly StoredAnswer[]) =>
    rows
      .map((row) => `${row.questionId}=${row.yes}`)
      .sort()
      .join();
  return text(a) === text(b);
}
