/** The published worked cases of adherence, answered by the code that serves people, and by plain Node without a build. */
import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { answerAdherenceCase } from "#lib/domain/adherence-cases.ts";
import vectors from "./fixtures/adherence-vectors.json" with { type: "json" };

describe("the worked adherence cases (clinical.md F3)", () => {
  it.each(vectors.map((example) => [example.id, example.desc, example] as const))(
    "%s %s",
    (_, __, example) => {
      expect(answerAdherenceCase(example)).toEqual(example.expect);
    },
  );

  it("are all there", () => {
    expect(vectors).toHaveLength(15);
  });

  it("are answered by plain Node, without a build and without the app", () => {
    const script = `
      import { answerAdherenceCase } from "#lib/domain/adherence-cases.ts";
      const answers = ${JSON.stringify(vectors.map((example) => example.input))}.map(answerAdherenceCase);
      console.log(JSON.stringify(answers));`;
    const output = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
      encoding: "utf8",
    });
    expect(JSON.parse(output)).toEqual(vectors.map((example) => example.expect));
  });
});

describe("cases beyond the worked ones", () => {
  it.each([
    [
      "a fixed week reaches the days beside it, and leaves extras of other weeks to them",
      {
        kind: "fixed",
        due: [0, 2, 6],
        excused: [],
        logs: [
          [-1, 1],
          [7, 0.5],
          [9, 1],
        ],
      },
      [1.5, 3, 0, 50, "partial"],
    ],
    [
      "due dates of two weeks",
      {
        kind: "fixed",
        due: [0, 2, 4, 7, 9, 11],
        excused: [9],
        logs: [
          [0, 1],
          [4, 1],
          [8, 1],
          [9, 1],
        ],
      },
      [3, 5, 1, 60, "partial"],
    ],
    ["no due date", { kind: "fixed", due: [], excused: [], logs: [[3, 1]] }, [0, 0, 1, null, "insufficient"]],
    [
      "daily slots",
      {
        kind: "quota",
        segments: [[14, 7]],
        excused: [],
        perDay: 2,
        logs: [
          [0, 1],
          [0, 1],
          [0, 1],
          [3, 0.5],
        ],
      },
      [2.5, 14, 0, 18, "low"],
    ],
    [
      "a change in the week, an excused day with a session",
      {
        kind: "quota",
        segments: [
          [3, 3],
          [5, 4],
        ],
        excused: [6],
        perDay: 1,
        logs: [
          [0, 1],
          [6, 1],
          [-1, 1],
          [7, 1],
        ],
      },
      [1, 4, 1, 25, "low"],
    ],
    [
      "a plan that ended mid-week, told by its excused day",
      {
        kind: "quota",
        segments: [[7, 4]],
        excused: [1],
        perDay: 1,
        logs: [
          [0, 1],
          [2, 1],
        ],
      },
      [2, 3, 0, 67, "partial"],
    ],
    [
      "thirds stay exact until they are shown",
      {
        kind: "quota",
        segments: [[3, 7]],
        perDay: 1,
        logs: [
          [0, "1/3"],
          [1, "1/3"],
          [2, "1/3"],
        ],
      },
      [1, 3, 0, 33, "low"],
    ],
    ["a safety stop", { kind: "credit", exercises: [{ target: [8, 8], done: [1], safetyStop: true }] }, 1],
    [
      "stopped for pain above the amber limit, the next not reached",
      {
        kind: "credit",
        exercises: [
          { target: [10], done: [5] },
          { target: [8, 8], done: [1], stop: "pain", during: 6 },
          { target: [8, 8], done: [], notReached: true },
        ],
      },
      0.75,
    ],
    [
      "only main blocks count",
      {
        kind: "credit",
        exercises: [
          { block: "warm-up", target: [8], done: [] },
          { block: "main", target: [8], done: [8] },
        ],
      },
      1,
    ],
    ["a set not logged", { kind: "credit", exercises: [{ target: [10, 10], done: [null, 10] }] }, 0.5],
    ["just under a tenth", { kind: "credit", exercises: [{ target: [1000], done: [99] }] }, 0],
    [
      "Lord Howe",
      { kind: "localDay", instant: "2025-04-05T16:29:59Z", zone: "Australia/Lord_Howe" },
      "2025-04-05",
    ],
    [
      "nothing due in four weeks",
      {
        kind: "rolling",
        weeks: [
          [0, 0],
          [0, 0],
        ],
      },
      [null, "insufficient"],
    ],
    ["two due", { kind: "rolling", weeks: [[2, 2]] }, [100, "insufficient"]],
    [
      "the last four weeks of five",
      {
        kind: "rolling",
        weeks: [
          [0, 9],
          [1, 1],
          [1, 1],
          [1, 1],
          [1, 1],
        ],
      },
      [100, "on-track"],
    ],
    ["half a percent under", { kind: "rolling", weeks: [[2.382, 3]] }, [79, "partial"]],
  ])("%s", (_, input, expected) => {
    expect(answerAdherenceCase({ id: "X", input })).toEqual(expected);
  });

  it.each([
    [null, "a case must be an object"],
    [{ kind: "weekly" }, "unknown kind of adherence case: weekly"],
    [{ kind: "fixed", due: "0", logs: [] }, "due must be a list"],
    [{ kind: "localDay", instant: "yesterday", zone: "UTC" }, "instant is not a time"],
    [{ kind: "localDay", instant: "2025-03-05T08:30:00Z", zone: "Mars/Base" }, "zone is not a time zone"],
  ])("%j is refused by name", (given, message) => {
    expect(() => answerAdherenceCase(given)).toThrow(message);
  });
});
