/**
 * The outcome measures of one episode as every screen reads them: what counts, what stands, what is begun.
 * Invariant: replaced and withdrawn answers are never compared; pages of a finished response are no draft.
 */
import type { ClinicalReader } from "#db/queries/clinical-grant.ts";
import { getEpisodeFacts } from "#db/queries/episode-facts.ts";
import {
  getPromCourse,
  listPromPages,
  listPromResponses,
  listPsfsActivities,
  type PromResponseRow,
  type PsfsActivityRow,
} from "#db/queries/prom.ts";
import type { Db } from "#db/runtime/store.ts";
import { addDays, type LocalDay, localDayOf, startOfLocalDay } from "#lib/domain/calendar.ts";
import type { PatientInstrument } from "#lib/domain/prom.ts";
import { type ConfirmedPage, standingPages } from "#lib/domain/prom-pages.ts";
import { type DueMeasure, dueMeasures, occasionWeekOf, type PromCourse } from "#lib/domain/prom-schedule.ts";
import { now } from "#lib/kernel/clock.ts";
import { storedPageAnswers } from "#lib/schemas/prom.ts";

/**
 * A questionnaire that was begun can be gone on with on the day it was begun and the two after; the answers speak of
 * "today", so an older one is begun again. What was confirmed stays on record.
 */
export const draftDays = 3;

/** A questionnaire that was begun and not finished. */
export interface PromDraft {
  readonly responseId: string;
  readonly instrument: PatientInstrument;
  readonly begunAt: Date;
  /** The newest revision of each confirmed page, by page. */
  readonly pages: readonly ConfirmedPage[];
}

export interface PromState {
  readonly course: PromCourse;
  /** IANA zone by which the patient's days are counted. */
  readonly zone: string;
  readonly today: LocalDay;
  readonly name: string;
  /** Everything on record, oldest first. */
  readonly responses: readonly PromResponseRow[];
  /** Those neither replaced nor withdrawn. */
  readonly standing: readonly PromResponseRow[];
  readonly due: readonly DueMeasure[];
  readonly activities: readonly PsfsActivityRow[];
  /** At most one of each measure: the newest. */
  readonly drafts: readonly PromDraft[];
}

/** Reads all of it; null where there is no episode of care. */
export async function loadPromState(read: Db, grant: ClinicalReader): Promise<PromState | null> {
  const facts = await getEpisodeFacts(read, grant);
  const course = await getPromCourse(read, grant);
  if (!facts || !course) return null;
  const today = localDayOf(now(), facts.zone);
  const responses = await listPromResponses(read, grant);
  const standing = responses.filter((row) => row.correction === null);
  const since = startOfLocalDay(addDays(today, -(draftDays - 1)), facts.zone);
  const finished = new Set(responses.map((row) => row.id));
  const pages = (await listPromPages(read, grant, since)).filter((page) => !finished.has(page.responseId));
  const drafts = [...Map.groupBy(pages, (page) => page.responseId).values()].map((rows): PromDraft => {
    const first = rows[0]!;
    return {
      responseId: first.responseId,
      instrument: first.instrument,
      begunAt: first.recordedAt,
      pages: standingPages(
        rows.map(({ page, revision, answers }) => ({
          page,
          revision,
          items: storedPageAnswers.parse(answers).items,
        })),
      ),
    };
  });
  return {
    course,
    zone: facts.zone,
    today,
    name: facts.name,
    responses,
    standing,
    due: dueMeasures(course, standing, today),
    activities: await listPsfsActivities(read, grant),
    drafts: [...Map.groupBy(drafts, (draft) => draft.instrument).values()].map((list) => list.at(-1)!),
  };
}

/** The last answer of this week has no score: it may be given again, it is not asked for again. */
export function canRepeat({ standing, course, today }: PromState, instrument: PatientInstrument): boolean {
  if (course.clearedOn === null || course.phase === "discharged") return false;
  const last = standing.findLast((row) => row.instrument === instrument);
  return last !== undefined && !last.valid && last.week !== null
    ? occasionWeekOf(instrument, course, today) === last.week
    : last?.valid === false && last.day === today;
}

/** Due, begun, or last answered without a score: the patient may answer it now. */
export const mayAnswer = (state: PromState, instrument: PatientInstrument): boolean =>
  state.due.some((one) => one.instrument === instrument) ||
  state.drafts.some((one) => one.instrument === instrument) ||
  canRepeat(state, instrument);
