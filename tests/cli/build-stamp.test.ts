/** When the production build is made again: for what goes into it, and for nothing else. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { buildInputs, hashInputs } from "#lib/cli/build-stamp.ts";

const root = mkdtempSync(join(tmpdir(), "rung-build-stamp-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

for (const path of [
  "app/page.tsx",
  "lib/domain/gate.ts",
  "lib/cli/demo.ts",
  "db/seed/demo.ts",
  "next.config.mjs",
]) {
  write(path, "1");
}

test.each([
  "app/page.tsx",
  "lib/domain/gate.ts",
  "next.config.mjs",
  "package-lock.json",
  "components/ui/button.tsx",
])("%s counts", (path) => {
  const before = hashInputs(root);
  write(path, `2 ${path}`);
  expect(hashInputs(root)).not.toBe(before);
});

test("a new name counts", () => {
  const before = hashInputs(root);
  renameSync(join(root, "app/page.tsx"), join(root, "app/layout.tsx"));
  expect(hashInputs(root)).not.toBe(before);
});

test.each(["lib/cli/demo.ts", "db/seed/demo.ts", "tests/a.test.ts", "README.md", "tsconfig.json"])(
  "%s does not count",
  (path) => {
    const before = hashInputs(root);
    write(path, `2 ${path}`);
    expect(hashInputs(root)).toBe(before);
  },
);

test("the project's own build has inputs from each layer", () => {
  const inputs = buildInputs();
  for (const start of ["app/", "components/", "db/", "lib/", "next.config.mjs", "package-lock.json"]) {
    expect(inputs.some((path) => path.startsWith(start))).toBe(true);
  }
});
