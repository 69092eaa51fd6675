/** `npm run rules`: the worked examples through a process, as anyone outside would ask. */
import { afterAll, describe, expect, test } from "vitest";
import adherence from "#tests/domain/fixtures/adherence-vectors.json" with { type: "json" };
import gate from "#tests/domain/fixtures/gate-vectors.json" with { type: "json" };
import progression from "#tests/domain/fixtures/progression-vectors.json" with { type: "json" };
import scoring from "#tests/domain/fixtures/scoring-vectors.json" with { type: "json" };
import triage from "#tests/domain/fixtures/triage-vectors.json" with { type: "json" };
import { endProcesses, runCommandProcess } from "#tests/durability/server-process.ts";

afterAll(endProcesses);

/** No settings at all: the rules need no database and no secret. */
const bare = { DATABASE_URL: undefined, RUNG_SECRET: undefined, RUNG_URL: undefined };
const ask = (rules: readonly string[], input: unknown) =>
  runCommandProcess("rules", rules, {
    env: bare,
    input: typeof input === "string" ? input : JSON.stringify(input),
  });

describe.each([
  ["gate", gate],
  ["adherence", adherence],
  ["scoring", scoring],
] as const)("%s", (rules, vectors) => {
  test("answers every worked example, in order, on one line", { timeout: 120_000 }, async () => {
    const cases = vectors.map(({ id, input }) => ({ id, input }));
    const { code, out, err } = await ask([rules], cases);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.trimEnd().split("\n")).toHaveLength(1);
    expect(JSON.parse(out)).toEqual(vectors.map((vector) => vector.expect));
  });
});

test("progression: every worked example, with its exercise from the library", {
  timeout: 120_000,
}, async () => {
  const { code, out, err } = await ask(["progression"], progression);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(JSON.parse(out)).toEqual(progression.map((vector) => vector.expect));
});

test("triage: every worked example", { timeout: 120_000 }, async () => {
  const { code, out, err } = await ask(["triage"], triage);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(JSON.parse(out)).toEqual(triage.map((vector) => vector.expect));
});

describe("what cannot be answered", () => {
  test.each<[string, string[], unknown, string]>([
    ["no JSON", ["gate"], "{", "The input is not JSON. Give an array of cases on standard input."],
    ["nothing", ["gate"], "", "The input is not JSON. Give an array of cases on standard input."],
    ["no array", ["adherence"], { kind: "credit" }, "The input is not a JSON array of cases."],
  ])("%s is one line and exit code 1", { timeout: 120_000 }, async (_what, rules, input, line) => {
    expect(await ask(rules, input)).toEqual({ code: 1, out: "", err: `${line}\n` });
  });

  test.each<[string, string[]]>([
    ["none named", []],
    ["one that is not there", ["toString"]],
  ])("%s: the rules that there are are named", { timeout: 120_000 }, async (_what, rules) => {
    const { code, out, err } = await ask(rules, []);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^Say which rules: .+\.\n$/);
    for (const name of ["gate", "adherence", "progression", "scoring", "triage"]) expect(err).toContain(name);
  });

  test("a case that cannot be read is named by its place, and none is answered", {
    timeout: 120_000,
  }, async () => {
    const { code, out, err } = await ask(["adherence"], [adherence[0], { kind: "nothing" }]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^Case 1 cannot be read: .+\n$/);
  });
});
