/**
 * What can be reached from outside, read from the sources: pages, route handlers, server actions, and the addresses that
 * the server entry answers itself.
 *
 * Invariant: whatever Next would serve is found here, so that the matrix cannot leave it out: every page.tsx, every
 * method of every route.ts, every export of every "use server" file, and "use server" inside a function is an error.
 */
import { lineOf, type Node, parse, type SourceFile, staticText, walk } from "#tests/architecture/source.ts";

export interface Surface {
  /** Paths of page files. */
  pages: string[];
  /** `path METHOD` of route handlers. */
  routes: string[];
  /** `path export` of server actions. */
  actions: string[];
  /** What is not written in a way that can be listed. */
  problems: string[];
}

const routeMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Names that a module exports as values. */
function exportedNames(tree: Node): string[] {
  const names: string[] = [];
  for (const node of tree.body as Node[]) {
    if (node.type === "ExportDefaultDeclaration") names.push("default");
    if (node.type === "ExportAllDeclaration") names.push("*");
    if (node.type !== "ExportNamedDeclaration" || node.exportKind === "type") continue;
    const declaration = node.declaration as Node | null;
    if (declaration?.type === "VariableDeclaration") {
      for (const one of declaration.declarations) names.push(one.id.name);
    } else if (declaration?.id && !declaration.type.startsWith("TS")) names.push(declaration.id.name);
    for (const one of node.specifiers ?? []) {
      if (one.exportKind !== "type") names.push(one.exported.name ?? one.exported.value);
    }
  }
  return names;
}

/** Whether the text calls defineAction, and never exports a function that is not made by it or that calls one. */
function isMadeByDefineAction(tree: Node): boolean {
  let calls = 0;
  walk(tree, (node) => {
    if (node.type === "CallExpression" && node.callee.name === "defineAction") calls += 1;
  });
  return calls > 0;
}

/** The surface of these files. Only files of `app` and `lib` can be served. */
export function readSurface(files: readonly SourceFile[]): Surface {
  const surface: Surface = { pages: [], routes: [], actions: [], problems: [] };
  for (const file of files) {
    const inApp = file.path.startsWith("app/");
    const name = file.path.split("/").at(-1) ?? "";
    if (inApp && /^page\.(tsx|ts|jsx|js|mdx)$/.test(name)) surface.pages.push(file.path);
    if (inApp && /^route\.(ts|tsx|js)$/.test(name)) {
      for (const method of exportedNames(parse(file))) {
        if (routeMethods.includes(method)) surface.routes.push(`${file.path} ${method}`);
      }
    }
    if (!file.text.includes("use server")) continue;
    const tree = parse(file);
    const isDirective = (node: Node) =>
      node.type === "ExpressionStatement" && staticText(node.expression) === "use server";
    if ((tree.body as Node[]).some(isDirective)) {
      for (const exported of exportedNames(tree)) {
        if (exported === "*") surface.problems.push(`${file.path}: actions are exported by name`);
        else surface.actions.push(`${file.path} ${exported}`);
      }
      if (!isMadeByDefineAction(tree))
        surface.problems.push(`${file.path}: its actions are not made by defineAction`);
    }
    walk(tree, (node, parents) => {
      if (isDirective(node) && parents.length > 1) {
        surface.problems.push(`${file.path}:${lineOf(file, node.start)}: an action inside a function`);
      }
    });
  }
  return surface;
}

/** Differences between what is served and what has a row, as sentences; empty when they agree. */
export function compareWithRows(served: readonly string[], rows: readonly string[]): string[] {
  const twice = rows.filter((row, place) => rows.indexOf(row) !== place);
  return [
    ...served.filter((one) => !rows.includes(one)).map((one) => `${one} has no row`),
    ...rows.filter((one) => !served.includes(one)).map((one) => `${one} has a row and is not there`),
    ...twice.map((one) => `${one} has two rows`),
  ];
}
