/** The RMDQ-24 is the published one, word for word: any change of its text is a change of the instrument. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { rmdq24 } from "#db/content/rmdq-24.ts";

test("24 sentences, instruction and credit as published", () => {
  expect(rmdq24.items).toHaveLength(24);
  expect(new Set(rmdq24.items).size).toBe(24);
  const text = [rmdq24.credit, rmdq24.instruction, ...rmdq24.items].join("\n");
  expect(createHash("sha256").update(text).digest("hex")).toBe(
    "c9054ffcc4b5851c81dba471ac1c5f49685325de419714ac2b6cfd7fbd404938",
  );
});

test("item 9 keeps its printed “then”", () => {
  expect(rmdq24.items[8]).toBe("I get dressed more slowly then usual because of my back.");
});
