/**
 * What the rules make of a whole program: the decision over every exposure that counts, which of them are new, and the
 * dose that should stand for each exercise. Invariants: the outcome depends on what was recorded and published, never on
 * the order in which it arrived; a later decision over the same exposure starts from the dose that was served; nothing a
 * person published since is touched; what is suspended waits for a person.
 * Source: clinical.md B2, B3 "Policy", B5. Long because the walk over the exposures is one idea.
 */
import { daysBetween, type LocalDay } from "./calendar.ts";
import { canonicalJson } from "./canonical.ts";
import { type Dose, isSameDose, type SideMode } from "./dosage.ts";
import type { Exercise } from "./exercise.ts";
import {
  defaultLightestLoadG,
  type PrescriptionBounds,
  prescriptionBounds,
  type RulesConfig,
} from "./prescription.ts";
import type { VersionOrigin } from "./program.ts";
import {
  decideProgression,
  type ExposureLog,
  type ProgressionDecision,
  type ProgressionInput,
  type ProposedDose,
  type RungChoice,
} from "./progression.ts";
import { limitProgressions } from "./progression-limit.ts";

/** A prescription of a main block. */
export interface PlanRow {
  readonly prescriptionId: string;
  readonly exerciseId: string;
  readonly slug: string;
  readonly dose: Dose;
  readonly side: SideMode;
  readonly effortMax: number;
  readonly bounds: PrescriptionBounds;
  readonly findsLoad: boolean;
  /** Its place among the main prescriptions, from 0. */
  readonly position: number;
}

/** A core version that is or was in force, with the rows the rules run on; none in a calm one. */
export interface PlanVersion {
  readonly versionId: string;
  readonly origin: VersionOrigin;
  readonly effectiveFrom: LocalDay;
  readonly rules: RulesConfig;
  readonly rows: readonly PlanRow[];
}

/** One exposure with where it was logged. */
export interface PlannedExposure extends ExposureLog {
  readonly sessionId: string;
  readonly versionId: string;
  readonly prescriptionId: string;
}

/** What was decided on an exposure and stands, with what became of it. */
export interface StandingDecision {
  readonly id: string;
  readonly exerciseId: string;
  readonly lastSessionId: string;
  readonly outcome: ProgressionDecision["action"];
  readonly reason: string;
  readonly proposal: ProposedDose | null;
  readonly inputs: DecisionInputs;
  readonly resolution: {
    readonly kind: "applied" | "approved" | "changed" | "declined" | "lapsed";
    readonly versionId: string | null;
  } | null;
}

/** Everything a decision was made from, as stored: what the rule read, and its rank among the session's steps up. */
export interface DecisionInputs {
  readonly rule: ProgressionInput;
  /** 1 is the first of the session's steps up; null where it was none. */
  readonly place: { readonly rank: number; readonly max: number } | null;
}

export interface PlanGround {
  /** In order of their first day; the last one is in force today. Never empty. */
  readonly chain: readonly PlanVersion[];
  /** Exposures of every exercise in the chain, in any order. */
  readonly exposures: readonly PlannedExposure[];
  /** The library's entries of the chain's exercises and of their neighbours, by slug. */
  readonly exercises: ReadonlyMap<
    string,
    Pick<Exercise, "axis" | "loadable" | "bounds" | "defaultDose" | "easier" | "harder"> & {
      readonly id: string;
      readonly offered: boolean;
    }
  >;
  readonly standing: readonly StandingDecision[];
  /** Steps up that nobody has answered. */
  readonly waiting: readonly {
    readonly id: string;
    readonly exerciseId: string;
    readonly lastSessionId: string;
  }[];
  readonly today: LocalDay;
  readonly redFlagOpen: boolean;
  readonly flareActive: boolean;
}

export interface NewDecision {
  readonly exerciseId: string;
  readonly slug: string;
  readonly exposure: PlannedExposure;
  readonly exposureIds: readonly string[];
  readonly inputs: DecisionInputs;
  readonly decision: ProgressionDecision;
  readonly supersedes: StandingDecision | null;
  /** The newest exposure of the exercise: only its step up can still be approved. */
  readonly isNewest: boolean;
}

/** What should stand in a row of the version in force, and because of which decision. */
export interface RowTarget {
  readonly row: PlanRow;
  readonly kind: "dose" | "rung" | "suspend";
  readonly slug: string;
  readonly dose: Dose;
  readonly bounds: PrescriptionBounds | null;
  /** Exercise and session whose decision it follows; null where only the load found is written down. */
  readonly because: { readonly exerciseId: string; readonly sessionId: string } | null;
}

