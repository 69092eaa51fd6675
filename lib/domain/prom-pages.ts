/**
 * A questionnaire as pages that are confirmed one by one. Invariant: a page never confirmed leaves all its items
 * unanswered; of two confirmations of one page the later revision counts. Source: clinical.md G, product.md.
 */
import { type PatientInstrument, type PromItem, promItems, promVersions, rmdqPageSize } from "./prom.ts";

/** A page as it was confirmed, with its items in order. */
export interface ConfirmedPage {
  /** From 0. */
  readonly page: number;
  readonly revision: number;
  readonly items: readonly PromItem[];
}

/** Items in all: those of the form, for the PSFS as many as the patient named activities. */
export function itemCountOf(instrument: PatientInstrument, activities: number): number {
  return instrument === "psfs" ? activities : promItems[promVersions[instrument][0]].count;
}

const pageSizeOf = (instrument: PatientInstrument): number => (instrument === "rmdq" ? rmdqPageSize : 1);

/** How many pages a questionnaire has: six sentences a page for the RMDQ, one question for the others. */
export function pageCountOf(instrument: PatientInstrument, activities: number): number {
  return Math.ceil(itemCountOf(instrument, activities) / pageSizeOf(instrument));
}

/** The places of a page's items, from 0; `to` is not included. */
export function itemsOfPage(
  instrument: PatientInstrument,
  page: number,
  activities: number,
): { readonly from: number; readonly to: number } {
  const size = pageSizeOf(instrument);
  return { from: page * size, to: Math.min((page + 1) * size, itemCountOf(instrument, activities)) };
}

/** The newest revision of each page, by page. */
export function standingPages<P extends Pick<ConfirmedPage, "page" | "revision">>(pages: readonly P[]): P[] {
  const newest = new Map<number, P>();
  for (const page of pages) {
    const kept = newest.get(page.page);
    if (!kept || page.revision > kept.revision) newest.set(page.page, page);
  }
  return [...newest.values()].sort((a, b) => a.page - b.page);
}

/** All items of the questionnaire from its confirmed pages: null for every item of a page that is not there. */
export function assembleItems(
  instrument: PatientInstrument,
  pages: readonly ConfirmedPage[],
  activities: number,
): PromItem[] {
  const items: PromItem[] = Array<PromItem>(itemCountOf(instrument, activities)).fill(null);
  for (const { page, items: given } of standingPages(pages)) {
    const { from, to } = itemsOfPage(instrument, page, activities);
    for (let place = from; place < to; place++) items[place] = given[place - from] ?? null;
  }
  return items;
}

/** The first page after `page` that is not confirmed, else the first of all; null when none is left. */
export function nextOpenPage(confirmed: readonly number[], pages: number, page: number): number | null {
  const open = Array.from({ length: pages }, (_, index) => index).filter((one) => !confirmed.includes(one));
  return open.find((one) => one > page) ?? open[0] ?? null;
}
