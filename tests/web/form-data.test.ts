/** From a form to the plain object a schema reads: nesting, lists, and nothing that reaches past the object. */
import { expect, test } from "vitest";
import { toInput, typedValues } from "#lib/web/form-data.ts";

const form = (...fields: [string, string | Blob][]) => {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
};

test("dots nest, counted names and [] become lists, the last of a repeated name counts", () => {
  const input = toInput(
    form(
      ["a", "1"],
      ["a", "2"],
      ["sets.0.reps", "8"],
      ["sets.1.reps", "6"],
      ["labels[]", "x"],
      ["labels[]", "y"],
      ["one[]", "z"],
    ),
  );
  expect(input).toEqual({ a: "2", sets: [{ reps: "8" }, { reps: "6" }], labels: ["x", "y"], one: ["z"] });
});

test("files, the framework's own fields and names that reach for prototypes are left out", () => {
  const input = toInput(
    form(
      ["$ACTION_ID_1", "x"],
      ["file", new Blob(["x"])],
      ["__proto__.admin", "yes"],
      ["a.constructor.b", "yes"],
      ["kept", "yes"],
    ),
  );
  expect(input).toEqual({ kept: "yes" });
  expect(({} as { admin?: string }).admin).toBeUndefined();
});

test("a name that is both a value and a parent does not throw", () => {
  expect(() => toInput(form(["a", "1"], ["a.b", "2"]))).not.toThrow();
});

test("what comes back to the form holds no secret", () => {
  const values = typedValues(
    form(
      ["name", "Ada"],
      ["passphrase", "s"],
      ["current", "s"],
      ["token", "s"],
      ["code", "s"],
      ["$ACTION", "s"],
    ),
  );
  expect(values).toEqual({ name: "Ada" });
});