export interface ProgressionPlan {
  readonly decisions: readonly NewDecision[];
  readonly targets: readonly RowTarget[];
  /** Ids of steps up that wait for nobody any more: a newer session came, theirs was taken back, or the exercise is paused. */
  readonly lapsed: readonly string[];
  /** All strengthening is held back: RED_FLAG or LONG_LAYOFF (clinical.md B5). */
  readonly suspendAll: {
    readonly exerciseId: string;
    readonly sessionId: string;
    readonly reason: string;
  } | null;
}

/** Exposures looked back on: the longest streak that can be asked for, and one more. */
export const exposuresRead = 9;

/** Reads the whole program. Source: clinical.md B5 "When it runs". */
export function planProgression(ground: PlanGround): ProgressionPlan {
  const current = ground.chain.at(-1);
  if (!current) return { decisions: [], targets: [], lapsed: [], suspendAll: null };
  const walks = distinct(current.rows).flatMap((row) => walkOf(ground, row) ?? []);
  const limited = limitPerSession(walks, ground.standing).map((walk) => whileHeld(walk, ground));
  const decisions = limited.flatMap((walk) => newDecisions(walk));
  const stopAll = limited
    .map((walk) => walk.steps.at(-1)!)
    .find(({ decision }) => decision.reason === "RED_FLAG" || decision.reason === "LONG_LAYOFF");
  const targets = limited.flatMap((walk) => targetOf(walk, ground) ?? []);
  return {
    decisions,
    targets,
    lapsed: lapsedOf(ground, limited, targets),
    suspendAll: stopAll
      ? {
          exerciseId: stopAll.exerciseId,
          sessionId: stopAll.exposure.sessionId,
          reason: stopAll.decision.reason,
        }
      : null,
  };
}

/** A step up waits only while the session it rests on is the newest that stands of its exercise. */
function lapsedOf(ground: PlanGround, walks: readonly Walk[], targets: readonly RowTarget[]): string[] {
  const newest = new Map(
    walks.map((walk) => {
      const step = walk.steps.at(-1)!;
      return [step.exerciseId, step.exposure.sessionId];
    }),
  );
  const paused = new Set(
    targets.flatMap(({ kind, because }) => (kind === "suspend" ? (because?.exerciseId ?? []) : [])),
  );
  return ground.waiting.flatMap(({ id, exerciseId, lastSessionId }) =>
    newest.get(exerciseId) === lastSessionId && !paused.has(exerciseId) ? [] : [id],
  );
}

interface Step {
  readonly exerciseId: string;
  readonly exposure: PlannedExposure;
  readonly rule: ProgressionInput;
  readonly decision: ProgressionDecision;
  readonly standing: StandingDecision | null;
  readonly place: DecisionInputs["place"];
  /** The day on which the dose served had last been changed; null where it never was. */
  readonly lastChangedOn: LocalDay | null;
  /** Steps up that the version served allows a session. */
  readonly maxSteps: number;
}

/** The exposures of one row's exercise, decided one after another, oldest first. Never empty. */
interface Walk {
  readonly row: PlanRow;
  /** The exercise decided on: the row's, or the one before a step down the ladder that is not yet tried. */
  readonly slug: string;
  readonly steps: readonly Step[];
  readonly publishedSince: boolean;
  /** A person published any version after the one served last. */
  readonly editedSince: boolean;
}

/** The first row of each exercise: a second one of the same exercise keeps its dose. */
function distinct(rows: readonly PlanRow[]): PlanRow[] {
  return rows.filter(
    (row, place) => rows.findIndex((other) => other.exerciseId === row.exerciseId) === place,
  );
}

const rowOf = (version: PlanVersion, exerciseId: string) =>
  version.rows.find((row) => row.exerciseId === exerciseId) ?? null;

type RunGround = Pick<PlanGround, "chain" | "exposures">;

/**
 * Indexes of the versions, up to `end`, in which the exercise stands without a gap; empty when it is not in `end`. A step
 * on the ladder that the rules took and took back before anybody tried it is no gap.
 */
function runOf(ground: RunGround, exerciseId: string, end: number): number[] {
  const { chain } = ground;
  const run: number[] = [];
  for (let index = end; index >= 0; index--) {
    if (rowOf(chain[index]!, exerciseId)) run.unshift(index);
    else {
      const before = chain.findLastIndex((version, place) => place < index && rowOf(version, exerciseId));
      if (run[0] !== index + 1 || before < 0 || !isTakenBack(ground, before, index)) break;
      index = before + 1;
    }
  }
  return run;
}

