/** The clinical catalogue has a sentence for everything the rules can say, nothing besides, and no promise. */
import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import { calmCareKeys, calmCarePlan } from "#lib/domain/calm-care.ts";
import { checkInQuestions } from "#lib/domain/check-in.ts";
import { decideGate, escalationReasons, gateDefaults, gateReasons, toTestFigures } from "#lib/domain/gate.ts";
import {
  contextFlagCodes,
  contextItems,
  followUpIds,
  questionIds,
  suspicions,
} from "#lib/domain/red-flag-questions.ts";
import calmCare from "#lib/messages/en/calmCare.json" with { type: "json" };
import checkIn from "#lib/messages/en/checkIn.json" with { type: "json" };
import consent from "#lib/messages/en/consent.json" with { type: "json" };
import gate from "#lib/messages/en/gate.json" with { type: "json" };
import redFlag from "#lib/messages/en/redFlag.json" with { type: "json" };
import safety from "#lib/messages/en/safety.json" with { type: "json" };

const areas = { calmCare, checkIn, consent, gate, redFlag, safety };
const sorted = (keys: Iterable<string>) => [...keys].toSorted();
const keysOf = (of: object) => sorted(Object.keys(of));

/** Every sentence with its path. */
function sentences(of: object, path = ""): [string, string][] {
  return Object.entries(of).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[`${path}${key}`, value]] : sentences(value, `${path}${key}.`),
  );
}
/** Formats one sentence and fails loudly where the catalogue does not. */
function say(area: keyof typeof areas, key: string, values: Record<string, string | number> = {}): string {
  const t = createTranslator({
    locale: "en",
    messages: areas,
    namespace: area,
    onError: (error) => {
      throw error;
    },
  }) as unknown as (key: string, values: object) => string;
  return t(key, values);
}

describe("red flags", () => {
  test("a question, a label, a page for each, and none left over", () => {
    expect(keysOf(redFlag.questions)).toEqual(sorted(questionIds));
    expect(keysOf(redFlag.staff.labels)).toEqual(sorted([...questionIds, ...Object.keys(contextFlagCodes)]));
    expect(keysOf(redFlag.pages)).toEqual(sorted(suspicions));
    expect(keysOf(redFlag.staff.suspicions)).toEqual(sorted(suspicions));
    expect(keysOf(redFlag.followUps)).toEqual(sorted(followUpIds));
    expect(keysOf(redFlag.followUpHints)).toEqual(sorted(followUpIds));
    expect(Object.keys(redFlag.context)).toEqual(["title", "intro", ...contextItems]);
  });
  test("the session questions and the actions are printed as agreed", () => {
    expect(redFlag.questions.session_cauda_equina).toBe(
      "New numbness or odd feeling between your legs, genitals or back passage; trouble starting, feeling or holding urine or stool; loss of sexual feeling?",
    );
    expect(redFlag.questions.session_nerve).toBe(
      "Is a leg or foot getting weaker, dragging or giving way, or numbness spreading?",
    );
    expect(redFlag.questions.self_harm).toBe("Are you having thoughts of harming yourself?");
    expect(say("redFlag", "actions.E", { emergencyNumber: "112" })).toBe(
      "These answers can mean a nerve or other problem that needs help now. Call 112 or go to the nearest emergency department. Do not wait for a reply here.",
    );
    expect(say("redFlag", "actions.S", { doctorNumber: "116 117" })).toBe(
      "Please speak to a doctor or urgent-care line today (116 117).",
    );
    expect(say("redFlag", "actions.U")).toBe("Please book your doctor in the next few days.");
    expect(say("redFlag", "actions.T", { replyTime: "one working day" })).toBe(
      "Hold today’s session; your therapist will review this, usually within one working day.",
    );
    expect(say("redFlag", "actions.crisis", { crisisLine: "988" })).toContain("988");
  });
  test("patients are never told a suspicion, nor reassured", () => {
    const { staff: _, ...forPatients } = redFlag;
    const text = sentences(forPatients)
      .map(([, sentence]) => sentence)
      .join("\n");
    expect(text).not.toMatch(
      /cauda equina|malignan|tumou?r|fracture|nothing serious|you are fine|all clear/i,
    );
  });
});

