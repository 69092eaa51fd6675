/**
 * The import table holds for every file there is; and the checker is shown violations of each kind, so that
 * it cannot pass by seeing nothing.
 */
import { describe, expect, test } from "vitest";
import { checkImports, findBarrels, findCycles } from "#tests/architecture/import-rules.ts";
import { ROWS } from "#tests/architecture/import-table.ts";
import { readImports, type SourceFile, sourceFiles } from "#tests/architecture/source.ts";

const files = sourceFiles();
const paths = new Set(files.map(({ path }) => path));

const planted = (path: string, text: string): SourceFile => ({ path, text });
const problems = (path: string, text: string): string => checkImports([planted(path, text)]).join("\n");

describe("the project's imports", () => {
  test("there are files and imports to check", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap(readImports).length).toBeGreaterThan(100);
    for (const folder of ["app/", "components/", "db/", "lib/", "tests/"]) {
      expect(files.some(({ path }) => path.startsWith(folder))).toBe(true);
    }
  });

  test("every import is one that the table allows", () => {
    expect(checkImports(files, paths)).toEqual([]);
  });

  test("no file only re-exports others", () => {
    expect(findBarrels(files)).toEqual([]);
  });

  test("no files import each other in a ring", () => {
    expect(findCycles(files)).toEqual([]);
  });
});

