/**
 * The progression rules a second time, written from the text of clinical.md B2, B3 and B5 alone and in another manner:
 * one table of rules read from the top, arithmetic by counting up in whole numbers. It shares no code with the product;
 * where the two differ, the text decides. Only for tests.
 */
import type { Dose } from "#lib/domain/dosage.ts";
import type { ExposureLog, ProgressionInput } from "#lib/domain/progression.ts";

export interface OracleAnswer {
  action: string;
  reason: string;
  /** The dose proposed, or the slug of a rung; null after a stop. */
  next: Dose | string | null;
}

type Move = { how: string; to: Dose } | "rung" | "ceiling";

export function consultOracle(input: ProgressionInput): OracleAnswer | null {
  const all = [...input.exposures].sort((a, b) => (`${a.day} ${a.id}` < `${b.day} ${b.id}` ? -1 : 1));
  if (all.length === 0) return null;
  const e = all[all.length - 1]!;
  const p: ExposureLog | undefined = all[all.length - 2];
  const c = input.rules;
  const present = input.presentDose ?? input.dose;
  const days = (Date.parse(`${input.today}T00:00:00Z`) - Date.parse(`${e.day}T00:00:00Z`)) / 86_400_000;

  const stop = (reason: string): OracleAnswer => ({ action: "STOP_NOTIFY", reason, next: null });
  const hold = (reason: string): OracleAnswer => ({ action: "HOLD", reason, next: present });
  const back = (cause: string): OracleAnswer => {
    const move = moveDown(input);
    if (move !== "rung" && move !== "ceiling") {
      return { action: "REGRESS", reason: `${cause}/${move.how}`, next: move.to };
    }
    if (input.easier === null || !input.rungDownAllowed) return stop("NO_EASIER");
    return { action: "REGRESS", reason: `${cause}/RUNG_DOWN`, next: input.easier.slug };
  };

  const nd = (x: ExposureLog) =>
    x.nextDayPain === null || x.restPainBefore === null ? Number.NaN : x.nextDayPain - x.restPainBefore;
  const during = (x: ExposureLog) => x.painDuring ?? Number.NaN;
  const effort = (x: ExposureLog) => x.effort ?? Number.NaN;
  // Comparisons with an unknown are false, which is what "unknown is never zero" asks of a test that must match.
  const isRed = (x: ExposureLog) => during(x) > c.painAmberMax || nd(x) >= c.ndRed;
  const isAmber = (x: ExposureLog) => !isRed(x) && (during(x) > c.painGreenMax || nd(x) > c.ndOk);
  const open = (x: ExposureLog) => x.restPainBefore === null || x.painDuring === null || x.effort === null;

  // Severity first, as B3.1 lists it.
  if (input.redFlagOpen) return stop("RED_FLAG");
  if (during(e) >= c.painStop) return stop("SEVERE_PAIN");
  if (all.slice(-3).filter(isRed).length >= 2) return stop("REPEATED_RED");
  if (days >= c.layoffStopDays) return stop("LONG_LAYOFF");

  if (input.publishedSince) {
    if (input.flareActive) return hold("FLARE");
    const move = moveUp({ ...input, dose: present }, false, all);
    return hold(`BUILDING 0/${leaps(present, move, c.maxJumpPct) ? c.amberStreak : c.greenStreak}`);
  }

  // B3.2
  if (during(e) > c.painAmberMax) return back("PAIN_RED");
  if (nd(e) >= c.ndRed) return back("NEXT_DAY_RED");
  if (p && nd(e) > c.ndOk && nd(p) > c.ndOk) return back("NEXT_DAY_CREEP");
  if (e.stopReason === "pain" && doneLess(e, c.painAbortPct)) return back("PAIN_ABORT");
  if (p && effort(e) >= c.effortHard && effort(p) >= c.effortHard) return back("TOO_HARD");
  const failed = (x: ExposureLog) => x.stopReason === "too_hard" && doneLess(x, c.failCompletePct);
  if (p && failed(e) && failed(p)) return back("CAPACITY");
  if (days >= c.layoffRegressDays && !input.layoffStepTaken) return back("LAYOFF");

  // B3.3
  if (input.flareActive) return hold("FLARE");
  if (days >= c.layoffHoldDays) return hold("SHORT_BREAK");
  if (open(e)) return hold("NEED_ANSWER");
  if (doneLess(e, 100)) return hold("INCOMPLETE");
  if (effort(e) > input.effortMax) return hold("EFFORT_HIGH");
  if (nd(e) > c.ndOk && nd(e) < c.ndRed) return hold("NEXT_DAY_AMBER");
  if (Number.isNaN(nd(e))) return hold("NEED_NEXT_DAY");

  const streak: ExposureLog[] = [];
  for (let at = all.length - 1; at >= 0; at--) {
    const x = all[at]!;
    const ends =
      open(x) ||
      doneLess(x, 100) ||
      effort(x) > input.effortMax ||
      isRed(x) ||
      nd(x) > c.ndOk ||
      text(x.dose) !== text(input.dose);
    if (ends) break;
    streak.unshift(x);
  }
  const k = streak.length;
  if (k >= 2 && isAmber(streak[k - 1]!) && during(streak[k - 1]!) > during(streak[k - 2]!)) {
    return hold("PAIN_RISING");
  }
  const anyAmber = streak.some(isAmber);
  const lastSet = (x: ExposureLog) => x.done[input.dose.sets - 1] ?? 0;
  const twoForTwo =
    input.loadable &&
    input.dose.axis === "reps" &&
    !anyAmber &&
    k >= 2 &&
    lastSet(streak[k - 1]!) >= input.dose.reps! + 2 &&
    lastSet(streak[k - 2]!) >= input.dose.reps! + 2;
  const move = moveUp(input, twoForTwo, all);
  const n = anyAmber || leaps(input.dose, move, c.maxJumpPct) ? c.amberStreak : c.greenStreak;
  if (k < n) return hold(`BUILDING ${k}/${n}`);
  if (move === "ceiling") return hold("AT_CEILING");
  if (move !== "rung") return { action: "PROGRESS", reason: move.how, next: move.to };
  if (input.harder === null) return hold("AT_CEILING");
  return { action: "PROGRESS", reason: "RUNG_UP", next: input.harder.slug };
}

