/**
 * The patient answers: one page confirmed after another, and sending. Invariants: each confirmed page is on record at
 * once, so that stopping loses nothing; a page never confirmed stays unanswered; a questionnaire is finished once, by
 * its last open page or by the patient's word. Source: clinical.md G, product.md "Questionnaires".
 * A long file: deciding on a page, storing it and finishing are one exchange.
 */
import { isUniqueViolation } from "#db/dialect/errors.ts";
import { insertPromPage, insertPromResponse, insertPsfsActivities } from "#db/queries/prom.ts";
import { type Db, getStore } from "#db/runtime/store.ts";
import { type Actor, selfOf } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { PatientGrant } from "#lib/access/grant.ts";
import type { Denial } from "#lib/access/policy.ts";
import { type PatientInstrument, type PromItem, promVersions, scoreItems } from "#lib/domain/prom.ts";
import {
  assembleItems,
  type ConfirmedPage,
  itemsOfPage,
  nextOpenPage,
  pageCountOf,
  standingPages,
} from "#lib/domain/prom-pages.ts";
import { occasionWeekOf } from "#lib/domain/prom-schedule.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import {
  type FinishPromInput,
  type NameActivitiesInput,
  type SavePromPageInput,
  storedPromAnswers,
} from "#lib/schemas/prom.ts";
import { loadPromState, mayAnswer, type PromDraft, type PromState } from "./prom-course.ts";
import { refreshSignals } from "./refresh-signals.ts";

export type PromFailure = Denial | "not_due" | "already_sent" | "conflict";

/** Where the patient goes on: the next page that is not confirmed, the review of what is open, or the finished list. */
export type AfterPage =
  | { readonly kind: "page"; readonly page: number }
  | { readonly kind: "review" }
  | { readonly kind: "finished"; readonly responseId: string };

type Saved = AfterPage & { readonly instrument: PatientInstrument };

/**
 * Confirms one page; the last open one finishes the questionnaire in the same transaction. Sending it twice stores it
 * once. Fails with `not_due`, `already_sent` (finished meanwhile), `conflict` (the page was confirmed, or the
 * questionnaire begun, in another tab), `not_found` (no such page).
 */
export async function savePromPage(
  actor: Actor,
  input: SavePromPageInput,
): Promise<Result<Saved, PromFailure>> {
  const access = await authorize(actor, "prom:record", { patientId: selfOf(actor) });
  if (!access.ok) return access;
  const grant = access.value;
  const store = await getStore();
  const state = await loadPromState(store.read, grant);
  const decided = decidePage(state, input);
  if (!decided.ok || decided.value.isRepeat) return decided.ok ? ok(decided.value.after) : decided;
  const at = now();
  try {
    return await store.write(grant, "prom:record", async (tx, audit) => {
      audit({ subjectId: input.responseId });
      // Whoever wrote since is seen here: writes are queued or serializable.
      const present = await loadPromState(tx, grant);
      const again = decidePage(present, input);
      if (!present || !again.ok || again.value.isRepeat) throw new Changed();
      const { revision, items, confirmed, after } = again.value;
      const { instrument, responseId, page } = input;
      const row = { id: input.idempotencyKey, responseId, instrument, page, revision };
      await insertPromPage(tx, grant, { ...row, answers: { items }, at });
      if (after.kind === "finished")
        await finish(tx, grant, present, { instrument, responseId, pages: confirmed, at });
      return ok(after);
    });
  } catch (thrown) {
    if (thrown instanceof Changed || isUniqueViolation(thrown)) return err("conflict");
    throw thrown;
  }
}

class Changed extends Error {}

interface PageDecision {
  readonly after: Saved;
  /** It stands like this already: a second press, or sent again after a lost answer. */
  readonly isRepeat: boolean;
  readonly revision: number;
  readonly items: readonly PromItem[];
  /** All pages as they stand with this one. */
  readonly confirmed: readonly ConfirmedPage[];
}

function decidePage(
  state: PromState | null,
  input: SavePromPageInput,
): Result<PageDecision, "not_found" | "not_due" | "already_sent" | "conflict"> {
  if (!state) return err("not_found");
  const { instrument, responseId, page } = input;
  const activities = state.activities.length;
  const pages = pageCountOf(instrument, activities);
  if (page >= pages) return err("not_found");
  const items = itemsOf(input, activities);
  const finished = state.responses.find((row) => row.id === responseId);
  if (finished) {
    // The last page sent again after a lost answer stands already; another answer comes too late.
    const { from, to } = itemsOfPage(instrument, page, activities);
    const stored = storedPromAnswers.safeParse(finished.answers).data?.items?.slice(from, to) ?? [];
    if (finished.instrument !== instrument || !sameItems(stored, items)) return err("already_sent");
    const after: Saved = { instrument, kind: "finished", responseId };
    return ok({ after, isRepeat: true, revision: 0, items, confirmed: [] });
  }
  const draft = state.drafts.find((one) => one.instrument === instrument) ?? null;
  if (draft && draft.responseId !== responseId) return err("conflict");
  if (!mayAnswer(state, instrument)) return err("not_due");
  const standing = draft?.pages.find((one) => one.page === page) ?? null;
  const isSeen = (standing?.revision ?? null) === input.seenRevision;
  const isRepeat = standing !== null && !isSeen && sameItems(standing.items, items);
  if (!isSeen && !isRepeat) return err("conflict");
  const revision = standing === null ? 0 : standing.revision + 1;
  const confirmed = standingPages<ConfirmedPage>([...(draft?.pages ?? []), { page, revision, items }]);
  const next = nextOpenPage(
    confirmed.map((one) => one.page),
    pages,
    page,
  );
  const after: Saved =
    next === null
      ? { instrument, kind: "finished", responseId }
      : // An open page behind this one was passed over on purpose: the patient is shown what is left open.
        next > page
        ? { instrument, kind: "page", page: next }
        : { instrument, kind: "review" };
  return ok({ after, isRepeat, revision, items, confirmed });
}

