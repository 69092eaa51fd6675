/**
 * The patient's questionnaires as they are shown: the list, and one step of one. Invariants: nothing is written by
 * looking; what is not due is not asked; a page never confirmed is shown as open. Source: clinical.md G, product.md.
 */
import { rmdq24 } from "#db/content/rmdq-24.ts";
import type { PromResponseRow } from "#db/queries/prom.ts";
import { getSessionSubject } from "#db/queries/session-subject.ts";
import { getStore } from "#db/runtime/store.ts";
import { type Actor, selfOf } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import {
  type PatientInstrument,
  type PromItem,
  patientInstruments,
  promVersions,
  scoreItems,
} from "#lib/domain/prom.ts";
import { assembleItems, itemsOfPage, pageCountOf } from "#lib/domain/prom-pages.ts";
import { nextOccasion } from "#lib/domain/prom-schedule.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import { canRepeat, loadPromState, mayAnswer, type PromState } from "./prom-course.ts";

/** A questionnaire that waits for the patient. */
export interface WaitingMeasure {
  readonly instrument: PatientInstrument;
  /** Week after the clearance; null for the monthly ones. */
  readonly week: number | null;
  readonly dueOn: LocalDay;
  readonly overdue: boolean;
  /** Pages confirmed so far, of so many; null where it has not been begun. */
  readonly begun: { readonly confirmed: number; readonly pages: number } | null;
}

export interface AnsweredMeasure {
  readonly id: string;
  readonly instrument: PromResponseRow["instrument"];
  readonly day: LocalDay;
  /** In points; null where there is no score. */
  readonly score: number | null;
  readonly missing: number;
  /** Entered by the clinic. */
  readonly byClinic: boolean;
}

export interface QuestionnairesView {
  readonly due: readonly WaitingMeasure[];
  /** What comes next of each measure that is not due now. */
  readonly next: readonly { readonly instrument: PatientInstrument; readonly dueOn: LocalDay }[];
  /** Newest first. */
  readonly done: readonly AnsweredMeasure[];
  /** Measures whose last answer has no score and can be given again. */
  readonly again: readonly PatientInstrument[];
  /** Null before the first clearance: nothing is asked yet. */
  readonly clearedOn: LocalDay | null;
  readonly replyTime: string;
}

/** The list of the signed-in patient's questionnaires. Denials as in `authorize`; `not_found` without an episode. */
export async function readQuestionnaires(actor: Actor): Promise<Result<QuestionnairesView, Denial>> {
  const access = await authorize(actor, "own-record:read", { patientId: selfOf(actor) });
  if (!access.ok) return access;
  const { read } = await getStore();
  const state = await loadPromState(read, access.value);
  const subject = await getSessionSubject(read, access.value);
  if (!state || !subject) return err("not_found");
  const { course, standing, today } = state;
  const due = waitingOf(state);
  const open = new Set(due.map((one) => one.instrument));
  return ok({
    due,
    next: patientInstruments.flatMap((instrument) => {
      const next = open.has(instrument) ? null : nextOccasion(instrument, course, today);
      return next ? [{ instrument, dueOn: next.dueOn }] : [];
    }),
    done: standing.toReversed().map((row) => ({
      id: row.id,
      instrument: row.instrument,
      day: row.day,
      score: row.scoreTenths === null ? null : row.scoreTenths / 10,
      missing: row.missing ?? 0,
      byClinic: row.source === "staff",
    })),
    again: patientInstruments.filter((instrument) => !open.has(instrument) && canRepeat(state, instrument)),
    clearedOn: course.clearedOn,
    replyTime: subject.clinic.replyTime,
  });
}

/** What waits, in the order of the battery: the part of Today. */
export function waitingOf(state: PromState): WaitingMeasure[] {
  return state.due.map(({ instrument, week, dueOn, overdue }) => {
    const draft = state.drafts.find((one) => one.instrument === instrument);
    const pages = pageCountOf(instrument, state.activities.length);
    return {
      instrument,
      week,
      dueOn,
      overdue,
      begun: draft ? { confirmed: draft.pages.length, pages } : null,
    };
  });
}

