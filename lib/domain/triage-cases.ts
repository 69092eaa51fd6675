/**
 * Answers the worked triage cases (the shapes of the clinical vectors) for the command `rules -- triage`.
 * Invariant: it only translates; tier and score come from the function that orders the caseload. Source: clinical.md H.
 */
import { needOfCodes } from "./caseload.ts";
import { isSignalCode } from "./signal.ts";

export interface TriageCase {
  readonly id?: string;
  /** Codes of the signals that stand; the same twice counts once. */
  readonly signals: readonly string[];
  /** Hours since the oldest open, unacknowledged one opened, 0 or more. */
  readonly waiting_hours: number;
}

/**
 * [tier "P0" to "P3" or "none", score] of a case, given whole (`{id, input}`) or as its input alone. Throws, naming what it
 * cannot read, on any other shape.
 */
export function answerTriageCase(given: TriageCase | { readonly input: TriageCase }): [string, number] {
  const asked: unknown = isCase(given) && "input" in given ? given.input : given;
  if (!isCase(asked)) throw new Error("a case is not an object");
  const { signals, waiting_hours: hours } = asked as unknown as TriageCase;
  if (!Array.isArray(signals)) throw new Error("signals is not a list");
  if (typeof hours !== "number" || !Number.isFinite(hours) || hours < 0)
    throw new Error("waiting_hours is not a number of hours");
  const codes = signals.map((code: unknown) => {
    if (!isSignalCode(code)) throw new Error(`unknown signal: ${String(code)}`);
    return code;
  });
  const { tier, score } = needOfCodes(codes, Math.floor(hours));
  return [tier === null ? "none" : `P${tier}`, score];
}

function isCase(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
