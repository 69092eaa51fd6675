/** Whatever can stand in the audit log has words: a verb without them would show its code to the admin who reads it. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { policy } from "#lib/access/policy.ts";
import { catalogue } from "#lib/messages/catalogue.ts";

const folder = fileURLToPath(new URL("../../lib/usecases", import.meta.url));
const sources = readdirSync(folder).filter((name) => name.endsWith(".ts"));
const written = sources.flatMap((name) => {
  const text = readFileSync(`${folder}/${name}`, "utf8");
  return [...text.matchAll(/"([a-z][a-z-]*:[a-z][a-z-]*)"/g)]
    .map((match) => match[1]!)
    .filter((verb) => !verb.startsWith("node:"));
});
const words: Readonly<Record<string, string>> = catalogue("en-GB").admin.audit.verbs;

test("every verb that use cases write and every permission that can be refused has words", () => {
  expect(written.length).toBeGreaterThan(30);
  const missing = [...new Set([...written, ...Object.keys(policy)])].filter((verb) => !words[verb]).sort();
  expect(missing).toEqual([]);
});
