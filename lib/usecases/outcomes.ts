/**
 * A patient's outcomes for the care team: each measure with what its change means, what is due, what is on record.
 * Invariants: every read is recorded; what was replaced or withdrawn is listed with its reason and drawn nowhere.
 * Source: clinical.md G, product.md "Patient".
 */
import type { PromCorrectionRow, PromResponseRow } from "#db/queries/prom.ts";
import { getStore } from "#db/runtime/store.ts";
import { type Actor, selfOf } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import { patientInstruments } from "#lib/domain/prom.ts";
import { type DueMeasure, nextOccasion, type PromOccasion } from "#lib/domain/prom-schedule.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import { draftDays, loadPromState, type PromState } from "./prom-course.ts";
import {
  answersOf,
  type OutcomeMeasure,
  type OutcomeVerdict,
  toMeasures,
  toVerdict,
} from "./view/outcome.ts";

/** One response of the record, standing or not. */
export interface OutcomeEntry
  extends Pick<
    PromResponseRow,
    "id" | "instrument" | "version" | "week" | "day" | "valid" | "totalOnly" | "source" | "recordedAt"
  > {
  readonly score: number | null;
  readonly missing: number;
  readonly byName: string;
  readonly correction: PromCorrectionRow | null;
}

/** An activity of the PSFS with its rating at each answer, oldest first; null is not rated. */
export interface RatedActivity {
  readonly id: string;
  readonly text: string;
  readonly ratings: readonly { readonly day: LocalDay; readonly rating: number | null }[];
}

export interface OutcomesView {
  readonly patientId: string;
  readonly name: string;
  readonly today: LocalDay;
  /** IANA zone by which the days are counted. */
  readonly zone: string;
  readonly clearedOn: LocalDay | null;
  /** Those with an answer, and the four of the battery once the patient is cleared. */
  readonly measures: readonly OutcomeMeasure[];
  readonly verdict: OutcomeVerdict;
  readonly due: readonly DueMeasure[];
  readonly next: readonly PromOccasion[];
  /** Begun and not finished, still open to the patient: pages confirmed. */
  readonly begun: readonly { readonly instrument: string; readonly on: Date; readonly confirmed: number }[];
  readonly activities: readonly RatedActivity[];
  /** Newest first. */
  readonly entries: readonly OutcomeEntry[];
  /** Names what a form on the page would store. */
  readonly formId: string;
  readonly draftDays: number;
}

/** The outcomes of one patient. Denials as in `authorize`; `not_found` also without an episode. */
export async function readOutcomes(
  actor: Actor,
  input: { readonly patientId: string },
): Promise<Result<OutcomesView, Denial>> {
  const access = await authorize(actor, "chart:read", { patientId: input.patientId });
  if (!access.ok) return access;
  const { read } = await getStore();
  const state = await loadPromState(read, access.value);
  if (!state) return err("not_found");
  const { course, standing, today, due } = state;
  const measures = toMeasures(standing, course.clearedOn === null ? [] : patientInstruments);
  return ok({
    patientId: input.patientId,
    name: state.name,
    today,
    zone: state.zone,
    clearedOn: course.clearedOn,
    measures,
    verdict: toVerdict(measures),
    due,
    next: patientInstruments.flatMap((instrument) => {
      const next = nextOccasion(instrument, course, today);
      return next && !due.some((one) => one.instrument === instrument) ? [next] : [];
    }),
    begun: state.drafts.map(({ instrument, begunAt, pages }) => ({
      instrument,
      on: begunAt,
      confirmed: pages.length,
    })),
    activities: ratedOf(state),
    entries: state.responses.toReversed().map((row) => ({
      id: row.id,
      instrument: row.instrument,
      version: row.version,
      week: row.week,
      day: row.day,
      valid: row.valid,
      totalOnly: row.totalOnly,
      source: row.source,
      recordedAt: row.recordedAt,
      score: row.scoreTenths === null ? null : row.scoreTenths / 10,
      missing: row.missing ?? 0,
      byName: row.recordedByName,
      correction: row.correction,
    })),
    formId: newId(now().getTime()),
    draftDays,
  });
}

function ratedOf({ activities, standing }: PromState): RatedActivity[] {
  const answered = standing.filter((row) => row.instrument === "psfs" && !row.totalOnly);
  return activities.map(({ id, text }) => ({
    id,
    text,
    ratings: answered.map((row) => {
      const answers = answersOf(row);
      const place = answers?.activityIds?.indexOf(id) ?? -1;
      return { day: row.day, rating: place < 0 ? null : (answers?.items?.[place] ?? null) };
    }),
  }));
}

/** The patient's own scores, for their Progress: NPRS, PSFS and RMDQ with at least one score. Denials as in `authorize`. */
export async function readOwnOutcomes(
  actor: Actor,
): Promise<Result<{ today: LocalDay; measures: OutcomeMeasure[] }, Denial>> {
  const access = await authorize(actor, "own-record:read", { patientId: selfOf(actor) });
  if (!access.ok) return access;
  const { read } = await getStore();
  const state = await loadPromState(read, access.value);
  if (!state) return err("not_found");
  const shown = toMeasures(state.standing).filter(
    ({ instrument, latest }) => latest !== null && ["nprs", "psfs", "rmdq"].includes(instrument),
  );
  return ok({ today: state.today, measures: shown });
}
