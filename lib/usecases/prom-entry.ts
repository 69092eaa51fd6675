/**
 * Outcome measures entered by the care team: item numbers without text or a total, and what takes back or replaces an
 * entry. Invariants: nothing is overwritten, a replaced answer stays with the reason; an item left empty is unanswered;
 * a day that has not come is refused. Source: clinical.md G "Staff enter a total, or item numbers without text".
 */
import { isUniqueViolation } from "#db/dialect/errors.ts";
import { insertPromCorrection, insertPromResponse, type NewPromResponse } from "#db/queries/prom.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { addDays } from "#lib/domain/calendar.ts";
import { canonicalJson } from "#lib/domain/canonical.ts";
import { instrumentOf, type PromInstrument, promItems, scoreItems } from "#lib/domain/prom.ts";
import { occasionWeekOf } from "#lib/domain/prom-schedule.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import { type EnterPromInput, type WithdrawPromInput, wholeItems } from "#lib/schemas/prom.ts";
import { loadPromState, type PromState } from "./prom-course.ts";
import { refreshSignals } from "./refresh-signals.ts";

export type EnterFailure = Denial | "future_day" | "day_too_old" | "no_activities" | "conflict";

/** The oldest day that can be entered: measures of an earlier life belong to an earlier episode. */
const oldestDays = 366;

export interface EnteredMeasure {
  readonly responseId: string;
  readonly instrument: PromInstrument;
  /** In points; null where too little was answered for a score. */
  readonly score: number | null;
  readonly missing: number;
}

/**
 * Stores a measure that was answered on paper or at the visit, or replaces one on record. Sending it twice stores it
 * once. Fails with `future_day`, `day_too_old` (more than a year back), `no_activities` (PSFS items before the patient
 * named any, or more than they named), `not_found` (nothing to replace), `conflict` (replaced or withdrawn meanwhile).
 */
export async function enterProm(
  actor: Actor,
  input: EnterPromInput,
): Promise<Result<EnteredMeasure, EnterFailure>> {
  const access = await authorize(actor, "prom:enter", { patientId: input.patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const store = await getStore();
  const state = await loadPromState(store.read, grant);
  if (!state) return err("not_found");
  const id = input.idempotencyKey;
  const at = now();
  const made = toResponse(input, state, at);
  if (!made.ok) return made;
  const row = made.value;
  const answer = () =>
    ok({
      responseId: id,
      instrument: row.instrument,
      score: row.scoreTenths === null ? null : row.scoreTenths / 10,
      missing: row.missing ?? 0,
    });
  const repeated = state.responses.find((one) => one.id === id);
  if (repeated) {
    const same = repeated.day === row.day && canonicalJson(repeated.answers) === canonicalJson(row.answers);
    return same && repeated.scoreTenths === row.scoreTenths ? answer() : err("conflict");
  }
  if (row.day > state.today) return err("future_day");
  if (row.day < addDays(state.today, -oldestDays)) return err("day_too_old");
  if (input.replaces !== null) {
    const old = state.responses.find((one) => one.id === input.replaces);
    if (!old || old.instrument !== row.instrument) return err("not_found");
    if (old.correction !== null) return err("conflict");
  }
  try {
    await store.write(grant, input.replaces === null ? "prom:enter" : "prom:correct", async (tx, audit) => {
      audit({ subjectId: id });
      await insertPromResponse(tx, grant, row);
      if (input.replaces !== null) {
        await insertPromCorrection(tx, grant, {
          id: newId(at.getTime()),
          responseId: input.replaces,
          replacedById: id,
          reason: input.reason ?? "",
          at,
        });
      }
      await refreshSignals(tx, grant);
    });
  } catch (thrown) {
    if (!isUniqueViolation(thrown)) throw thrown;
    return err("conflict");
  }
  return answer();
}

function toResponse(
  input: EnterPromInput,
  { activities, course }: PromState,
  at: Date,
): Result<NewPromResponse, "no_activities"> {
  const { version, day } = input;
  const instrument = instrumentOf(version);
  const common = {
    id: input.idempotencyKey,
    instrument,
    version,
    week: occasionWeekOf(instrument, course, day),
    day,
    source: "staff" as const,
    at,
  };
  const answered = input.items.some((item) => item !== null);
  if (!answered) {
    const second = input.second === null ? null : input.second / 10;
    return ok({
      ...common,
      answers: second === null ? null : { items: null, second },
      scoreTenths: input.total,
      missing: null,
      valid: true,
      totalOnly: true,
    });
  }
  const isPsfs = instrument === "psfs";
  if (
    isPsfs &&
    (activities.length === 0 || input.items.slice(activities.length).some((item) => item !== null))
  )
    return err("no_activities");
  const items = wholeItems(input.items, isPsfs ? activities.length : promItems[version].count);
  const score = scoreItems(version, items);
  return ok({
    ...common,
    answers: { items, ...(isPsfs ? { activityIds: activities.map((activity) => activity.id) } : {}) },
    scoreTenths: score.scoreTenths,
    missing: score.missing,
    valid: score.problem === null,
    totalOnly: false,
  });
}

/**
 * Takes back a response without another in its place; it stays on record with the reason. Taking back twice takes back
 * once. Fails with `not_found`, or `conflict` where another has replaced it.
 */
export async function withdrawProm(
  actor: Actor,
  input: WithdrawPromInput,
): Promise<Result<{ responseId: string; instrument: PromInstrument }, Denial | "conflict">> {
  const access = await authorize(actor, "prom:enter", { patientId: input.patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const store = await getStore();
  const state = await loadPromState(store.read, grant);
  const row = state?.responses.find((one) => one.id === input.responseId);
  if (!row) return err("not_found");
  const done = ok({ responseId: row.id, instrument: row.instrument });
  if (row.correction !== null) return row.correction.replacedById === null ? done : err("conflict");
  try {
    await store.write(grant, "prom:withdraw", async (tx, audit) => {
      audit({ subjectId: row.id });
      await insertPromCorrection(tx, grant, {
        id: input.idempotencyKey,
        responseId: row.id,
        replacedById: null,
        reason: input.reason,
        at: now(),
      });
      await refreshSignals(tx, grant);
    });
  } catch (thrown) {
    if (!isUniqueViolation(thrown)) throw thrown;
    const again = (await loadPromState(store.read, grant))?.responses.find((one) => one.id === row.id);
    return again?.correction && again.correction.replacedById === null ? done : err("conflict");
  }
  return done;
}