/** Whether the versions after `before` up to `last` are a step of the rules, taken back by them and never tried. */
function isTakenBack({ chain, exposures }: RunGround, before: number, last: number): boolean {
  const gap = chain.slice(before + 1, last + 1);
  const isByRules = (version: PlanVersion | undefined) =>
    version?.origin === "rules" && version.rows.length > 0;
  if (![...gap, chain[last + 1]].every(isByRules)) return false;
  const stood = new Set(chain[before]!.rows.map((row) => row.exerciseId));
  const brought = new Set(
    gap.flatMap((version) =>
      version.rows.filter((row) => !stood.has(row.exerciseId)).map((row) => row.prescriptionId),
    ),
  );
  return !exposures.some((exposure) => brought.has(exposure.prescriptionId));
}

function walkOf(ground: PlanGround, row: PlanRow): Walk | null {
  const { chain } = ground;
  const end = chain.length - 1;
  const run = runOf(ground, row.exerciseId, end);
  const own = exposuresIn(ground, row.exerciseId, run);
  if (own.length > 0) return walkOver(ground, row, row, run, own);
  // Nothing was done of it yet: where the rules brought it in by a step on the ladder, the step itself may be re-decided.
  const start = run[0];
  if (start === undefined || start === 0) return null;
  if (chain[start]!.origin !== "rules") return null;
  const brought = ground.standing.find(
    (decision) =>
      decision.outcome === "REGRESS" &&
      decision.proposal?.kind === "rung" &&
      decision.proposal.slug === row.slug &&
      decision.resolution?.kind === "applied",
  );
  const before = brought && rowOf(chain[start - 1]!, brought.exerciseId);
  if (!before) return null;
  const earlier = runOf(ground, before.exerciseId, start - 1);
  const exposures = exposuresIn(ground, before.exerciseId, earlier);
  return exposures.length === 0 ? null : walkOver(ground, row, before, earlier, exposures);
}

function exposuresIn(ground: PlanGround, exerciseId: string, run: readonly number[]): PlannedExposure[] {
  const prescriptions = new Set(
    run
      .map((index) => rowOf(ground.chain[index]!, exerciseId)?.prescriptionId)
      .filter((id) => id !== undefined),
  );
  return ground.exposures
    .filter((exposure) => prescriptions.has(exposure.prescriptionId))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .slice(-exposuresRead);
}

function walkOver(
  ground: PlanGround,
  row: PlanRow,
  decided: PlanRow,
  run: readonly number[],
  exposures: readonly PlannedExposure[],
): Walk | null {
  const { chain, today } = ground;
  const entry = ground.exercises.get(decided.slug);
  if (!entry) return null;
  const indexOf = (exposure: PlannedExposure) =>
    run.find((index) => chain[index]!.versionId === exposure.versionId) ?? run[0]!;
  const foundLoadG = exposures.find((exposure) => exposure.dose.loadG !== null)?.dose.loadG ?? null;
  const servedAt = (index: number): Dose => {
    const { dose, findsLoad } = rowOf(chain[index]!, decided.exerciseId)!;
    return dose.loadG === null && findsLoad ? { ...dose, loadG: foundLoadG } : dose;
  };
  /** The newest version of the run in which a person named another dose than before it. */
  const named =
    run.findLast(
      (index, place) =>
        chain[index]!.origin === "person" &&
        (place === 0 || !isSameDose(servedAt(index), servedAt(run[place - 1]!))),
    ) ?? run[0]!;
  const last = exposures.at(-1)!;
  const lastIndex = indexOf(last);
  const publishedSince = lastIndex < named;
  const inputOf = (
    upTo: number,
    exposure: PlannedExposure,
    standing: StandingDecision | null,
  ): ProgressionInput => {
    const index = indexOf(exposure);
    const served = rowOf(chain[index]!, decided.exerciseId)!;
    const isLast = exposure === last;
    const dose = servedAt(index);
    return {
      slug: decided.slug,
      axis: entry.axis,
      loadable: entry.loadable,
      dose,
      bounds: withLoad(served, dose),
      effortMax: served.effortMax,
      rules: rulesOf(served, chain[index]!.rules),
      exposures: exposures.slice(0, upTo + 1).map(plain),
      today: isLast ? today : earlier(exposures[upTo + 1]!.day, standing?.inputs.rule.today),
      redFlagOpen: isLast ? ground.redFlagOpen : (standing?.inputs.rule.redFlagOpen ?? false),
      flareActive: isLast ? ground.flareActive : (standing?.inputs.rule.flareActive ?? false),
      publishedSince: isLast && publishedSince,
      presentDose: isLast && publishedSince ? servedAt(run.at(-1)!) : null,
      layoffStepTaken: false,
      harder: neighbour(ground, entry.harder),
      easier: neighbour(ground, entry.easier),
      rungDownAllowed: served.bounds.rungDownAllowed !== false,
    };
  };
  const steps: Step[] = [];
  exposures.forEach((exposure, place) => {
    // What was done before a person named another dose is evidence, and changes nothing any more.
    if (exposure !== last && indexOf(exposure) < named) return;
    const standing =
      ground.standing.find(
        (decision) =>
          decision.exerciseId === decided.exerciseId && decision.lastSessionId === exposure.sessionId,
      ) ?? null;
    const rule = inputOf(place, exposure, exposure === last ? null : standing);
    const decision = decideProgression(rule);
    if (!decision) return;
    const index = indexOf(exposure);
    steps.push({
      exerciseId: decided.exerciseId,
      exposure,
      rule,
      decision,
      standing,
      place: null,
      // As it was when the session was done, so that later changes never reorder what was decided on it.
      lastChangedOn: lastChange(
        chain,
        run.filter((one) => one <= index),
        servedAt,
      ),
      maxSteps: chain[index]!.rules.progressionsPerSession,
    });
  });
  if (steps.length === 0) return null;
  return {
    row,
    slug: decided.slug,
    steps,
    publishedSince,
    editedSince: chain.some((version, index) => index > lastIndex && version.origin === "person"),
  };
}