const text = (dose: Dose) =>
  [
    dose.axis,
    dose.sets,
    dose.reps,
    dose.holdSeconds,
    dose.durationSeconds,
    dose.distanceM,
    dose.loadG,
  ].join();

/** B5 "Targets". */
function targets(d: Dose): number[] {
  if (d.axis === "pyramid") return [0, 2, 4].map((less) => Math.max(1, d.reps! - less));
  if (d.axis === "duration") return [d.durationSeconds!];
  const one = d.axis === "reps" ? d.reps : d.axis === "hold" ? d.holdSeconds : d.distanceM;
  return new Array(d.sets).fill(one);
}

/** Mean of min(1, done / target) below so many percent, over a common denominator. */
function doneLess(x: ExposureLog, percent: number): boolean {
  const goals = targets(x.dose);
  const product = goals.reduce((all, goal) => all * goal, 1);
  const parts = goals.map((goal, at) => Math.max(0, Math.min(goal, x.done[at] ?? 0)) * (product / goal));
  return parts.reduce((all, part) => all + part, 0) * 100 < percent * product * goals.length;
}

function leaps(from: Dose, move: Move, maxJump: number): boolean {
  if (move === "rung" || move === "ceiling" || from.loadG === null || move.to.loadG === null) return false;
  return (move.to.loadG - from.loadG) * 100 > maxJump * from.loadG;
}

/** The heaviest whole number of increments that is not above so many percent of the load. */
function notAbove(load: number, percent: number, increment: number): number {
  let steps = 0;
  while ((steps + 1) * increment * 100 <= load * percent) steps++;
  return steps * increment;
}

