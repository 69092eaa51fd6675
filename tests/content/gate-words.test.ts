/** The gate speaks to two readers: what stands for the therapist never says "you" of the patient. */
import { expect, test } from "vitest";
import gate from "#lib/messages/en/gate.json" with { type: "json" };

test("titles and the therapist's sentences of every criterion speak of the patient, not to them", () => {
  const tests = Object.entries(gate.tests);
  expect(tests.length).toBeGreaterThan(9);
  for (const [reason, { title, staff, patient }] of tests) {
    for (const text of [title, ...Object.values(staff)]) expect(text, reason).not.toMatch(/\byou(r|rs)?\b/i);
    expect(Object.values(patient).join(" "), reason).not.toEqual(Object.values(staff).join(" "));
  }
  for (const text of [...Object.values(gate.reasons), ...Object.values(gate.reasonsUnknown)])
    expect(text).not.toMatch(/\byou(r|rs)?\b/i);
});