/**
 * The day on which an earlier exposure is judged: when it was decided, at the latest on the day of the next one, which
 * ended the gap. So it does not matter how long after both they arrived.
 */
const earlier = (next: LocalDay, decidedOn: LocalDay | undefined): LocalDay =>
  decidedOn !== undefined && decidedOn < next ? decidedOn : next;

/** Only what the rule reads: where it was logged stays out of the record. */
function plain({
  id,
  day,
  dose,
  done,
  restPainBefore,
  painDuring,
  nextDayPain,
  effort,
  stopReason,
}: PlannedExposure): ExposureLog {
  return { id, day, dose, done, restPainBefore, painDuring, nextDayPain, effort, stopReason };
}

/** The settings published with the version, narrowed by what the prescription sets for itself. */
function rulesOf(row: PlanRow, rules: RulesConfig): RulesConfig {
  return row.bounds.rules ? { ...rules, ...row.bounds.rules } : rules;
}

/** The bounds with the load that was found: lightest and largest as for a load that is published. */
function withLoad(row: PlanRow, dose: Dose): PrescriptionBounds {
  if (row.dose.loadG !== null || dose.loadG === null) return row.bounds;
  return {
    ...row.bounds,
    lightestLoadG: Math.min(row.bounds.lightestLoadG, dose.loadG),
    loadMaxG: Math.max(dose.loadG, row.bounds.loadMaxG ?? dose.loadG * 2),
  };
}

/** A neighbour on the ladder at its default dose with the lightest load; none where it is no longer offered. */
function neighbour(ground: PlanGround, slug: string | null): RungChoice | null {
  const entry = slug === null ? undefined : ground.exercises.get(slug);
  if (slug === null || !entry?.offered) return null;
  const loadG = entry.loadable ? (entry.defaultDose.loadG ?? defaultLightestLoadG) : null;
  return { slug, dose: { ...entry.defaultDose, loadG } };
}

function lastChange(
  chain: readonly PlanVersion[],
  run: readonly number[],
  servedAt: (index: number) => Dose,
): LocalDay | null {
  const change = run.findLast(
    (index, place) => place > 0 && !isSameDose(servedAt(index), servedAt(run[place - 1]!)),
  );
  return change === undefined ? null : chain[change]!.effectiveFrom;
}

/**
 * At most so many steps up for each session, the earlier ones too: what a newer session or a late answer makes of an old
 * one changes nothing of that. A step up that stands and is not decided on any more, because a person has answered it,
 * keeps its place.
 */
