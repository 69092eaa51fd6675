/**
 * The log of the server: one JSON line an event on stdout or stderr. Only the named fields can be logged, so that
 * no patient data, no text that people typed and no address of a page with an id ends up in it.
 */
import { now } from "./clock.ts";

export interface LogFields {
  readonly requestId?: string;
  readonly route?: string;
  readonly code?: string;
  readonly verb?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly count?: number;
  readonly port?: number;
  readonly file?: string;
  readonly errorName?: string;
  readonly errorStack?: string;
}

type Level = "info" | "warn" | "error";

function write(level: Level, event: string, fields: LogFields): void {
  const line = JSON.stringify({ at: now().toISOString(), level, event, ...fields });
  if (level === "info") console.log(line);
  else console.error(line);
}

export const log = {
  info: (event: string, fields: LogFields = {}) => write("info", event, fields),
  warn: (event: string, fields: LogFields = {}) => write("warn", event, fields),
  error: (event: string, fields: LogFields = {}) => write("error", event, fields),
};

/** The loggable part of a thrown value: its class and where it was thrown, without its message (which may quote data). */
export function errorFields(thrown: unknown): LogFields {
  if (!(thrown instanceof Error)) return { errorName: typeof thrown };
  const frames = (thrown.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  return { errorName: thrown.name, errorStack: frames.slice(0, 8).join("\n") };
}
