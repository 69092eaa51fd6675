/**
 * Holds files against the import table, and against the rules on how an import is written: across folders by
 * `#name/…` with the ending, relative only downwards from the own folder, no barrels, no cycles.
 *
 * Invariant: pure functions of the files they are given, so that a planted violation meets the same checker.
 */
import { isBuiltin } from "node:module";
import { dirname, join } from "node:path/posix";
import { ROWS, type Row } from "#tests/architecture/import-table.ts";
import {
  type ImportUse,
  type Node,
  parse,
  readImports,
  type SourceFile,
} from "#tests/architecture/source.ts";

const OWN_NAME = /^#(app|components|db|e2e|lib|tests)\/(.+)$/;
const ENDING = /\.(ts|tsx|mts|mjs|json|css|svg)$/;

/** `lib/domain` for lib/domain/gate.ts; the first folder alone for app, tests and e2e; the name of a root file. */
function unitOf(path: string): string {
  const [first = "", second, third] = path.split("/");
  return ["lib", "db", "components"].includes(first) && third !== undefined ? `${first}/${second}` : first;
}

function within(path: string, folderOrFile: string): boolean {
  return folderOrFile === "*" || path === folderOrFile || path.startsWith(`${folderOrFile}/`);
}

/** The row that governs a file: the most specific one. */
export function rowOf(path: string, rows: readonly Row[] = ROWS): Row | undefined {
  return rows.filter(({ of }) => within(path, of)).sort((a, b) => b.of.length - a.of.length)[0];
}

function allowsPackage(row: Row, specifier: string): boolean {
  return row.packages.some(
    (name) =>
      name === "*" || name === specifier || (name.endsWith("/*") && specifier.startsWith(name.slice(0, -1))),
  );
}

/** Types are erased: a package may be allowed for its types alone. */
function allowsTypesOf(row: Row, use: ImportUse): boolean {
  return use.typeOnly && row.types.includes(use.specifier);
}

function list(names: readonly string[]): string {
  return names.length > 0 ? names.join(", ") : "nothing";
}

function problemOf(
  file: SourceFile,
  use: ImportUse,
  paths: ReadonlySet<string> | undefined,
): string | undefined {
  const { specifier } = use;
  const row = rowOf(file.path);
  if (!row)
    return "no row of tests/architecture/import-table.ts governs this file: put it into a folder of the tree";
  const own = OWN_NAME.exec(specifier);
  const relative = specifier.startsWith(".");
  if (specifier === "(computed)") {
    return row.computed ? undefined : "its name is computed, so nothing can check it: write it out";
  }
  if (isBuiltin(specifier)) {
    if (!specifier.startsWith("node:")) return `write node:${specifier}`;
    return row.node ? undefined : `${row.of} does not use Node itself: pass in what it needs`;
  }
  if (!own && !relative) {
    return allowsPackage(row, specifier) || allowsTypesOf(row, use)
      ? undefined
      : `${row.of} may import these packages: ${list(row.packages)}. Move the work to a layer that may`;
  }
  if (/^\.\.(\/|$)/.test(specifier))
    return "relative imports stay within the folder: write #folder/… with the ending";
  if (!ENDING.test(specifier)) return "write the ending (.ts, .tsx, .json, .css)";
  const target = own ? `${own[1]}/${own[2]}` : join(dirname(file.path), specifier);
  if (paths && /\.(ts|tsx|mts|mjs)$/.test(target) && !paths.has(target)) return `there is no ${target}`;
  if (unitOf(target) === unitOf(file.path)) return undefined;
  if (row.own.some((allowed) => within(target, allowed))) return undefined;
  if (row.types.some((allowed) => within(target, allowed))) {
    return use.typeOnly ? undefined : `${row.of} may import types of it only: write import type`;
  }
  const types = row.types.length > 0 ? `, and types of ${list(row.types)}` : "";
  return `${row.of} may import ${list(row.own)}${types}. Pass the value in, or move the code to a layer that may`;
}

/**
 * What is wrong with the imports of these files, one sentence each. `paths` are all files there are; without
 * it, whether a target exists is not checked.
 */
export function checkImports(files: readonly SourceFile[], paths?: ReadonlySet<string>): string[] {
  return files.flatMap((file) =>
    readImports(file).flatMap((use) => {
      const problem = problemOf(file, use, paths);
      return problem ? [`${file.path}:${use.line} imports "${use.specifier}": ${problem}.`] : [];
    }),
  );
}

/** Files that only hand on what other files export. */
export function findBarrels(files: readonly SourceFile[]): string[] {
  return files
    .filter(isBarrel)
    .map(({ path }) => `${path} only re-exports: import from the files themselves, and delete it.`);
}

function isBarrel(file: SourceFile): boolean {
  const statements: Node[] = parse(file).body;
  const handsOn = (node: Node): boolean =>
    node.type === "ExportAllDeclaration" || (node.type === "ExportNamedDeclaration" && !node.declaration);
  const code = statements.filter((node) => node.type !== "ImportDeclaration");
  return code.length > 0 && code.every(handsOn);
}

/** Rings of files that import each other, types included; each ring as `a → b → a`. */
export function findCycles(files: readonly SourceFile[]): string[] {
  const graph = new Map<string, string[]>();
  for (const file of files) {
    const targets = readImports(file).flatMap(({ specifier }) => {
      const own = OWN_NAME.exec(specifier);
      if (own) return [`${own[1]}/${own[2]}`];
      return specifier.startsWith(".") ? [join(dirname(file.path), specifier)] : [];
    });
    graph.set(file.path, [...new Set(targets)]);
  }
  const rings = new Set<string>();
  const state = new Map<string, "open" | "done">();
  const trail: string[] = [];
  const visit = (path: string): void => {
    state.set(path, "open");
    trail.push(path);
    for (const target of graph.get(path) ?? []) {
      if (state.get(target) === "open")
        rings.add([...trail.slice(trail.indexOf(target)), target].join(" → "));
      else if (graph.has(target) && !state.has(target)) visit(target);
    }
    trail.pop();
    state.set(path, "done");
  };
  for (const path of graph.keys()) if (!state.has(path)) visit(path);
  return [...rings];
}
