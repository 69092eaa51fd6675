/**
 * The one source of "now". Everything that stores an instant asks here, so that tests and the demo clinic can
 * live through weeks in a second by the same code that runs in production.
 */
import { AsyncLocalStorage } from "node:async_hooks";

const travel = new AsyncLocalStorage<{ now: Date }>();

/** The present instant: the system clock, or the instant set by `atInstant`. */
export function now(): Date {
  const set = travel.getStore();
  return set ? new Date(set.now) : new Date();
}

/** Runs `fn` with `now()` standing at `instant`. For tests and the demo clinic; production code never calls it. */
export function atInstant<T>(instant: Date, fn: () => T): T {
  return travel.run({ now: instant }, fn);
}
