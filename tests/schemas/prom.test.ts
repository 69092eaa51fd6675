/** What the forms of outcome measures let through: nothing unanswered becomes zero, nothing out of range is clipped. */
import { describe, expect, test } from "vitest";
import { newId } from "#lib/kernel/ids.ts";
import { enterPromInput, nameActivitiesInput, savePromPageInput } from "#lib/schemas/prom.ts";

const problems = (
  schema: { safeParse: (given: unknown) => ReturnType<typeof enterPromInput.safeParse> },
  given: unknown,
) => {
  const parsed = schema.safeParse(given);
  return parsed.success ? [] : parsed.error.issues.map((one) => `${one.path.join(".")} ${one.message}`);
};

describe("a page", () => {
  const page = (fields: Record<string, unknown>) => ({
    idempotencyKey: newId(),
    responseId: newId(),
    instrument: "rmdq",
    page: "1",
    seenRevision: "",
    ...fields,
  });
  const of = (fields: Record<string, unknown>) => problems(savePromPageInput as never, page(fields));

  test("of ticked sentences, and of none of them", () => {
    expect(savePromPageInput.parse(page({ ticks: ["6", "11"] }))).toMatchObject({
      ticks: [6, 11],
      none: false,
      value: null,
    });
    expect(savePromPageInput.parse(page({ none: "on" }))).toMatchObject({ ticks: [], none: true });
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ["neither ticked nor none is not confirmed", {}, ["ticks nothing_ticked"]],
    ["both at once", { ticks: ["6"], none: "on" }, ["ticks none_and_ticked"]],
    ["a sentence of another page", { ticks: ["5"] }, ["ticks out_of_range"]],
    ["a sentence that is none", { ticks: ["x"] }, ["ticks.0 not_a_number"]],
    ["a page that there is not", { page: "9", ticks: ["54"] }, ["ticks out_of_range"]],
    ["pain in words", { instrument: "nprs", page: "0", value: "a lot" }, ["value not_a_number"]],
    ["no pain given", { instrument: "nprs", page: "0", value: "" }, ["value required"]],
    ["pain of 11", { instrument: "nprs", page: "0", value: "11" }, ["value out_of_range"]],
    ["pain below 0", { instrument: "nprs", page: "0", value: "-1" }, ["value out_of_range"]],
    ["change of 4", { instrument: "pgic", page: "0", value: "4" }, ["value out_of_range"]],
    ["a measure of the clinic", { instrument: "odi", value: "1" }, ["instrument not_an_id"]],
    ["a field that does not belong", { tick: ["6"], none: "on" }, [" unknown_field"]],
  ])("%s", (_name, fields, expected) => {
    expect(of(fields)).toEqual(expected);
  });

  test("change may be negative, and pain may be 0", () => {
    expect(of({ instrument: "pgic", page: "0", value: "-3" })).toEqual([]);
    expect(of({ instrument: "nprs", page: "0", value: "0" })).toEqual([]);
  });
});

describe("activities", () => {
  const of = (activities: unknown) =>
    problems(nameActivitiesInput as never, { idempotencyKey: newId(), activities });
  test("one to five, empty ones left out", () => {
    expect(of(["socks", "", "", "", ""])).toEqual([]);
    expect(of(["", "", "", "", ""])).toEqual(["activities.0 required"]);
    expect(of(["a", "b", "c", "d", "e", "f"])).toHaveLength(1);
  });
  test("not the same twice, whatever the case", () => {
    expect(of(["Socks", "shoes", "socks"])).toEqual(["activities.2 twice_named"]);
  });
  test("not longer than a line", () => {
    expect(of(["x".repeat(81)])).toEqual(["activities.0 too_long"]);
  });
});

describe("an entry of the clinic", () => {
  const entry = (fields: Record<string, unknown>) => ({
    idempotencyKey: newId(),
    patientId: newId(),
    version: "odi-2-1a",
    day: "2026-03-02",
    total: "",
    second: "",
    replaces: "",
    reason: "",
    ...fields,
  });
  const of = (fields: Record<string, unknown>) => problems(enterPromInput as never, entry(fields));
  const items = (count: number, value: string) => Array<string>(count).fill(value);

  test("items as text, empty ones unanswered", () => {
    expect(enterPromInput.parse(entry({ items: ["2", "", "0"] })).items).toEqual([2, null, 0]);
  });
  test("a total in tenths, with a point or a comma", () => {
    expect(enterPromInput.parse(entry({ version: "psfs-1995", total: "4,3" })).total).toBe(43);
    expect(enterPromInput.parse(entry({ version: "psfs-1995", total: "4.3" })).total).toBe(43);
    expect(enterPromInput.parse(entry({ total: "36" })).total).toBe(360);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ["nothing given", { items: items(10, "") }, ["items required"]],
    ["items and a total", { items: ["2"], total: "36" }, ["total items_and_total"]],
    ["an ODI item of 6", { items: ["6"] }, ["items.0 out_of_range"]],
    ["an eleventh ODI item", { items: items(11, "1") }, ["items.10 out_of_range"]],
    ["an RMDQ item of 2", { version: "rmdq-24-1983", items: ["2"] }, ["items.0 out_of_range"]],
    ["an ODI total over 100", { total: "101" }, ["total out_of_range"]],
    ["a broken ODI total", { total: "36.5" }, ["total whole_score"]],
    ["a total in words", { total: "high" }, ["total not_a_score"]],
    ["EARS items", { version: "ears-6", items: ["4"] }, ["total total_only"]],
    ["EARS without a total", { version: "ears-6" }, ["total required"]],
    ["FABQ work alone", { version: "fabq-16", second: "30" }, []],
    ["FABQ work over 42", { version: "fabq-16", second: "43" }, ["second out_of_range"]],
    ["a second score of a measure with one", { total: "36", second: "3" }, ["second out_of_range"]],
    ["more psych than total", { version: "startback-9", total: "3", second: "4" }, ["second out_of_range"]],
    ["bothersome is 0 to 4", { version: "startback-9", items: [...items(8, "1"), "4"] }, []],
    ["bothersome of 5", { version: "startback-9", items: [...items(8, "1"), "5"] }, ["items.8 out_of_range"]],
    ["agree of 2", { version: "startback-9", items: ["2"] }, ["items.0 out_of_range"]],
    ["a day that is none", { total: "36", day: "2026-02-30" }, ["day not_a_date"]],
    ["replacing without a reason", { total: "36", replaces: newId() }, ["reason required"]],
    ["a form that is not known", { version: "sf-36", total: "1" }, ["version not_an_id"]],
  ])("%s", (_name, fields, expected) => {
    expect(of(fields)).toEqual(expected);
  });
});
