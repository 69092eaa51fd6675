/** Pain bands, the check before a session, diagnosis cautions and the calm plan. */

import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CalmCareKey, calmCareKeys, calmCarePlan, editedCalmCarePlan } from "#lib/domain/calm-care.ts";
import { cautionsFor, needsReason } from "#lib/domain/caution.ts";
import { consentSections, consentTextVersion } from "#lib/domain/consent.ts";
import type { Diagnosis } from "#lib/domain/episode.ts";
import type { Caution } from "#lib/domain/exercise.ts";
import { decideSessionStart, painBandOf, restPainBandOf } from "#lib/domain/safety.ts";
import consent from "#lib/messages/en/consent.json" with { type: "json" };

test("bands of pain during an exercise", () =>
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => painBandOf(n))).toEqual([
    ...Array(3).fill("green"),
    ...Array(3).fill("amber"),
    ...Array(2).fill("red"),
    ...Array(3).fill("stop"),
  ]));
test("bands follow the clinic's own edges", () =>
  expect([3, 4, 6, 7].map((n) => painBandOf(n, { painGreenMax: 3, painAmberMax: 6, painStop: 9 }))).toEqual([
    "green",
    "amber",
    "amber",
    "red",
  ]));
test("bands of resting pain", () =>
  expect([0, 3, 4, 6, 7, 10].map(restPainBandOf)).toEqual([
    "mild",
    "mild",
    "moderate",
    "moderate",
    "severe",
    "severe",
  ]));

describe("before a session", () => {
  test.each([
    [5, 4, "planned"],
    [6, 6, "calm"],
    [6, 9, "calm"],
    [4, 2, "calm"],
    [4, 3, "planned"],
    [3, 0, "planned"],
    [3, 1, "planned"],
    [5, 3, "calm"],
    [4, null, "calm"],
    [3, null, "planned"],
    [null, 2, "ask"],
  ] as const)("resting pain %j on a baseline of %j: %s", (restPain, baseline, kind) => {
    const start = decideSessionStart({ restPain, baseline, drowsy: false });
    expect(start).toMatchObject({ kind, asksFlare: kind === "calm", withoutLoad: false, noDriving: false });
  });
  test("something that makes drowsy leaves load out and says not to drive", () =>
    expect(decideSessionStart({ restPain: 1, baseline: 1, drowsy: true })).toEqual({
      kind: "planned",
      asksFlare: false,
      withoutLoad: true,
      noDriving: true,
    }));
  test("left open, it is asked and nothing loaded is offered", () =>
    expect(decideSessionStart({ restPain: 1, baseline: 1, drowsy: null })).toMatchObject({
      kind: "ask",
      withoutLoad: true,
    }));
  test("more pain never goes from calm back to the plan", () => {
    const pain = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(pain, fc.option(pain), fc.boolean(), (restPain, baseline, drowsy) => {
        if (decideSessionStart({ restPain, baseline, drowsy }).kind === "calm")
          expect(decideSessionStart({ restPain: restPain + 1, baseline, drowsy }).kind).toBe("calm");
      }),
    );
  });
});

describe("diagnosis cautions", () => {
  const cautions: Record<Diagnosis, Caution> = { disc: 2, facet_oa: 1, stenosis: 0, ddd: 2, acute_strain: 1 };
  test.each<[Diagnosis[], Caution, Diagnosis[]]>([
    [[], 0, []],
    [["stenosis"], 0, []],
    [["stenosis", "acute_strain"], 1, ["acute_strain"]],
    [["acute_strain", "facet_oa"], 1, ["facet_oa", "acute_strain"]],
    [["facet_oa", "ddd", "disc", "disc"], 2, ["disc", "ddd"]],
  ])("%j is level %i because of %j", (diagnoses, level, because) => {
    const caution = cautionsFor(cautions, diagnoses);
    expect(caution).toEqual({ level, because });
    expect(needsReason(caution)).toBe(level === 2);
  });
});

describe("the calm plan", () => {
  test("holds each item once, in order", () =>
    expect(calmCarePlan.map((item) => item.key)).toEqual([...calmCareKeys]));
  test("medicines carry no amount, and cold is never on the skin", () => {
    const item = (key: CalmCareKey) => calmCarePlan.find((i) => i.key === key)!;
    expect(Object.keys(item("medicines").figures)).toEqual(["days"]);
    expect(item("cold")).toMatchObject({ evidence: "weak" });
    expect(item("cold").warnings).toContain("never_on_skin");
    expect(item("heat").warnings).toEqual(expect.arrayContaining(["never_asleep_on_it", "not_on_numb_skin"]));
  });
  test("edits hide and annotate, and never take a warning away", () => {
    const edited = editedCalmCarePlan([
      { key: "cold", hidden: true, note: null },
      { key: "heat", hidden: false, note: "  Evenings only " },
      { key: "food", hidden: true, note: null },
      { key: "food", hidden: false, note: " " },
    ]);
    expect(edited.map((i) => i.key)).toEqual(calmCareKeys.filter((key) => key !== "cold"));
    expect(edited.find((i) => i.key === "heat")).toMatchObject({
      note: "Evenings only",
      warnings: calmCarePlan.find((i) => i.key === "heat")!.warnings,
    });
    expect(edited.find((i) => i.key === "food")?.note).toBeNull();
  });
});

describe("the text agreed to", () => {
  test("a changed text needs a new version: then put its new fingerprint here", () => {
    const fingerprint = createHash("sha256")
      .update(JSON.stringify(consent.sections))
      .digest("hex")
      .slice(0, 16);
    expect({ [consentTextVersion]: fingerprint }).toEqual({ "1": "f201839d84714ce0" });
  });
  test("sections stand in the catalogue in their order", () =>
    expect(Object.keys(consent.sections)).toEqual([...consentSections]));
});
