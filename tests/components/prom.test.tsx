/** Questionnaires and their entry as drawn by the server: no default, nothing ticked, every field named, no licensed text. */
import { NextIntlClientProvider } from "next-intl";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { idleState } from "#components/form/action-state.ts";
import { EntryForm, type EntryFormProps } from "#components/prom/entry-form.tsx";
import { NameActivities } from "#components/prom/name-activities.tsx";
import { QuestionPage, type QuestionPageProps } from "#components/prom/question-page.tsx";
import { WaitingMeasures } from "#components/prom/waiting-measures.tsx";
import { rmdq24 } from "#db/content/rmdq-24.ts";
import { type PromVersion, promVersions } from "#lib/domain/prom.ts";
import form from "#lib/messages/en/form.json" with { type: "json" };
import prom from "#lib/messages/en/prom.json" with { type: "json" };
import { count } from "./render.tsx";

const action = async () => idleState;

function render(element: ReactElement): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider
      locale="en-GB"
      timeZone="UTC"
      messages={{ form, prom }}
      onError={(error) => {
        throw error;
      }}
    >
      {element}
    </NextIntlClientProvider>,
  );
}

const sentences = rmdq24.items.slice(6, 12).map((text, index) => ({ place: 6 + index, text }));
const page = (over: Partial<QuestionPageProps["view"]> = {}): string =>
  render(
    <QuestionPage
      action={action}
      view={{
        instrument: "rmdq",
        memberId: "m",
        formId: "f",
        responseId: "r",
        page: 1,
        pages: 4,
        confirmed: [0],
        seenRevision: null,
        entered: null,
        sentences,
        instruction: rmdq24.instruction,
        credit: rmdq24.credit,
        activity: null,
        clearedOn: "2026-03-02",
        ...over,
      }}
    />,
  );

describe("a page of ticks", () => {
  it("has six sentences as published and “none of these”, and nothing is ticked", () => {
    const html = page();
    for (const { text } of sentences) expect(html).toContain(text.replaceAll("'", "&#x27;"));
    expect(count(html, 'name="ticks[]"')).toBe(6);
    expect(count(html, 'name="none"')).toBe(1);
    expect(html).not.toContain("checked");
    expect(html).toContain(rmdq24.instruction);
    expect(html).toContain("Spine 1983; 8: 141-144");
  });
  it("shows what was confirmed: a tick, or none", () => {
    const ticked = page({ entered: [0, 1, 0, 0, 0, 0], seenRevision: 0 });
    expect(count(ticked, "checked")).toBe(1);
    expect(ticked).toMatch(/value="7"[^>]*checked|checked[^>]*value="7"/);
    const none = page({ entered: [0, 0, 0, 0, 0, 0], seenRevision: 0 });
    expect(none).toMatch(/name="none"[^>]*checked|checked[^>]*name="none"/);
  });
  it("leads back to the page before and lets the page be left open", () => {
    const html = page();
    expect(html).toContain('href="/questionnaires/rmdq?page=1"');
    expect(html).toContain('href="/questionnaires/rmdq?page=3"');
    expect(page({ page: 3 })).toContain('href="/questionnaires/rmdq?page=end"');
  });
});

describe("the other questionnaires", () => {
  const bare = { sentences: [], instruction: null, credit: null, entered: null, seenRevision: null };
  it.each([0, 1, 2])("pain question %i is a scale from 0 to 10 without a default", (place) => {
    const html = page({ ...bare, instrument: "nprs", page: place, pages: 3 });
    expect(count(html, 'type="radio"')).toBe(11);
    expect(html).not.toContain("checked");
  });
  it("an activity is asked about in the patient’s own words", () => {
    const html = page({ ...bare, instrument: "psfs", page: 0, pages: 2, activity: "put on my socks" });
    expect(html).toContain("put on my socks");
    expect(html).toContain("as well as before my back hurt");
    expect(count(html, 'type="radio"')).toBe(11);
  });
  it("change is seven words, and one page cannot be left open", () => {
    const html = page({ ...bare, instrument: "pgic", page: 0, pages: 1, confirmed: [] });
    expect(count(html, 'type="radio"')).toBe(7);
    expect(html).toContain("Since you were cleared for strengthening on 2 March");
    expect(html).not.toContain("Leave this page open");
  });
  it("an answer of 0 is shown as one when it is corrected", () => {
    const html = page({ ...bare, instrument: "nprs", page: 0, pages: 3, entered: [0], seenRevision: 0 });
    expect(html).toMatch(/value="0"[^>]*checked|checked[^>]*value="0"/);
  });
  it("activities are named in up to five fields, all but one of which may stay empty", () => {
    const html = render(<NameActivities action={action} formId="f" memberId="m" />);
    expect(count(html, /name="activities\.\d"/g)).toBe(5);
    expect(count(html, "may stay empty")).toBe(4);
  });
});

describe("on Today", () => {
  it("nothing where none waits; else each with how far it is", () => {
    expect(render(<WaitingMeasures waiting={[]} />)).toBe("");
    const html = render(
      <WaitingMeasures
        waiting={[
          { instrument: "nprs", begun: null },
          { instrument: "rmdq", begun: { confirmed: 2, pages: 4 } },
        ]}
      />,
    );
    expect(html).toContain("3 questions, under a minute");
    expect(html).toContain("Begun: 2 of 4 pages saved");
  });
});

describe("entry by staff", () => {
  const entry = (version: PromVersion, over: Partial<EntryFormProps> = {}) =>
    render(
      <EntryForm
        action={action}
        formId="f"
        patientId="p"
        readerId="m"
        version={version}
        today="2026-03-02"
        activities={["put on my socks", "garden for an hour"]}
        replaces={null}
        {...over}
      />,
    );
  const fields = (html: string) => count(html, /name="items\.\d+"/g);

  it.each<[PromVersion, number, boolean]>([
    ["nprs-rest-worst-average", 3, false],
    ["psfs-1995", 2, true],
    ["rmdq-24-1983", 24, true],
    ["pgic-7", 1, false],
    ["odi-2-1a", 10, true],
    ["startback-9", 9, true],
    ["pseq-10", 10, true],
    ["pseq-2", 2, true],
    ["fabq-16", 16, true],
    ["ears-6", 0, true],
  ])("%s has %i items, and a total: %s", (version, items, hasTotal) => {
    const html = entry(version);
    expect(fields(html)).toBe(items);
    expect(html.includes('name="total"')).toBe(hasTotal);
    expect(html).not.toMatch(/name="items[^>]*value="\d/);
  });

  it("knows every form that can be stored", () => {
    for (const version of Object.values(promVersions).flat()) expect(entry(version)).toContain(version);
  });

  it("has a second total where the measure has two scores", () => {
    expect(entry("fabq-16")).toContain('name="second"');
    expect(entry("startback-9")).toContain('name="second"');
    expect(entry("odi-2-1a")).not.toContain('name="second"');
  });

  it("asks for a total alone before the patient named activities", () => {
    const html = entry("psfs-1995", { activities: [] });
    expect(fields(html)).toBe(0);
    expect(html).toContain("has not named any activity yet");
    expect(html).toContain('name="total"');
  });

  it("a replacement asks why and says what it replaces", () => {
    const replaces = { id: "old", day: "2026-03-01", words: "Replaces RMDQ of 1 March" };
    const html = entry("rmdq-24-1983", { replaces });
    expect(html).toContain("Replaces RMDQ of 1 March");
    expect(html).toContain('name="reason"');
    expect(entry("rmdq-24-1983")).not.toContain('name="reason"');
  });
});
