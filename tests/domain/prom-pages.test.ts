/** Pages confirmed one by one: what is never confirmed stays unanswered, and the later confirmation counts. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { scoreItems } from "#lib/domain/prom.ts";
import { assembleItems, itemsOfPage, nextOpenPage, pageCountOf } from "#lib/domain/prom-pages.ts";

const page = (number: number, items: number[], revision = 0) => ({ page: number, revision, items });
const none = [0, 0, 0, 0, 0, 0];

test("the RMDQ is four pages of six, the others one question a page", () => {
  expect(pageCountOf("rmdq", 0)).toBe(4);
  expect(pageCountOf("nprs", 0)).toBe(3);
  expect(pageCountOf("psfs", 4)).toBe(4);
  expect(pageCountOf("pgic", 0)).toBe(1);
  expect(itemsOfPage("rmdq", 3, 0)).toEqual({ from: 18, to: 24 });
});

test("a page never confirmed is six unanswered items, so the RMDQ has no score", () => {
  const items = assembleItems("rmdq", [page(0, [1, 0, 0, 0, 0, 0]), page(1, none), page(3, none)], 0);
  expect(items.filter((item) => item === null)).toHaveLength(6);
  expect(items.slice(12, 18)).toEqual(Array(6).fill(null));
  expect(scoreItems("rmdq-24-1983", items)).toMatchObject({ scoreTenths: null, missing: 6 });
});

test("the later confirmation of a page counts, whatever order they come in", () => {
  const pages = [page(0, none, 0), page(0, [1, 1, 0, 0, 0, 0], 1)];
  expect(assembleItems("rmdq", pages, 0).slice(0, 6)).toEqual([1, 1, 0, 0, 0, 0]);
  expect(assembleItems("rmdq", pages.toReversed(), 0).slice(0, 6)).toEqual([1, 1, 0, 0, 0, 0]);
});

test("after a page comes the next open one, then those passed over, then none", () => {
  expect(nextOpenPage([0], 4, 0)).toBe(1);
  expect(nextOpenPage([0, 1, 2], 4, 1)).toBe(3);
  expect(nextOpenPage([1, 2, 3], 4, 3)).toBe(0);
  expect(nextOpenPage([0, 1, 2, 3], 4, 2)).toBeNull();
});

test("items are unanswered exactly where no page was confirmed", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(3)), (confirmed) => {
      const items = assembleItems(
        "rmdq",
        confirmed.map((one) => page(one, none)),
        0,
      );
      for (const [place, item] of items.entries()) {
        expect(item === null).toBe(!confirmed.includes(Math.floor(place / 6)));
      }
    }),
  );
});
