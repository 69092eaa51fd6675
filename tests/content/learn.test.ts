/** The Learn pages: every page product.md names, every value filled, and nothing said that clinical.md I and K forbid. */
import { readFileSync } from "node:fs";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { learnTopicOf, learnTopics, topicAfter } from "#lib/domain/learn.ts";

interface Section {
  readonly heading: string;
  readonly text: string;
  readonly textRulesOff?: string;
  readonly items?: Readonly<Record<string, string>>;
}
interface Page {
  readonly title: string;
  readonly lead: string;
  readonly sections: Readonly<Record<string, Section>>;
}

const learn = JSON.parse(
  readFileSync(new URL("../../lib/messages/en/learn.json", import.meta.url), "utf8"),
) as { readonly pages: Readonly<Record<string, Page>>; readonly note: string };

const values = {
  emergencyNumber: "112",
  doctorNumber: "116 117",
  crisisLine: "0800 111 0 111",
  replyTime: "one working day",
  painGreenMax: 2,
  painAmberMin: 3,
  painAmberMax: 5,
  painRedMin: 6,
};

const failures: string[] = [];
const t = createTranslator({
  locale: "en",
  messages: { learn },
  onError: (error) => failures.push(error.message),
});

/** Every text of a page under its key. */
function textsOf(slug: string): [key: string, raw: string][] {
  const page = learn.pages[slug]!;
  const at = `learn.pages.${slug}`;
  return [
    [`${at}.title`, page.title],
    [`${at}.lead`, page.lead],
    ...Object.entries(page.sections).flatMap(([key, section]): [string, string][] => [
      [`${at}.sections.${key}.heading`, section.heading],
      [`${at}.sections.${key}.text`, section.text],
      ...(section.textRulesOff === undefined
        ? []
        : [[`${at}.sections.${key}.textRulesOff`, section.textRulesOff] as [string, string]]),
      ...Object.entries(section.items ?? {}).map(([item, text]): [string, string] => [
        `${at}.sections.${key}.items.${item}`,
        text,
      ]),
    ]),
  ];
}

const slugs = Object.keys(learn.pages);
const wholePage = (slug: string) =>
  textsOf(slug)
    .map(([key]) => t(key as never, values as never) as string)
    .join("\n");
const everything = () => slugs.map(wholePage).join("\n");

describe("the Learn pages", () => {
  it("are the ones patients are promised, and the emergency page", () => {
    expect(slugs).toEqual([
      "spasm",
      "calm-care",
      "cold-or-heat",
      "medicines",
      "moderate-activity",
      "pain-and-activity",
      "warm-up",
      "posture",
      "food",
      "doctor",
      "emergency",
    ]);
  });

  it("all stand in the contents, in the same order; the emergency page is a page of its own, open to everyone", () => {
    expect([...learnTopics, "emergency"]).toEqual(slugs);
    expect(learnTopicOf("spasm")).toBe("spasm");
    expect(learnTopicOf("emergency")).toBeNull();
    expect(topicAfter("medicines")).toBe("moderate-activity");
    expect(topicAfter("doctor")).toBeNull();
  });

  it("render with the clinic's values and leave no gap", () => {
    expect(everything()).not.toMatch(/[{}]|learn\.pages/);
    expect(failures).toEqual([]);
  });

  it("take the clinic's numbers and bands from values, never from the text", () => {
    const used = new Set(JSON.stringify(learn.pages).match(/\{(\w+)\}/g));
    expect([...used].sort()).toEqual(
      Object.keys(values)
        .map((key) => `{${key}}`)
        .sort(),
    );
  });

  it("need only telephone numbers to show the emergency page signed out", () => {
    const used = new Set(JSON.stringify(learn.pages.emergency).match(/\{(\w+)\}/g));
    expect([...used].sort()).toEqual(["{crisisLine}", "{doctorNumber}", "{emergencyNumber}"]);
  });

  it("number their sections and items from one, so that they are shown in order", () => {
    for (const [slug, page] of Object.entries(learn.pages)) {
      expect(Object.keys(page.sections), slug).toEqual(Object.keys(page.sections).map((_, i) => `s${i + 1}`));
      for (const section of Object.values(page.sections)) {
        const items = Object.keys(section.items ?? {});
        expect(items, slug).toEqual(items.map((_, i) => `i${i + 1}`));
      }
    }
  });

  it("stay short: at most 12 sentences a page beside its lists, at most 40 words a sentence", () => {
    for (const slug of slugs) {
      const prose = Object.values(learn.pages[slug]!.sections).map((section) => section.text);
      const sentences = prose.flatMap((text) => text.split(/(?<=[.:]) /));
      expect(sentences.length, slug).toBeLessThanOrEqual(12);
      expect(sentences.length, slug).toBeGreaterThanOrEqual(4);
      for (const sentence of sentences) expect(sentence.split(" ").length, sentence).toBeLessThanOrEqual(40);
    }
  });
});