function sameItems(a: readonly PromItem[], b: readonly PromItem[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function itemsOf({ instrument, page, ticks, value }: SavePromPageInput, activities: number): PromItem[] {
  if (instrument !== "rmdq") return [value];
  const { from, to } = itemsOfPage(instrument, page, activities);
  return Array.from({ length: to - from }, (_, index) => Number(ticks.includes(from + index)));
}

async function finish(
  tx: Db,
  grant: PatientGrant<"prom:record">,
  { activities, course, today }: PromState,
  given: {
    readonly instrument: PatientInstrument;
    readonly responseId: string;
    readonly pages: PromDraft["pages"];
    readonly at: Date;
  },
): Promise<void> {
  const { instrument, responseId, pages, at } = given;
  const version = promVersions[instrument][0];
  const items = assembleItems(instrument, pages, activities.length);
  const score = scoreItems(version, items);
  await insertPromResponse(tx, grant, {
    id: responseId,
    instrument,
    version,
    week: occasionWeekOf(instrument, course, today),
    day: today,
    answers: {
      items,
      ...(instrument === "psfs" ? { activityIds: activities.map((activity) => activity.id) } : {}),
    },
    scoreTenths: score.scoreTenths,
    missing: score.missing,
    valid: score.problem === null,
    totalOnly: false,
    source: "patient",
    at,
  });
  await refreshSignals(tx, grant);
}

/**
 * Sends a questionnaire with the pages that are confirmed; the others stay unanswered. Sending twice sends once. Fails
 * with `not_found` where nothing of it is confirmed, or it was begun too long ago.
 */
export async function finishProm(
  actor: Actor,
  input: FinishPromInput,
): Promise<Result<{ responseId: string; instrument: PatientInstrument }, PromFailure>> {
  const access = await authorize(actor, "prom:record", { patientId: selfOf(actor) });
  if (!access.ok) return access;
  const grant = access.value;
  const store = await getStore();
  const { instrument, responseId } = input;
  const state = await loadPromState(store.read, grant);
  if (state?.responses.some((row) => row.id === responseId)) return ok({ responseId, instrument });
  const draftOf = (one: PromState | null) =>
    one?.drafts.find((draft) => draft.instrument === instrument && draft.responseId === responseId);
  if (!draftOf(state)) return err("not_found");
  const at = now();
  try {
    await store.write(grant, "prom:record", async (tx, audit) => {
      audit({ subjectId: responseId });
      const present = await loadPromState(tx, grant);
      const draft = draftOf(present);
      if (!present || !draft) throw new Changed();
      await finish(tx, grant, present, { instrument, responseId, pages: draft.pages, at });
    });
  } catch (thrown) {
    if (!(thrown instanceof Changed) && !isUniqueViolation(thrown)) throw thrown;
    // Another tab sent it in the meantime.
    const present = await loadPromState(store.read, grant);
    if (!present?.responses.some((row) => row.id === responseId)) return err("conflict");
  }
  return ok({ responseId, instrument });
}

/**
 * Names the activities of the PSFS, once an episode: the same ones are rated at every follow-up. Fails with `not_due`,
 * or `conflict` where others were named already.
 */
export async function nameActivities(
  actor: Actor,
  input: NameActivitiesInput,
): Promise<Result<{ count: number }, PromFailure>> {
  const access = await authorize(actor, "prom:record", { patientId: selfOf(actor) });
  if (!access.ok) return access;
  const grant = access.value;
  const store = await getStore();
  const state = await loadPromState(store.read, grant);
  if (!state) return err("not_found");
  const texts = input.activities.filter((text) => text !== null);
  const sameAs = (named: PromState["activities"]) =>
    named.length === texts.length && named.every(({ text }, index) => text === texts[index]);
  if (state.activities.length > 0)
    return sameAs(state.activities) ? ok({ count: texts.length }) : err("conflict");
  if (!mayAnswer(state, "psfs")) return err("not_due");
  const at = now();
  try {
    await store.write(grant, "prom:record", async (tx) => {
      const rows = texts.map((text) => ({ id: newId(at.getTime()), text }));
      await insertPsfsActivities(tx, grant, rows, at);
    });
  } catch (thrown) {
    if (!isUniqueViolation(thrown)) throw thrown;
    const again = await loadPromState(store.read, grant);
    return again && sameAs(again.activities) ? ok({ count: texts.length }) : err("conflict");
  }
  return ok({ count: texts.length });
}