function moveUp(
  { dose, bounds, loadable, rules }: ProgressionInput,
  twoForTwo: boolean,
  all: ExposureLog[],
): Move {
  const loadUp = (how: string, to: Dose): Move => {
    if (dose.loadG === null) return "ceiling";
    const firstLoad = all.map((x) => x.dose.loadG).find((load) => load !== null) ?? dose.loadG;
    let next = notAbove(dose.loadG, 100 + rules.stepPct, bounds.incrementG);
    if (next <= dose.loadG) next = dose.loadG + bounds.incrementG;
    return next > (bounds.loadMaxG ?? 2 * firstLoad) ? "ceiling" : { how, to: { ...to, loadG: next } };
  };
  if (dose.axis === "reps") {
    const { min, max } = bounds.reps!;
    if (twoForTwo) return loadUp("TWO_FOR_TWO", { ...dose, reps: min });
    const step = loadable || dose.holdSeconds !== null ? 1 : 2;
    if (dose.reps !== max) return { how: "REPS_UP", to: { ...dose, reps: Math.min(max, dose.reps! + step) } };
    if (loadable) return loadUp("LOAD_UP", { ...dose, reps: min });
    return dose.sets === bounds.sets.max
      ? "rung"
      : { how: "SET_UP", to: { ...dose, sets: dose.sets + 1, reps: min } };
  }
  if (dose.axis === "pyramid") {
    return dose.reps === bounds.reps!.max
      ? "rung"
      : { how: "PYRAMID_UP", to: { ...dose, reps: dose.reps! + 1 } };
  }
  if (dose.axis === "hold") {
    const { max } = bounds.holdSeconds!;
    const to = { ...dose, holdSeconds: Math.min(max, dose.holdSeconds! + 5) };
    return dose.holdSeconds === max ? "rung" : { how: "HOLD_UP", to };
  }
  if (dose.axis === "duration") {
    const [secs, { max }] = [dose.durationSeconds!, bounds.durationSeconds!];
    const u = secs < 300 ? 15 : 60;
    let next = 0;
    while (next * 100 < secs * 110) next += u;
    next = Math.min(max, Math.max(next, secs + u));
    return secs === max ? "rung" : { how: "TIME_UP", to: { ...dose, durationSeconds: next } };
  }
  const { min, max } = bounds.distanceM!;
  if (dose.distanceM !== max) {
    return { how: "DIST_UP", to: { ...dose, distanceM: Math.min(max, dose.distanceM! + 5) } };
  }
  return loadable ? loadUp("LOAD_UP", { ...dose, distanceM: min }) : "rung";
}

function moveDown({ dose, bounds, loadable, rules }: ProgressionInput): Move {
  const lowered = dose.loadG === null ? -1 : notAbove(dose.loadG, 100 - rules.deloadPct, bounds.incrementG);
  const lightEnough = lowered >= bounds.lightestLoadG;
  if (dose.axis === "reps") {
    const { min } = bounds.reps!;
    if (loadable)
      return lightEnough ? { how: "LOAD_DOWN", to: { ...dose, reps: min, loadG: lowered } } : "rung";
    const step = dose.holdSeconds === null ? 2 : 1;
    if (dose.reps !== min)
      return { how: "REPS_DOWN", to: { ...dose, reps: Math.max(min, dose.reps! - step) } };
    return dose.sets === bounds.sets.min ? "rung" : { how: "SET_DOWN", to: { ...dose, sets: dose.sets - 1 } };
  }
  if (dose.axis === "pyramid") {
    return dose.reps === bounds.reps!.min
      ? "rung"
      : { how: "PYRAMID_DOWN", to: { ...dose, reps: dose.reps! - 1 } };
  }
  if (dose.axis === "hold") {
    const { min } = bounds.holdSeconds!;
    const to = { ...dose, holdSeconds: Math.max(min, dose.holdSeconds! - 5) };
    return dose.holdSeconds === min ? "rung" : { how: "HOLD_DOWN", to };
  }
  if (dose.axis === "duration") {
    const [secs, { min }] = [dose.durationSeconds!, bounds.durationSeconds!];
    const u = secs < 300 ? 15 : 60;
    let next = 0;
    while ((next + u) * 100 <= secs * 80) next += u;
    return secs === min
      ? "rung"
      : { how: "TIME_DOWN", to: { ...dose, durationSeconds: Math.max(min, next) } };
  }
  if (loadable && lightEnough) return { how: "LOAD_DOWN", to: { ...dose, loadG: lowered } };
  const { min } = bounds.distanceM!;
  if (dose.distanceM === min) return "rung";
  return { how: "DIST_DOWN", to: { ...dose, distanceM: Math.max(min, dose.distanceM! - 5) } };
}
