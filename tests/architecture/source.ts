/**
 * The project's own source files, read and parsed for the architecture tests.
 *
 * Invariant: a file that cannot be parsed fails the test; it is never left out silently.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "rolldown/utils";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export interface SourceFile {
  /** Relative to the project's folder, with forward slashes. */
  path: string;
  text: string;
}

/** A node of the syntax tree, as loosely as the checks need it. */
export interface Node {
  type: string;
  start: number;
  end: number;
  // biome-ignore lint/suspicious/noExplicitAny: the tree has some two hundred node types, and the checks name few.
  [key: string]: any;
}

/** One mention of another module. */
export interface ImportUse {
  specifier: string;
  /** Erased before the code runs: `import type`, `export type`, `import("x").T`. */
  typeOnly: boolean;
  line: number;
}

const FOLDERS = ["app", "components", "db", "e2e", "lib", "tests"];
const SKIPPED = new Set(["node_modules", ".next", ".rung", ".git", "test-results", "playwright-report"]);
const SOURCE = /\.(ts|tsx|mts|mjs)$/;

/** Files below a folder, sorted, without what tools make. */
export function filesBelow(folder: string, root: string = ROOT): string[] {
  const found: string[] = [];
  const walk = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (SKIPPED.has(entry.name)) continue;
      const child = join(path, entry.name);
      if (entry.isDirectory()) walk(child);
      else if (entry.isFile()) found.push(relative(root, child).split(sep).join("/"));
    }
  };
  walk(join(root, folder));
  return found.sort();
}

let cached: SourceFile[] | undefined;

/** Every source file of the project: its six folders, and the files beside them. */
export function sourceFiles(): SourceFile[] {
  cached ??= readdirSync(ROOT, { withFileTypes: true })
    .flatMap((entry) => {
      if (entry.isDirectory()) return FOLDERS.includes(entry.name) ? filesBelow(entry.name) : [];
      return entry.name === "next-env.d.ts" ? [] : [entry.name];
    })
    .filter((path) => SOURCE.test(path))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
  return cached;
}

/** Files outside tests and e2e: what people run. The demo clinic counts as tests do. */
export function productFiles(): SourceFile[] {
  return sourceFiles().filter(({ path }) => !/^(tests|e2e|db\/seed)\//.test(path));
}

const trees = new Map<string, Node>();

/** The syntax tree of a file. Throws when the file does not parse. */
export function parse(file: SourceFile): Node {
  const key = `${file.path}\0${file.text}`;
  const known = trees.get(key);
  if (known) return known;
  const lang = file.path.endsWith("x") ? "tsx" : "ts";
  const result = parseSync(file.path, file.text, { lang });
  if (result.errors.length > 0) throw new Error(`${file.path} does not parse: ${result.errors[0]?.message}`);
  const tree = result.program as unknown as Node;
  trees.set(key, tree);
  return tree;
}

/** Visits a node and everything in it; `parents` are the nodes around it, the nearest last. */
export function walk(node: Node, visit: (node: Node, parents: Node[]) => void, parents: Node[] = []): void {
  visit(node, parents);
  const around = [...parents, node];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child === "object" && typeof child.type === "string") walk(child, visit, around);
    }
  }
}

export function lineOf(file: SourceFile, position: number): number {
  return file.text.slice(0, position).split("\n").length;
}

/** The text of a literal or of a template without values; undefined for anything computed. */
export function staticText(node: Node | null | undefined): string | undefined {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  if (node?.type === "TemplateLiteral" && node.expressions.length === 0) return node.quasis[0].value.cooked;
  return undefined;
}

/** Every module that a file mentions, by `import`, `export … from`, `import()`, `require` or in a type. */
export function readImports(file: SourceFile): ImportUse[] {
  const found: ImportUse[] = [];
  const add = (node: Node, source: Node | null | undefined, typeOnly: boolean): void => {
    const specifier = staticText(source) ?? (source ? "(computed)" : undefined);
    if (specifier !== undefined) found.push({ specifier, typeOnly, line: lineOf(file, node.start) });
  };
  walk(parse(file), (node) => {
    switch (node.type) {
      case "ImportDeclaration":
        return add(node, node.source, node.importKind === "type");
      case "ExportNamedDeclaration":
      case "ExportAllDeclaration":
        return add(node, node.source, node.exportKind === "type");
      case "ImportExpression":
        return add(node, node.source, false);
      case "TSImportType":
        return add(node, node.source ?? node.argument, true);
      case "TSImportEqualsDeclaration":
        return add(node, node.moduleReference?.expression, node.importKind === "type");
      case "CallExpression":
        if (node.callee.type === "Identifier" && node.callee.name === "require") {
          return add(node, node.arguments[0], false);
        }
    }
  });
  return found;
}
