/**
 * What red-flag answers mean: the flags they raise, what open flags lock, and who may end a lock.
 * Invariants: unanswered is never "no" (a question left open keeps the screen incomplete, and an open second question
 * or context item never softens a yes); nothing here clears a flag, only a person does.
 * Source: clinical.md A4 (rows, context), A2 and B3 (what an open flag blocks).
 * Longer than most files: a clinician reviews the whole course of a flag, raised, locking, ended, in one place.
 */
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { LocalDay } from "./calendar.ts";
import type { BlockKind, Role } from "./episode.ts";
import {
  type ContextCondition,
  type ContextFlagId,
  contextFlagCodes,
  type FollowUpId,
  followUps,
  isContextFlagId,
  type QuestionId,
  questionIds,
  questionOf,
  type RedFlagCode,
  type RedFlagContext,
  redFlagCodes,
  type Suspicion,
} from "./red-flag-questions.ts";

/** Yes, no, or (null or absent) not answered, by question and second question. */
export type RedFlagAnswers = Readonly<Partial<Record<QuestionId | FollowUpId, boolean | null>>>;

/** Age limits of A4 in whole years, editable by the clinic (clinical.md M lists them as open). */
export interface RedFlagSettings {
  /** Younger than this at any episode: T. */
  readonly youngUnder: number;
  /** Older than this at a first episode: T. */
  readonly firstEpisodeOver: number;
  /** From this age a minor strain may break a bone: the lower end of A4's "65–70", to be on the safe side. */
  readonly fractureFrom: number;
  /** Younger than this for the inflammatory pattern: U. */
  readonly inflammatoryUnder: number;
}

export const redFlagDefaults: RedFlagSettings = {
  youngUnder: 18,
  firstEpisodeOver: 60,
  fractureFrom: 65,
  inflammatoryUnder: 45,
};

/** Why a flag has its code: the yes alone, a second question, a context flag, or an answer that is missing. */
export type RaisedBy = "answer" | FollowUpId | "follow_up_unanswered" | ContextReason;
export type ContextReason =
  | ContextFlagId
  | "context_osteoporosis"
  | "context_weak_immune_system"
  | "context_age"
  | "context_unanswered";

export interface RaisedFlag {
  readonly questionId: QuestionId | ContextFlagId;
  readonly suspicion: Suspicion;
  readonly code: RedFlagCode;
  /** At least one; more than one where a second question or the context changed or confirmed the code. */
  readonly raisedBy: readonly RaisedBy[];
}

/** A flag raised by an answer, as against one of context alone. */
export type AnswerFlag = RaisedFlag & { readonly questionId: QuestionId };

type Fact = "yes" | "no" | "unknown";
const factOf = (answer: boolean | null): Fact => (answer === null ? "unknown" : answer ? "yes" : "no");

/** The ages that a birth year allows today: the birthday may be still to come. Null when the year is not known. */
function agesOf(context: RedFlagContext, today: LocalDay): { youngest: number; oldest: number } | null {
  if (context.birthYear === null) return null;
  const oldest = Number(today.slice(0, 4)) - context.birthYear;
  return { youngest: oldest - 1, oldest };
}

/** Every context item that weighs on its own, with whether it holds. Ages are read on the side that raises. */
function contextFacts(
  context: RedFlagContext,
  today: LocalDay,
  settings: RedFlagSettings,
): { reason: Exclude<ContextReason, "context_age" | "context_unanswered">; fact: Fact }[] {
  const ages = agesOf(context, today);
  const under: Fact = ages === null ? "unknown" : ages.youngest < settings.youngUnder ? "yes" : "no";
  const over: Fact = ages === null ? "unknown" : ages.oldest > settings.firstEpisodeOver ? "yes" : "no";
  const first = factOf(context.firstEpisode);
  const both = over === "no" || first === "no" ? "no" : over === "yes" && first === "yes" ? "yes" : "unknown";
  return [
    { reason: "context_under_18", fact: under },
    { reason: "context_first_episode_over_60", fact: both },
    { reason: "context_pregnancy", fact: factOf(context.pregnancy) },
    { reason: "context_recent_surgery", fact: factOf(context.recentSurgery) },
    { reason: "context_long_term_steroids", fact: factOf(context.longTermSteroids) },
    { reason: "context_cancer", fact: factOf(context.cancer) },
    { reason: "context_osteoporosis", fact: factOf(context.osteoporosis) },
    { reason: "context_weak_immune_system", fact: factOf(context.weakImmuneSystem) },
  ];
}

