/** Types of progress.mjs, which is plain JavaScript because the bootstrap runs it before anything is installed. */
import type { SpawnOptions } from "node:child_process";

export interface Step {
  done(): void;
  fail(): void;
  /** Whole seconds since the step started. */
  seconds(): number;
}

export interface StepResult {
  code: number;
  /** The last of what the program printed, both streams together. */
  output: string;
  /** Present when the program could not be started at all. */
  error?: NodeJS.ErrnoException;
}

export function startStep(label: string, detail?: () => string): Step;
export function runStep(
  label: string,
  command: string,
  args: readonly string[],
  options?: SpawnOptions & { detail?: () => string },
): Promise<StepResult>;
