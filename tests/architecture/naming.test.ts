/**
 * Names, sizes and comments: what a file is called, that it says what lives in it, why it is long when it is,
 * and that no test is switched off. The checks are shown violations of each kind as well.
 */
import { describe, expect, test } from "vitest";
import {
  filesBelow,
  type Node,
  parse,
  productFiles,
  type SourceFile,
  sourceFiles,
  walk,
} from "#tests/architecture/source.ts";

const LONGEST = 250;
const FILE_NAME = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
/** Folders, and Next's forms of them: (group), [param], [...rest], [[...rest]], _private, @slot. */
const FOLDER_NAME = /^(\([a-z0-9-]+\)|\[{1,2}(\.{3})?[a-zA-Z0-9-]+\]{1,2}|[_@.]?[a-z0-9]+(-[a-z0-9]+)*)$/;
const EMPTY_WORD = /(^|[-.])(utils?|helpers?|misc|common|managers?)([-.]|$)/;

function nameProblems(path: string): string[] {
  const folders = path.split("/");
  const name = folders.pop() ?? "";
  const problems: string[] = [];
  if (!FILE_NAME.test(name)) problems.push(`${path}: write the file's name in kebab-case.`);
  for (const folder of folders) {
    if (!FOLDER_NAME.test(folder)) problems.push(`${path}: write the folder “${folder}” in kebab-case.`);
  }
  for (const part of [...folders, name]) {
    if (EMPTY_WORD.test(part))
      problems.push(`${path}: “${part}” says nothing: name the noun that lives there.`);
  }
  return problems;
}