/** Whether the condition of a question holds, and through what. Unknown where the deciding item is not answered. */
function conditionOf(
  condition: ContextCondition,
  context: RedFlagContext,
  today: LocalDay,
  settings: RedFlagSettings,
): { fact: Fact; reasons: ContextReason[] } {
  const ages = agesOf(context, today);
  if (condition === "young_enough") {
    if (ages === null) return { fact: "unknown", reasons: ["context_unanswered"] };
    const young = ages.youngest < settings.inflammatoryUnder;
    return { fact: young ? "yes" : "no", reasons: ["context_age"] };
  }
  const items: { reason: ContextReason; fact: Fact }[] = [
    { reason: "context_osteoporosis", fact: factOf(context.osteoporosis) },
    { reason: "context_long_term_steroids", fact: factOf(context.longTermSteroids) },
    {
      reason: "context_age",
      fact: ages === null ? "unknown" : ages.oldest >= settings.fractureFrom ? "yes" : "no",
    },
  ];
  const holding = items.filter((item) => item.fact === "yes").map((item) => item.reason);
  if (holding.length > 0) return { fact: "yes", reasons: holding };
  const open = items.some((item) => item.fact === "unknown");
  return open ? { fact: "unknown", reasons: ["context_unanswered"] } : { fact: "no", reasons: [] };
}

/**
 * Whether a question is worth asking: false only when its answer could raise nothing whatever it is (a minor strain
 * without brittle bones, steroids or age; the inflammatory questions from 45).
 */
export function questionApplies(
  id: QuestionId,
  context: RedFlagContext,
  today: LocalDay,
  settings: RedFlagSettings = redFlagDefaults,
): boolean {
  const { needs } = questionOf(id);
  return needs === null || conditionOf(needs, context, today, settings).fact !== "no";
}

/** The flag that one answer raises, or null. See `codeAnswers`. */
export function codeAnswer(
  id: QuestionId,
  answers: RedFlagAnswers,
  context: RedFlagContext,
  today: LocalDay,
  settings: RedFlagSettings = redFlagDefaults,
): AnswerFlag | null {
  if (answers[id] !== true) return null;
  const question = questionOf(id);
  const raisedBy: RaisedBy[] = ["answer"];
  let code = question.code;

  if (question.needs) {
    const condition = conditionOf(question.needs, context, today, settings);
    if (condition.fact === "no") return null;
    raisedBy.push(...condition.reasons);
  }
  if (question.followUp) {
    const second = followUps[question.followUp];
    const answer = answers[question.followUp] ?? null;
    if (answer === false && second.kind === "required") return null;
    if (answer !== false) {
      if (second.kind === "raises") code = second.code;
      raisedBy.push(answer === null ? "follow_up_unanswered" : question.followUp);
    }
  }
  if (code === "U") {
    const facts = contextFacts(context, today, settings);
    const holding = facts.filter(({ fact }) => fact === "yes").map(({ reason }) => reason);
    const lifts = holding.length > 0 || facts.some(({ fact }) => fact === "unknown");
    if (lifts) code = "S";
    if (lifts) raisedBy.push(...(holding.length > 0 ? holding : (["context_unanswered"] as const)));
  }
  return { questionId: id, suspicion: question.suspicion, code, raisedBy: [...new Set(raisedBy)] };
}

/**
 * The flags that the answers raise, most urgent first, then in the order asked (clinical.md A4).
 *
 * - A yes raises its question's code. A second question changes it: both legs or a dropping foot E, very unwell E,
 *   spreading weakness S. A minor strain counts with osteoporosis, long-term steroids or from 65; the inflammatory
 *   questions under 45 and after three months.
 * - Context lifts a symptom's U to S: any item that holds, or an item not answered yet.
 * - A session question raises its own flag (E, S) until one of the single questions that it opened is answered yes,
 *   which then says it more exactly. A session question answered yes stays a flag if all its single ones say no.
 * - A question without an answer raises nothing and leaves the screen incomplete (`missingAnswers`).
 *
 * What context raises alone is `codeContext`.
 */
export function codeAnswers(
  answers: RedFlagAnswers,
  context: RedFlagContext,
  today: LocalDay,
  settings: RedFlagSettings = redFlagDefaults,
): AnswerFlag[] {
  const flags = questionIds
    .map((id) => codeAnswer(id, answers, context, today, settings))
    .filter((flag) => flag !== null);
  const said = new Set<string | null>(flags.map((flag) => questionOf(flag.questionId).opensFrom));
  return byUrgency(flags.filter((flag) => !said.has(flag.questionId)));
}

/**
 * The flags of a context by itself, raised once when it is recorded (clinical.md A4, context row).
 *
 * A4 says "T before start" and also "it never locks alone". Both hold: these T flags are open flags like any other,
 * so the gate stays shut and no clearance can be signed until a therapist has reviewed them (`blocksGate`), while
 * `lockOf` lets them lock no session. Once reviewed they are cleared and never raised again. Past cancer alone is U.
 * Only a yes counts here: an item not answered is asked again, it is no finding.
 */
export function codeContext(
  context: RedFlagContext,
  today: LocalDay,
  settings: RedFlagSettings = redFlagDefaults,
): RaisedFlag[] {
  const flags = contextFacts(context, today, settings).flatMap(({ reason, fact }): RaisedFlag[] =>
    fact === "yes" && isContextFlagId(reason)
      ? [{ questionId: reason, suspicion: "context", code: contextFlagCodes[reason], raisedBy: ["answer"] }]
      : [],
  );
  return byUrgency(flags);
}