function limitPerSession(walks: readonly Walk[], standing: readonly StandingDecision[]): Walk[] {
  const all = walks.flatMap((walk) => walk.steps.map((step) => ({ walk, step })));
  const limited = new Map<Step, Step>();
  for (const [sessionId, group] of Map.groupBy(all, ({ step }) => step.exposure.sessionId)) {
    const max = Math.min(...group.map(({ step }) => step.maxSteps));
    const decided = new Set(group.flatMap(({ walk, step }) => (isLeft(walk, step) ? [] : step.exerciseId)));
    const taken = standing.filter(
      (one) => one.lastSessionId === sessionId && one.outcome === "PROGRESS" && !decided.has(one.exerciseId),
    ).length;
    const ranked = rankOf(
      group.map(({ walk, step }) => ({
        key: step.exerciseId,
        lastChangedOn: step.lastChangedOn,
        position: walk.row.position,
        decision: step.decision,
      })),
    );
    for (const { step } of group) {
      const rank = step.decision.action === "PROGRESS" ? ranked.get(step.exerciseId) : undefined;
      if (rank !== undefined) limited.set(step, placed(step, { rank: taken + rank, max }));
    }
  }
  return walks
    .map((walk) => ({ ...walk, steps: walk.steps.map((step) => limited.get(step) ?? step) }))
    .toSorted((a, b) => a.row.position - b.row.position);
}

/** A step up at its place among those of its session: held back where there are enough before it. */
function placed(step: Step, place: NonNullable<DecisionInputs["place"]>): Step {
  return { ...step, place, decision: withinLimit(step.decision, place) };
}

function withinLimit(
  decision: ProgressionDecision,
  { rank, max }: NonNullable<DecisionInputs["place"]>,
): ProgressionDecision {
  if (decision.action !== "PROGRESS" || rank <= max) return decision;
  const [held] = limitProgressions([{ key: "", lastChangedOn: null, position: 0, decision }], 0);
  return held ? { ...held.decision, figures: { limit: max } } : decision;
}

/** Nothing is decided over a dose that a person has replaced since; what was decided before stays. */
function isLeft(walk: Walk, step: Step): boolean {
  const isNewest = step === walk.steps.at(-1);
  return isNewest && walk.publishedSince && step.standing !== null && step.decision.action === "HOLD";
}

/**
 * A step up over an earlier exposure that is not on record yet, as a late answer brings it, is not made while a red flag
 * or a flare stands: it is decided as if it had been looked at now.
 */
function whileHeld(walk: Walk, ground: PlanGround): Walk {
  if (!ground.redFlagOpen && !ground.flareActive) return walk;
  const { redFlagOpen, flareActive } = ground;
  const steps = walk.steps.map((step): Step => {
    const { decision, standing } = step;
    if (decision.action !== "PROGRESS" || (standing && isSameDecision(standing, decision, step.rule)))
      return step;
    const rule = { ...step.rule, redFlagOpen, flareActive };
    return { ...step, rule, decision: decideProgression(rule) ?? decision, place: null };
  });
  return { ...walk, steps };
}

/** The order in which the steps up of a session go ahead: one at a time is let through until all have their rank. */
function rankOf(candidates: readonly Parameters<typeof limitProgressions>[0][number][]): Map<string, number> {
  const ranks = new Map<string, number>();
  const steps = candidates.filter(({ decision }) => decision.action === "PROGRESS");
  for (let max = 1; max <= steps.length; max++) {
    for (const { key, decision } of limitProgressions(steps, max))
      if (decision.action === "PROGRESS" && !ranks.has(key)) ranks.set(key, max);
  }
  return ranks;
}

/** The decisions that are not on record yet, or differ from what is. */
function newDecisions(walk: Walk): NewDecision[] {
  return walk.steps.flatMap((step, index): NewDecision[] => {
    const isNewest = index === walk.steps.length - 1;
    const { standing, decision, rule } = step;
    if (isLeft(walk, step)) return [];
    if (standing && isSameDecision(standing, decision, rule)) return [];
    return [
      {
        exerciseId: step.exerciseId,
        slug: walk.slug,
        exposure: step.exposure,
        exposureIds: rule.exposures.map((exposure) => exposure.id),
        inputs: { rule, place: step.place },
        decision,
        supersedes: standing,
        isNewest,
      },
    ];
  });
}

/** The same outcome over the same exposures: the day on which it is looked at again makes no new decision. */
function isSameDecision(
  standing: StandingDecision,
  decision: ProgressionDecision,
  rule: ProgressionInput,
): boolean {
  return (
    standing.outcome === decision.action &&
    standing.reason === decision.reason &&
    canonicalJson([standing.proposal, standing.inputs.rule.exposures]) ===
      canonicalJson([decision.next, rule.exposures])
  );
}