/** The text after a shebang and directives such as "use client". */
function withoutDirectives(text: string): string {
  return text.replace(/^#!.*\n/, "").replace(/^(\s*["']use \w+["'];?)+/, "");
}

function headProblems(file: SourceFile): string[] {
  const start = [file.text, withoutDirectives(file.text)].find((text) => /^\s*(\/\*\*?|\/\/)/.test(text));
  const comment = start?.match(/^\s*(\/\*[\s\S]*?\*\/|(\/\/.*\n?)+)/)?.[0] ?? "";
  if (comment.replace(/[^\p{L}]/gu, "").length < 15) {
    return [`${file.path}: open with a comment that says what lives here and which invariant it protects.`];
  }
  return [];
}

function lengthProblems(file: SourceFile): string[] {
  const lines = file.text.split("\n");
  if (lines.length <= LONGEST + 1) return [];
  const head = lines.slice(0, 15).filter((line) => /^\s*(\*|\/\*|\/\/)/.test(line));
  return /\b(long(er)?|lines)\b/i.test(head.join("\n"))
    ? []
    : [`${file.path} has ${lines.length - 1} lines: split it, or say at its head why it is long.`];
}

/** `test.skip`, `describe.only`, `it.todo`, `test.fixme` and `xit`, however they are chained. */
function switchedOff(file: SourceFile): string[] {
  const found: string[] = [];
  const rootName = (node: Node): string => {
    if (node.type === "Identifier") return node.name;
    if (node.type === "MemberExpression") return rootName(node.object);
    return node.type === "CallExpression" ? rootName(node.callee) : "";
  };
  walk(parse(file), (node) => {
    if (node.type === "MemberExpression" && /^(skip|only|todo|fixme|fails)$/.test(node.property.name ?? "")) {
      if (/^(it|test|describe|suite|bench)$/.test(rootName(node.object))) found.push(node.property.name);
    }
    if (
      node.type === "CallExpression" &&
      /^(xit|xtest|xdescribe|fit|fdescribe)$/.test(node.callee.name ?? "")
    ) {
      found.push(node.callee.name);
    }
  });
  return found.map((name) => `${file.path} uses ${name}: every test runs, or is deleted.`);
}

/** Output goes through the logger, which knows what may be written: console could print patient data. */
function consoleProblems(file: SourceFile): string[] {
  if (file.path.startsWith("lib/cli/") || file.path === "lib/kernel/logger.ts") return [];
  const found: string[] = [];
  walk(parse(file), (node) => {
    const named =
      node.type === "MemberExpression" && node.object.type === "Identifier" && node.object.name === "console";
    if (named)
      found.push(
        `${file.path} uses console: write through lib/kernel/logger.ts, which keeps patient data out.`,
      );
  });
  return found;
}

/** Node 24.0, the newest 24 that npm has for Macs with Apple's processor, does not know `import.meta.main`. */
function tooNewProblems(file: SourceFile): string[] {
  const found: string[] = [];
  walk(parse(file), (node) => {
    const main =
      node.type === "MemberExpression" &&
      node.object.type === "MetaProperty" &&
      node.property.name === "main";
    if (main)
      found.push(
        `${file.path}: write process.argv[1] === import.meta.filename, which Node 24.0 knows as well.`,
      );
  });
  return found;
}

const files = sourceFiles();
const file = (path: string, text: string): SourceFile => ({ path, text });

describe("the project's files", () => {
  test("there are files to check", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter(({ path }) => path.includes(".test.")).length).toBeGreaterThan(3);
  });

  test("are named in kebab-case, after a noun", () => {
    const styles = ["app", "components"]
      .flatMap((folder) => filesBelow(folder))
      .filter((path) => path.endsWith(".css"));
    expect([...files.map(({ path }) => path), ...styles].flatMap(nameProblems)).toEqual([]);
  });

  test("open with what lives in them", () => {
    expect(files.flatMap(headProblems)).toEqual([]);
  });

  test("are short, or say why they are not", () => {
    expect(files.flatMap(lengthProblems)).toEqual([]);
  });

  test("switch no test off", () => {
    expect(files.filter(({ path }) => /^(tests|e2e)\//.test(path)).flatMap(switchedOff)).toEqual([]);
  });

  test("use nothing that the oldest Node we bring does not know", () => {
    expect(files.flatMap(tooNewProblems)).toEqual([]);
  });

  test("write to the console in the command line and the logger alone", () => {
    expect(productFiles().flatMap(consoleProblems)).toEqual([]);
  });
});

describe("the checks", () => {
  test.each([
    "lib/domain/gateRules.ts",
    "lib/Domain/gate.ts",
    "lib/domain/gate_rules.ts",
    "app/(staff)/Case/page.tsx",
  ])("catch the name %s", (path) => expect(nameProblems(path)).toHaveLength(1));

  test.each([
    "lib/domain/utils.ts",
    "lib/helpers/gate.ts",
    "lib/domain/date-helpers.ts",
    "lib/kernel/common.ts",
    "lib/web/session-manager.ts",
    "tests/misc/a.ts",
  ])("catch the empty word in %s", (path) => expect(nameProblems(path)).toHaveLength(1));

  test.each([
    "app/(patient)/session/[id]/page.tsx",
    "app/api/auth/[...nextauth]/route.ts",
    "app/today/_parts/card.tsx",
    "db/drizzle.sqlite.config.ts",
    "lib/cli/progress.d.mts",
  ])("accept the name %s", (path) => expect(nameProblems(path)).toEqual([]));

  test("catch a missing head, with and without a directive", () => {
    expect(headProblems(file("a.ts", "export const a = 1;"))).toHaveLength(1);
    expect(headProblems(file("a.tsx", '"use client";\nexport const a = 1;'))).toHaveLength(1);
    expect(headProblems(file("a.ts", "/** */\nexport const a = 1;"))).toHaveLength(1);
    expect(headProblems(file("a.tsx", '"use client";\n\n/** What a person sees of a set. */\n'))).toEqual([]);
    expect(headProblems(file("a.tsx", '/** What a person sees of a set. */\n"use client";\n'))).toEqual([]);
  });

  test("catch a long file that does not say why", () => {
    const body = "const a = 1;\n".repeat(LONGEST + 1);
    expect(lengthProblems(file("a.ts", body))).toHaveLength(1);
    expect(lengthProblems(file("a.ts", `/** The rule table: long by nature. */\n${body}`))).toEqual([]);
    expect(lengthProblems(file("a.ts", `const long = 1;\n${body}`))).toHaveLength(1);
    expect(lengthProblems(file("a.ts", "const a = 1;\n".repeat(LONGEST)))).toEqual([]);
  });

  test.each([
    "test.skip('a', f);",
    "describe.only('a', f);",
    "it.each([1]).only('a', f);",
    "test.describe.skip('a', f);",
    "it.todo('a');",
    "xit('a', f);",
    "test.fixme();",
  ])("catch %s", (text) => expect(switchedOff(file("tests/a.test.ts", text))).toHaveLength(1));

  test("catch import.meta.main", () => {
    expect(tooNewProblems(file("lib/cli/a.ts", "if (import.meta.main) run();"))).toHaveLength(1);
    expect(tooNewProblems(file("lib/cli/a.ts", "import.meta.filename; a.main;"))).toEqual([]);
  });

  test("catch console in product code, and nowhere else", () => {
    expect(consoleProblems(file("lib/usecases/a.ts", "console.log(name);"))).toHaveLength(1);
    expect(
      consoleProblems(file("lib/usecases/a.ts", "const { error } = console; console.error;")),
    ).toHaveLength(1);
    expect(consoleProblems(file("lib/cli/a.ts", "console.log(1);"))).toEqual([]);
    expect(consoleProblems(file("lib/kernel/logger.ts", "console.log(1);"))).toEqual([]);
  });
});