const byUrgency = <T extends RaisedFlag>(flags: T[]): T[] =>
  flags.toSorted((a, b) => redFlagCodes.indexOf(a.code) - redFlagCodes.indexOf(b.code));

/** What an open flag is to the rules: where it came from and its code. */
export interface OpenFlag {
  readonly questionId: string;
  readonly code: RedFlagCode;
}

export interface RedFlagLock {
  /** E or S: every session, calm ones too. */
  readonly sessions: boolean;
  /** E, S or T. */
  readonly strengthening: boolean;
  /** E, S or T. */
  readonly warmUps: boolean;
  /** Only E and S; under T calm care stays open. */
  readonly calm: boolean;
  /** The codes that lock, most urgent first. */
  readonly by: readonly RedFlagCode[];
}

/** What the open flags lock (clinical.md A4). U locks nothing; a flag of context alone locks nothing. */
export function lockOf(open: readonly OpenFlag[]): RedFlagLock {
  const locking = open.filter((flag) => flag.code !== "U" && !isContextFlagId(flag.questionId));
  const all = locking.some((flag) => flag.code === "E" || flag.code === "S");
  const some = locking.length > 0;
  const by = redFlagCodes.filter((code) => locking.some((flag) => flag.code === code));
  return { sessions: all, strengthening: some, warmUps: some, calm: all, by };
}

/** Whether a block may be served under the lock: calm blocks unless E or S, every other unless E, S or T. */
export function canServeBlock(lock: RedFlagLock, kind: BlockKind): boolean {
  if (kind === "calm") return !lock.calm;
  return kind === "warm-up" || kind === "on-demand" ? !lock.warmUps : !lock.strengthening;
}

/** Whether the gate and the progression rules see a red flag: an open E, S or T, never a U (clinical.md A2, A4, B3). */
export function blocksGate(open: readonly Pick<OpenFlag, "code">[]): boolean {
  return open.some((flag) => flag.code !== "U");
}

export interface PatientAction {
  readonly code: RedFlagCode;
  /** Show the crisis line with the E text: the answer was about self-harm. */
  readonly crisisLine: boolean;
}

/**
 * What the patient is told to do, most urgent first. An emergency stands alone: nothing else is shown beside it.
 * Empty when no flag is raised; the screen then reassures of nothing (clinical.md I).
 */
export function actionsFor(flags: readonly OpenFlag[]): PatientAction[] {
  const crisisLine = flags.some((flag) => flag.questionId === "self_harm");
  if (flags.some((flag) => flag.code === "E")) return [{ code: "E", crisisLine }];
  return redFlagCodes
    .filter((code) => flags.some((flag) => flag.code === code))
    .map((code) => ({ code, crisisLine: false }));
}

/** The person's place in the episode's care team; null when not linked to it. */
export type CareTeamPart = "lead_therapist" | "therapist" | "clinician";

export interface ClearingFacts {
  readonly role: Role;
  readonly careTeamPart: CareTeamPart | null;
  readonly code: RedFlagCode;
  /** The clinic lets only clinicians end E and S. */
  readonly clinicRestrictsToClinicians: boolean;
}

/** Whether a person may end a flag: a linked clinician, or a therapist of the care team (clinical.md A4). */
export function mayClear(facts: ClearingFacts): boolean {
  const urgent = facts.code === "E" || facts.code === "S";
  if (facts.role === "clinician") return facts.careTeamPart === "clinician";
  if (facts.role !== "therapist") return false;
  if (urgent && facts.clinicRestrictsToClinicians) return false;
  return facts.careTeamPart === "lead_therapist" || facts.careTeamPart === "therapist";
}

export interface ClearingStatement {
  readonly reason: string;
  /** Who examined the patient; asked for E and S. */
  readonly assessedBy: string | null;
  /** Local day of that examination; asked for E and S. */
  readonly assessedOn: LocalDay | null;
}

/**
 * Whether the statement is enough to end the flag. Codes: `reason_required`; for E and S also `assessor_required`,
 * `assessed_on_required`, and `assessed_on_impossible` (after today, or before the day the flag was raised).
 */
export function checkClearing(
  code: RedFlagCode,
  statement: ClearingStatement,
  raisedOn: LocalDay,
  today: LocalDay,
): Result<
  undefined,
  "reason_required" | "assessor_required" | "assessed_on_required" | "assessed_on_impossible"
> {
  if (!statement.reason.trim()) return err("reason_required");
  if (code !== "E" && code !== "S") return ok();
  if (!statement.assessedBy?.trim()) return err("assessor_required");
  if (statement.assessedOn === null) return err("assessed_on_required");
  const possible = statement.assessedOn >= raisedOn && statement.assessedOn <= today;
  return possible ? ok() : err("assessed_on_impossible");
}
