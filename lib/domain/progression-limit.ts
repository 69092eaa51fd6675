/**
 * At most so many steps up in one session. Invariants: what is not a step up is never touched; which steps go ahead
 * depends on when each exercise last changed and on its place, never on the order in which they are given.
 * Source: clinical.md B2 "max 3 progressions per session", B3 "Policy".
 */
import { compareDays, type LocalDay } from "./calendar.ts";
import type { ProgressionDecision } from "./progression.ts";

/** One exercise of the session with what was decided for it. */
export interface ProgressionCandidate {
  /** Tells the exercises of the session apart. */
  readonly key: string;
  /** The day its dose last changed; null where it never has, which is the longest. */
  readonly lastChangedOn: LocalDay | null;
  /** Its place in the order of the blocks, from 0. */
  readonly position: number;
  readonly decision: ProgressionDecision;
}

/**
 * The candidates as given, in their order; of those that step up (pending or applied alike) only `max` still do:
 * longest since the last change first, then block order. The others HOLD SESSION_LIMIT at the dose they have.
 */
export function limitProgressions<C extends ProgressionCandidate>(
  candidates: readonly C[],
  max: number,
): C[] {
  const first = candidates
    .filter(({ decision }) => decision.action === "PROGRESS")
    .toSorted(
      (a, b) =>
        compareChanges(a.lastChangedOn, b.lastChangedOn) ||
        a.position - b.position ||
        (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
    )
    .slice(0, max);
  const goAhead = new Set<C>(first);
  return candidates.map((candidate) =>
    candidate.decision.action !== "PROGRESS" || goAhead.has(candidate)
      ? candidate
      : { ...candidate, decision: heldBack(candidate.decision, max) },
  );
}

function compareChanges(a: LocalDay | null, b: LocalDay | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return compareDays(a, b);
}

function heldBack({ from }: ProgressionDecision, limit: number): ProgressionDecision {
  return {
    action: "HOLD",
    reason: "SESSION_LIMIT",
    next: { kind: "dose", dose: from },
    from,
    figures: { limit },
  };
}
