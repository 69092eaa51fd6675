/** Drafts keep what was typed and chosen, never secrets, and put back only what differs. */
import { describe, expect, it } from "vitest";
import type { DraftControl } from "#components/form/draft.ts";
import {
  clearDrafts,
  draftChanges,
  draftPrefix,
  draftSince,
  parseDraft,
  readDraft,
} from "#components/form/draft.ts";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";

const text = (name: string, value: string, type = "text"): DraftControl => ({ name, type, value });
const choice = (name: string, type: "radio" | "checkbox", value: string, checked: boolean): DraftControl => ({
  name,
  type,
  value,
  checked,
});

describe("readDraft", () => {
  it("keeps text, choices and several fields of one name", () => {
    const draft = readDraft([
      text("note", "sore after the walk", "textarea"),
      text("activity", "stairs"),
      text("activity", ""),
      choice("pain", "radio", "3", false),
      choice("pain", "radio", "4", true),
      choice("agree", "checkbox", "on", false),
    ]);
    expect(draft).toEqual({
      note: ["sore after the walk"],
      activity: ["stairs", ""],
      pain: ["4"],
      agree: [],
    });
  });

  it("never keeps a passphrase, shown or hidden, nor files and hidden fields", () => {
    const shown: DraftControl = { name: "secret", type: "text", value: "a b c", dataset: { noDraft: "" } };
    expect(
      readDraft([
        text("p", "x", "password"),
        shown,
        text("idempotencyKey", "k", "hidden"),
        text("f", "c:", "file"),
      ]),
    ).toEqual({});
  });
});

describe("draftChanges", () => {
  it("brings back text by place and leaves equal and unknown fields alone", () => {
    const first = text("activity", "");
    const second = text("activity", "same");
    const other = text("unknown", "server");
    expect(draftChanges([first, second, other], { activity: ["stairs", "same"] })).toEqual([
      { control: first, kind: "fill", value: "stairs" },
    ]);
  });

  it("switches the chosen radio on, and a checkbox either way", () => {
    const two = choice("pain", "radio", "2", true);
    const four = choice("pain", "radio", "4", false);
    const box = choice("agree", "checkbox", "on", true);
    expect(draftChanges([two, four, box], { pain: ["4"], agree: [] })).toEqual([
      { control: four, kind: "check", checked: true },
      { control: box, kind: "check", checked: false },
    ]);
  });

  it("never fills a passphrase", () => {
    expect(draftChanges([text("p", "", "password")], { p: ["x"] })).toEqual([]);
  });
});

describe("parseDraft", () => {
  it("reads back what was written and nothing else", () => {
    expect(parseDraft(JSON.stringify({ a: ["1"], b: "no", c: [2] }))).toEqual({ a: ["1"] });
    for (const bad of [null, "", "{", "[]", "null", '"x"']) expect(parseDraft(bad)).toBeNull();
  });
});

describe("clearDrafts", () => {
  it("removes every draft and nothing of others", () => {
    const stored = new Map([
      [`${draftPrefix}a`, "1"],
      ["theme", "dark"],
      [`${draftPrefix}b`, "2"],
    ]);
    clearDrafts({
      get length() {
        return stored.size;
      },
      key: (index) => [...stored.keys()][index] ?? null,
      removeItem: (key) => void stored.delete(key),
    });
    expect([...stored.keys()]).toEqual(["theme"]);
  });
});

describe("newIdempotencyKey", () => {
  it("is an id like every other, each time another", () => {
    const keys = Array.from({ length: 50 }, newIdempotencyKey);
    for (const key of keys)
      expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(keys).size).toBe(50);
  });
});

describe("draftSince", () => {
  it("keeps only what the person changed, so that an old value never goes over a newer one", () => {
    const drawn = { reply: ["one day"], hours: ["9 to 17"], pain: [], activity: ["stairs", ""] };
    const now = {
      reply: ["one day"],
      hours: ["8 to 16"],
      pain: ["4"],
      activity: ["stairs", "bus"],
      added: ["x"],
    };
    expect(draftSince(drawn, now)).toEqual({
      hours: ["8 to 16"],
      pain: ["4"],
      activity: ["stairs", "bus"],
      added: ["x"],
    });
  });

  it("keeps that a field was emptied and a box unticked", () => {
    expect(draftSince({ note: ["sore"], agree: ["on"] }, { note: [""], agree: [] })).toEqual({
      note: [""],
      agree: [],
    });
  });
});