describe("what the pages must not say", () => {
  it("names no drug and no amount of one", () => {
    expect(everything()).not.toMatch(
      /paracetamol|acetaminophen|ibuprofen|naproxen|diclofenac|aspirin|codeine|tramadol|diazepam|cyclobenzaprine|methocarbamol/i,
    );
    expect(wholePage("medicines")).not.toMatch(/\d+\s*(mg|g|ml|tablets?|times a day)\b/i);
  });

  it("claims neither to prevent nor to cure, reassures of nothing, and promises no date", () => {
    expect(everything()).not.toMatch(
      /\b(prevents?|cures?|guarantee|nothing serious|harmless cause|will be gone)\b/i,
    );
    expect(wholePage("spasm")).toContain("no date is promised");
  });

  it("keeps the tone of the product: no exclamation marks, no blame", () => {
    expect(everything()).not.toMatch(/!|\bmissed\b|\bfailed\b|\bonly yourself\b/i);
    expect(JSON.stringify(learn)).not.toMatch(/'/);
  });
});

describe("what the pages must say", () => {
  it("no diagnosis, no emergencies, exercises are the therapist's", () => {
    expect(learn.note).toMatch(/not a diagnosis/);
    expect(learn.note).toMatch(/not for emergencies/);
    expect(learn.note).toMatch(/set by your therapist/);
  });

  it("sends an emergency to the number at once, without waiting for a reply", () => {
    const page = wholePage("emergency");
    expect(page).toContain(
      "Call 112 or go to the nearest emergency department. Do not wait for a reply here.",
    );
    expect(page).toContain("0800 111 0 111");
  });

  it("lists each emergency sign of the red-flag table", () => {
    const page = wholePage("emergency");
    for (const sign of [
      /between your legs/,
      /urine or stool/,
      /sexual feeling/,
      /both legs/,
      /foot that drops/,
      /chest pain/,
      /very unwell/,
      /double vision/,
      /worst headache/,
      /harming yourself/,
    ]) {
      expect(page).toMatch(sign);
    }
  });

  it("names the five things that may lie behind a spasm, and that they are found without pain too", () => {
    const page = wholePage("spasm");
    for (const cause of [/strained muscle/, /disc/, /facet joints/, /narrowing/, /wear/])
      expect(page).toMatch(cause);
    expect(page).toMatch(/also found in people without pain/);
    expect(page).toMatch(/names no cause from your answers/);
  });

  it("gives heat the better evidence and calls it small, and shows both as comfort", () => {
    const page = wholePage("cold-or-heat");
    expect(page).toMatch(/Both are for comfort/);
    expect(page).toMatch(/evidence for heat is better, and small/);
  });

  it("says of no plan that it changes by itself where the rules are off", () => {
    const { s3, s4 } = learn.pages["pain-and-activity"]!.sections;
    for (const section of [s3!, s4!]) {
      expect(section.text).toMatch(/easier/);
      expect(section.textRulesOff).toMatch(/your therapist/i);
      expect(section.textRulesOff).not.toMatch(/easier/);
    }
  });

  it("makes pain that stays a reason to see a doctor", () => {
    expect(wholePage("doctor")).toMatch(/Pain that stays is a reason/);
    expect(wholePage("spasm")).toMatch(/Pain that stays is a reason/);
  });

  it("sends medicine questions to a pharmacist or doctor, and keeps relaxants to short terms", () => {
    const page = wholePage("medicines");
    expect(page).toMatch(/pharmacist or doctor/);
    expect(page).toMatch(/short term/);
    expect(page).toMatch(/do not drive/);
  });

  it("says what a warm-up is not shown to do", () => {
    expect(wholePage("warm-up")).toMatch(/No study shows that a warm-up alone keeps a back spasm away/);
    expect(wholePage("warm-up")).toMatch(/may help/);
  });

  it("keeps red a stop while soreness is not proof of harm", () => {
    const page = wholePage("pain-and-activity");
    expect(page).toMatch(/Red: 6 or more/);
    expect(page).toMatch(/Stop this exercise for today\. Soreness is not proof of harm/);
  });
});