describe("the checker", () => {
  /** A package, an own file or a built-in that the folder must not import. */
  const forbidden: [string, string][] = [
    ["lib/kernel/x.ts", "#lib/domain/gate.ts"],
    ["lib/kernel/x.ts", "zod"],
    ["lib/domain/x.ts", "node:crypto"],
    ["lib/domain/x.ts", "zod"],
    ["lib/domain/x.ts", "react"],
    ["lib/domain/x.ts", "#lib/kernel/clock.ts"],
    ["lib/schemas/x.ts", "#lib/kernel/env.ts"],
    ["lib/schemas/x.ts", "react"],
    ["db/dialect/x.ts", "#db/schema/tables.ts"],
    ["db/dialect/x.ts", "better-sqlite3"],
    ["db/schema/x.ts", "#db/runtime/store.ts"],
    ["db/schema/x.ts", "zod"],
    ["db/runtime/x.ts", "#db/queries/member.ts"],
    ["db/runtime/x.ts", "next"],
    ["db/queries/x.ts", "#lib/usecases/account.ts"],
    ["db/queries/x.ts", "#db/runtime/sqlite.ts"],
    ["db/queries/x.ts", "pg"],
    ["db/queries/x.ts", "#lib/kernel/env.ts"],
    ["db/runtime/x.ts", "zod"],
    ["lib/access/authorize.ts", "#db/queries/program.ts"],
    ["lib/usecases/x.ts", "#db/dialect/text.ts"],
    ["lib/usecases/x.ts", "zod"],
    ["lib/web/x.ts", "react"],
    ["lib/web/define-action.ts", "zod"],
    ["lib/access/x.ts", "#db/queries/access-facts.ts"],
    ["lib/access/policy.ts", "next/headers"],
    ["lib/usecases/x.ts", "react"],
    ["lib/usecases/x.ts", "next/headers"],
    ["lib/usecases/x.ts", "drizzle-orm"],
    ["lib/usecases/x.ts", "#db/runtime/sqlite.ts"],
    ["lib/web/x.ts", "#db/queries/member.ts"],
    ["lib/web/x.ts", "#lib/usecases/record-facts.ts"],
    ["lib/interop/x.ts", "#db/queries/member.ts"],
    ["lib/interop/x.ts", "zod"],
    ["lib/offline/x.ts", "react"],
    ["lib/offline/x.ts", "#lib/kernel/env.ts"],
    ["lib/messages/x.ts", "#lib/domain/gate.ts"],
    ["lib/cli/x.ts", "#lib/web/session.ts"],
    ["lib/cli/x.ts", "#db/seed/stories.ts"],
    ["lib/cli/x.ts", "next"],
    ["db/content/x.ts", "drizzle-orm"],
    ["db/content/x.ts", "#lib/schemas/program.ts"],
    ["components/caseload/x.tsx", "#lib/usecases/caseload.ts"],
    ["components/caseload/x.tsx", "#lib/access/policy.ts"],
    ["components/caseload/x.tsx", "#lib/web/session.ts"],
    ["components/caseload/x.tsx", "#db/queries/member.ts"],
    ["components/caseload/x.tsx", "recharts"],
    ["components/caseload/x.tsx", "next/headers"],
    ["components/caseload/x.tsx", "#components/builder/x.tsx"],
    ["components/caseload/x.tsx", "#components/session/session-form.tsx"],
    ["components/caseload/x.tsx", "#components/layout/staff-shell.tsx"],
    ["components/ui/x.tsx", "#components/prescription/dose-text.tsx"],
    ["components/form/x.tsx", "#components/exercise/caution-mark.tsx"],
    ["components/figure/x.tsx", "#components/layout/dock.tsx"],
    ["components/chart/x.tsx", "#components/session/day-text.ts"],
    ["components/caseload/x.tsx", "#lib/offline/outbox.ts"],
    ["components/caseload/x.tsx", "#lib/cli/demo.ts"],
    ["app/today/page.tsx", "#db/queries/member.ts"],
    ["app/today/page.tsx", "drizzle-orm"],
    ["app/today/page.tsx", "recharts"],
    ["app/today/page.tsx", "zod"],
    ["app/today/page.tsx", "next-auth"],
    ["app/today/page.tsx", "#lib/kernel/env.ts"],
    ["app/today/page.tsx", "#lib/cli/demo.ts"],
    ["app/today/page.tsx", "#tests/support/x.ts"],
    ["lib/usecases/x.ts", "#e2e/fixtures/x.ts"],
    ["lib/usecases/x.ts", "#db/seed/stories.ts"],
    ["proxy.ts", "#lib/usecases/account.ts"],
    ["lib/domain/x.ts", "left-pad"],
    ["surprise/x.ts", "react"],
  ];

  test.each(forbidden)("%s may not import %s", (path, specifier) => {
    expect(problems(path, `import { x } from "${specifier}";`)).toContain(`imports "${specifier}"`);
  });

  test("every row of the table has a violation planted against its folder", () => {
    const free = ROWS.filter(({ own }) => own.includes("*")).map(({ of }) => of);
    const folders = ROWS.map(({ of }) => of).filter((of) => !/\.\w+$/.test(of) && !free.includes(of));
    const covered = (folder: string) => forbidden.some(([path]) => path.startsWith(`${folder}/`));
    const variants = ["components/layout", "components/player", "components/session"];
    expect(folders.filter((folder) => !covered(folder) && !variants.includes(folder))).toEqual([]);
  });

  test.each([
    ["lib/kernel/env.ts", "zod"],
    ["lib/access/authorize.ts", "#db/queries/access-facts.ts"],
    ["lib/cli/demo.ts", "#db/seed/stories.ts"],
    ["lib/cli/serve.ts", "next"],
    ["components/chart/x.tsx", "recharts"],
    ["components/layout/x.tsx", "#components/caseload/x.tsx"],
    ["components/player/x.tsx", "#lib/offline/outbox.ts"],
    ["tests/domain/x.test.ts", "#db/runtime/store.ts"],
  ])("%s may import %s", (path, specifier) => {
    expect(problems(path, `import { x } from "${specifier}";`)).toBe("");
  });

  test("types are allowed where values are not, and the sentence says so", () => {
    expect(problems("db/queries/x.ts", 'import type { Grant } from "#lib/access/grant.ts";')).toBe("");
    expect(problems("lib/web/define-action.ts", 'import type { z } from "zod";')).toBe("");
    expect(problems("db/queries/x.ts", 'import { mint } from "#lib/access/grant.ts";')).toContain(
      "import type",
    );
    expect(problems("db/queries/x.ts", 'import { type Grant } from "#lib/access/grant.ts";')).toContain(
      "import type",
    );
  });

  test.each([
    ['export { x } from "react";'],
    ['export * from "react";'],
    ['const x = await import("react");'],
    ['const x = require("react");'],
    ['type T = import("react").ReactNode;'],
    ['import "react";'],
    ['import x = require("react");'],
    ["const x = await import(`react`);"],
  ])("sees %s", (text) => {
    expect(problems("lib/domain/x.ts", text)).toContain("react");
  });

  test("how an import is written", () => {
    expect(problems("lib/domain/x.ts", 'import { x } from "../kernel/result.ts";')).toContain("#folder");
    expect(problems("lib/domain/x.ts", 'import { x } from "./gate";')).toContain("ending");
    expect(problems("lib/domain/x.ts", 'import { x } from "#lib/kernel/result";')).toContain("ending");
    expect(problems("lib/kernel/x.ts", 'import { x } from "fs";')).toContain("node:fs");
    expect(problems("lib/usecases/x.ts", "const x = await import(name);")).toContain("computed");
    const nowhere = [planted("lib/domain/x.ts", 'import { x } from "./nowhere.ts";')];
    expect(checkImports(nowhere, paths).join()).toContain("there is no lib/domain/nowhere.ts");
  });

  test("finds a barrel", () => {
    expect(findBarrels([planted("lib/domain/index.ts", 'export * from "./gate.ts";')])).toHaveLength(1);
    expect(
      findBarrels([planted("lib/domain/index.ts", 'import { a } from "./a.ts";\nexport { a };')]),
    ).toHaveLength(1);
    expect(
      findBarrels([planted("lib/domain/a.ts", 'export { b } from "./b.ts";\nexport const a = 1;')]),
    ).toEqual([]);
  });

  test("finds a ring, through types as well", () => {
    const ring = [
      planted("lib/domain/a.ts", 'import { b } from "./b.ts";'),
      planted("lib/domain/b.ts", 'import { c } from "#lib/domain/c.ts";'),
      planted("lib/domain/c.ts", 'import type { A } from "./a.ts";'),
    ];
    expect(findCycles(ring)).toEqual([
      "lib/domain/a.ts → lib/domain/b.ts → lib/domain/c.ts → lib/domain/a.ts",
    ]);
    expect(findCycles(ring.slice(0, 2))).toEqual([]);
  });

  test("a file that does not parse is an error", () => {
    expect(() => problems("lib/domain/x.ts", "import {")).toThrow("does not parse");
  });
});