interface QuestionnaireFrame {
  readonly instrument: PatientInstrument;
  readonly memberId: string;
  /** Names what the form stores. */
  readonly formId: string;
  /** Local day of the first clearance: what the PGIC compares with. */
  readonly clearedOn: LocalDay | null;
}

export type QuestionnaireView = QuestionnaireFrame &
  (
    | { readonly kind: "not_due"; readonly nextOn: LocalDay | null }
    /** The PSFS before anything was named. */
    | { readonly kind: "name_activities" }
    | {
        readonly kind: "page";
        readonly responseId: string;
        /** From 0. */
        readonly page: number;
        readonly pages: number;
        readonly confirmed: readonly number[];
        /** Null while the page is not confirmed. */
        readonly seenRevision: number | null;
        readonly entered: readonly PromItem[] | null;
        /** The sentences of this page with their places, as published. RMDQ alone. */
        readonly sentences: readonly { readonly place: number; readonly text: string }[];
        readonly instruction: string | null;
        readonly credit: string | null;
        /** The activity this page asks about, in the patient's own words. PSFS alone. */
        readonly activity: string | null;
      }
    | {
        readonly kind: "review";
        readonly responseId: string;
        readonly pages: number;
        /** Pages that are not confirmed, from 0. */
        readonly open: readonly number[];
        /** Items they leave unanswered, of so many. */
        readonly missing: number;
        readonly items: number;
        /** Whether it has a score as it stands. */
        readonly scored: boolean;
      }
  );

/**
 * One step of a questionnaire: the page asked for, else the first that is not confirmed; `end` shows what is left open.
 * Denials as in `authorize`; `not_found` without an episode, and for a page that the questionnaire does not have.
 */
export async function readQuestionnaire(
  actor: Actor,
  input: { readonly instrument: PatientInstrument; readonly page?: number | "end" | null },
): Promise<Result<QuestionnaireView, Denial>> {
  const { instrument } = input;
  const access = await authorize(actor, "own-record:read", { patientId: selfOf(actor) });
  if (!access.ok) return access;
  const { read } = await getStore();
  const state = await loadPromState(read, access.value);
  if (!state) return err("not_found");
  const frame = {
    instrument,
    memberId: access.value.memberId,
    formId: newId(now().getTime()),
    clearedOn: state.course.clearedOn,
  };
  if (!mayAnswer(state, instrument)) {
    const next = nextOccasion(instrument, state.course, state.today);
    return ok({
      ...frame,
      kind: "not_due",
      nextOn: next?.dueOn ?? null,
    });
  }
  const activities = state.activities.length;
  if (instrument === "psfs" && activities === 0) return ok({ ...frame, kind: "name_activities" });
  const draft = state.drafts.find((one) => one.instrument === instrument) ?? null;
  const responseId = draft?.responseId ?? newId(now().getTime());
  const pages = pageCountOf(instrument, activities);
  const confirmed = draft?.pages.map((page) => page.page) ?? [];
  const open = Array.from({ length: pages }, (_, page) => page).filter((page) => !confirmed.includes(page));
  if (input.page === "end" && draft) {
    const items = assembleItems(instrument, draft.pages, activities);
    const { missing, problem } = scoreItems(promVersions[instrument][0], items);
    return ok({
      ...frame,
      kind: "review",
      responseId,
      pages,
      open,
      missing,
      items: items.length,
      scored: problem === null,
    });
  }
  const page = typeof input.page === "number" ? input.page : (open[0] ?? 0);
  if (page < 0 || page >= pages) return err("not_found");
  const standing = draft?.pages.find((one) => one.page === page) ?? null;
  const { from, to } = itemsOfPage(instrument, page, activities);
  const isRmdq = instrument === "rmdq";
  return ok({
    ...frame,
    kind: "page",
    responseId,
    page,
    pages,
    confirmed,
    seenRevision: standing?.revision ?? null,
    entered: standing?.items ?? null,
    sentences: isRmdq
      ? rmdq24.items.slice(from, to).map((text, index) => ({ place: from + index, text }))
      : [],
    instruction: isRmdq ? rmdq24.instruction : null,
    credit: isRmdq ? rmdq24.credit : null,
    activity: instrument === "psfs" ? (state.activities[page]?.text ?? null) : null,
  });
}
