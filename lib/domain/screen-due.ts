/**
 * Which whole red-flag screen is due now. Invariants: only a complete screen counts, whatever it was asked for; one is due
 * again after coming back to calm care, at the start of strengthening and at each flare. Source: clinical.md A4.
 */
import type { ScreenOccasion } from "./red-flag-questions.ts";

export type WholeScreen = Extract<ScreenOccasion, "intake" | "program_start" | "flare">;

/**
 * The occasion that is open, the first one first: intake, then a flare, then the start of a program. Null for none.
 * Instants: `complete` when complete screens were answered, `cameBackAt` the last return to calm care, `flareAt` the
 * start of the open flare, `strengthensSince` the first publication since then of a version with more than calm blocks.
 */
export function screenDue(given: {
  readonly complete: readonly Date[];
  readonly cameBackAt: Date | null;
  readonly flareAt: Date | null;
  readonly strengthensSince: Date | null;
}): WholeScreen | null {
  const newest = Math.max(-1, ...given.complete.map((at) => at.getTime()));
  const isOpen = (since: Date | null) => since !== null && newest < since.getTime();
  if (newest < 0 || isOpen(given.cameBackAt)) return "intake";
  if (isOpen(given.flareAt)) return "flare";
  return isOpen(given.strengthensSince) ? "program_start" : null;
}