/**
 * The dose that should stand after all these decisions; null where the row already says so. Steps down and pre-approved
 * steps up are folded over the exposures in order, so that a late arrival ends where a timely one would have.
 */
function targetOf(walk: Walk, ground: PlanGround): RowTarget | null {
  const { row, steps } = walk;
  const newest = steps.at(-1)!;
  const because = { exerciseId: newest.exerciseId, sessionId: newest.exposure.sessionId };
  const stops = steps.filter(({ decision }) => decision.action === "STOP_NOTIFY");
  const isForAll = ({ decision }: Step) =>
    decision.reason === "RED_FLAG" || decision.reason === "LONG_LAYOFF";
  const stopsAll = stops.some(isForAll);
  // A break that is over by now never hides the pain of the session after it.
  const stop = stops.find((one) => !isForAll(one));
  if (stop) {
    return {
      row,
      kind: "suspend",
      slug: row.slug,
      dose: row.dose,
      bounds: null,
      because: { exerciseId: stop.exerciseId, sessionId: stop.exposure.sessionId },
    };
  }
  if (walk.publishedSince) return null;
  let should: ProposedDose = { kind: "dose", dose: steps[0]!.rule.dose };
  for (const { decision, rule, standing } of steps) {
    if (decision.action === "REGRESS" && decision.next) should = decision.next;
    if (decision.action === "PROGRESS" && decision.next && isApplied(decision.next, rule, standing)) {
      should = decision.next;
    }
  }
  const slug = should.kind === "rung" ? should.slug : walk.slug;
  if (slug === row.slug && isSameDose(should.dose, row.dose)) return null;
  const found =
    row.dose.loadG === null && row.findsLoad && isSameDose({ ...should.dose, loadG: null }, row.dose);
  const steppedDown = steps.some(({ decision }) => decision.action === "REGRESS");
  // Where all strengthening is held back a step down still stands: it is what the patient comes back to.
  if (stopsAll && !steppedDown) return null;
  const steppedUp = newest.decision.action === "PROGRESS" && should === newest.decision.next;
  // Going back up to what was served undoes a step down; it never undoes what a person has edited since.
  if (!found && !steppedDown && !steppedUp && walk.editedSince) return null;
  const entry = ground.exercises.get(slug);
  if (!entry) return null;
  return {
    row,
    kind: slug === row.slug ? "dose" : "rung",
    slug,
    dose: should.dose,
    bounds: boundsAfter(walk, ground, slug, should.dose),
    because: found && !steppedDown && !steppedUp ? null : because,
  };
}

function boundsAfter(walk: Walk, ground: PlanGround, slug: string, dose: Dose): PrescriptionBounds {
  const newest = walk.steps.at(-1)!;
  if (slug === walk.slug) return newest.rule.bounds;
  return prescriptionBounds(ground.exercises.get(slug)!.bounds, dose);
}

/** Whether a step up may be applied without anybody: pre-approved for this prescription, on the same exercise, in time. */
function isApplied(next: ProposedDose, rule: ProgressionInput, standing: StandingDecision | null): boolean {
  if (next.kind === "rung") return false;
  if (standing?.resolution?.kind === "declined") return false;
  return isPreApproved(next.dose, rule.bounds, rule.today);
}

/** Whether a dose lies within what a therapist approved beforehand for the prescription. Source: clinical.md B2. */
export function isPreApproved(dose: Dose, bounds: PrescriptionBounds, today: LocalDay): boolean {
  const { approval } = bounds;
  if (!approval || daysBetween(today, approval.until) < 0) return false;
  const upTo = approval.dose;
  const within = (value: number | null, limit: number | null) =>
    value === null || (limit !== null && value <= limit);
  return (
    dose.axis === upTo.axis &&
    dose.sets <= upTo.sets &&
    within(dose.reps, upTo.reps) &&
    within(dose.holdSeconds, upTo.holdSeconds) &&
    within(dose.durationSeconds, upTo.durationSeconds) &&
    within(dose.distanceM, upTo.distanceM) &&
    within(dose.loadG, upTo.loadG)
  );
}

/** What the rules decide from a decision's record: the same, or the record does not explain itself. */
export function replayDecision(inputs: DecisionInputs): ProgressionDecision | null {
  const decision = decideProgression(inputs.rule);
  return decision && inputs.place ? withinLimit(decision, inputs.place) : decision;
}
