/** The record shows every question that was answered yes, as the patient read it. */
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { AnsweredYes } from "#components/red-flag/answered-yes.tsx";
import { followUpIds, questionIds } from "#lib/domain/red-flag-questions.ts";
import redFlag from "#lib/messages/en/redFlag.json" with { type: "json" };

const draw = (ids: readonly string[]) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ redFlag }}>
      <AnsweredYes questionIds={ids} />
    </NextIntlClientProvider>,
  );
const sentences = (html: string) => [...html.matchAll(/<li>(.*?)<\/li>/g)].map(([, text]) => text);

test("no yes is left out, and each is a sentence", () => {
  const all = [...questionIds, ...followUpIds];
  const shown = sentences(draw(all));
  expect(shown).toHaveLength(all.length);
  for (const text of shown) expect(text).toMatch(/^\S.* .*[?.]$/);
});

test("a question and the one that opens from it stand side by side", () => {
  expect(sentences(draw(["saddle_numbness", "very_unwell"]))).toEqual([
    redFlag.questions.saddle_numbness,
    redFlag.followUps.very_unwell,
  ]);
  expect(draw([])).toBe("");
});