describe("gate", () => {
  const reasons = [...gateReasons, ...escalationReasons];
  test("each reason has its sentences", () => {
    expect(keysOf(gate.reasons)).toEqual(sorted(reasons));
    expect(keysOf(gate.reasonsUnknown)).toEqual(sorted(reasons));
    expect(keysOf(gate.tests)).toEqual(sorted(reasons));
    expect(keysOf(gate.settings)).toEqual(sorted([...Object.keys(gateDefaults), "range"]));
  });
  const day = (n: number) => `2025-03-0${n}`;
  const row = (n: number, restPain: number | null) => ({
    day: day(n),
    restPain,
    worstPain: restPain,
    wokenByPain: restPain === null ? null : restPain > 3,
    analgesicLevel: restPain === null ? null : Math.min(3, n),
    sedating: null,
    walkMinutes: restPain,
    standsUnaided: restPain === null ? null : true,
    legWorse: restPain === null ? null : restPain > 8,
  });
  test.each([
    ["no check-in", []],
    ["answers missing", [1, 2, 3].map((n) => row(n, null))],
    ["high pain", [1, 2, 3].map((n) => row(n, 3 + 2 * n))],
    ["mild", [1, 2, 3].map((n) => row(n, 2))],
  ])("every test of a gate can be said to both readers: %s", (_, checkIns) => {
    const decided = decideGate({ checkIns, openRedFlag: false, onsetOn: null, today: day(3) });
    for (const t of decided.tests) {
      for (const reader of ["patient", "staff"]) {
        const sentence = say("gate", `tests.${t.reason}.${reader}.${t.state}`, toTestFigures(t));
        expect(sentence.length).toBeGreaterThan(5);
        expect(sentence).not.toMatch(/[{}]/);
      }
    }
  });
  test("the figures stand in the sentence", () => {
    const decided = decideGate({
      checkIns: [1, 2, 3].map((n) => row(n, 3 + n)),
      openRedFlag: false,
      onsetOn: null,
      today: day(3),
    });
    const rest = decided.tests.find((t) => t.reason === "REST_PAIN")!;
    expect(say("gate", "tests.REST_PAIN.patient.not_met", toTestFigures(rest))).toBe(
      "Your pain at rest was 4, 5, 6. The aim is 3 or less each day.",
    );
  });
});

test("check-in: a question, a hint and a label for each answer", () => {
  const asked = [...checkInQuestions, "legBothOrFootDrop"];
  expect(keysOf(checkIn.questions)).toEqual(sorted(asked));
  expect(keysOf(checkIn.hints)).toEqual(sorted(asked));
  expect(keysOf(checkIn.labels)).toEqual(sorted([...checkInQuestions, "noAnswer"]));
  expect(Object.keys(checkIn.analgesic)).toEqual(["0", "1", "2", "3"]);
});

describe("calm care", () => {
  test("each item, warning and grade has its words", () => {
    expect(Object.keys(calmCare.items)).toEqual([...calmCareKeys]);
    expect(keysOf(calmCare.warnings)).toEqual(sorted(new Set(calmCarePlan.flatMap((item) => item.warnings))));
    expect(keysOf(calmCare.evidence)).toEqual(sorted(new Set(calmCarePlan.map((item) => item.evidence))));
  });
  test.each(calmCarePlan.map((item) => [item.key, item] as const))(
    "%s prints all of its figures",
    (key, item) => {
      const body = say("calmCare", `items.${key}.body`, item.figures);
      for (const figure of Object.values(item.figures)) expect(body).toContain(String(figure));
    },
  );
  test("no medicine is named", () => {
    const text = JSON.stringify({ calmCare, checkIn, safety, consent });
    expect(text).not.toMatch(/paracetamol|acetaminophen|ibuprofen|naproxen|diclofenac|aspirin|\bmg\b/i);
  });
});

test("pain feedback is printed as agreed", () => {
  expect(safety.during.green).toBe("That’s a good level. Carry on as planned.");
  expect(say("safety", "during.amber", { amberMax: 5 })).toBe(
    "Some discomfort is fine if it stays at 5 or less and settles by tomorrow morning.",
  );
  expect(safety.during.red).toBe(
    "Stop this exercise for today. Soreness is not proof of harm, but your plan will be made easier and your therapist told.",
  );
});

describe("every sentence of these areas", () => {
  const all = Object.entries(areas).flatMap(([area, of]) =>
    sentences(of).map(([key, text]) => [area as keyof typeof areas, key, text] as const),
  );
  const anyValues = new Proxy({} as Record<string, number>, { get: () => 2, has: () => true });
  test("there are some", () => expect(all.length).toBeGreaterThan(300));
  test("formats, with typographic apostrophes, no exclamation and no blame", () => {
    for (const [area, key, text] of all) {
      const names = [...text.matchAll(/\{(\w+)/g)].map((m) => m[1]!);
      const values = Object.fromEntries(names.map((name) => [name, anyValues[name]!]));
      expect(say(area, key, values), `${area}.${key}`).not.toMatch(/\{\w+\}/);
      expect(text, `${area}.${key}`).not.toMatch(/['!]|\bmissed\b|\bfailed\b/i);
    }
  });
});
