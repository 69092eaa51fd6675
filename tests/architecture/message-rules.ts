/**
 * Finds sentences that are written into screens instead of the catalogue, catalogue keys that are used but do not
 * exist, and texts that break the house's wording. Long: three searches that share one reading of the catalogue.
 *
 * Invariant: what cannot be known without running (a key computed from data) is left to the screens' own tests;
 * everything written out is checked.
 */
import { parse as parseMessage } from "@formatjs/icu-messageformat-parser";
import { lineOf, type Node, parse, type SourceFile, staticText, walk } from "#tests/architecture/source.ts";

/** Attributes that people see or hear. */
const SEEN =
  /^(title|alt|placeholder|label|hint|caption|summary|description|aria-(label|description|roledescription|valuetext|placeholder))$/;
/** Elements whose text is no sentence: code, and the names engraved on keys. */
const UNSEEN = /^(style|script|kbd)$/;
const WORD = /\p{L}/u;
const TRANSLATORS = /^(useTranslations|getTranslations|createTranslator)$/;

/** Literal texts that an expression may come out as: through conditions, `||`, `??` and templates. */
function literalsIn(node: Node | null | undefined): string[] {
  switch (node?.type) {
    case "Literal":
      return typeof node.value === "string" ? [node.value] : [];
    case "TemplateLiteral":
      return node.quasis.map((quasi: Node) => quasi.value.cooked);
    case "ConditionalExpression":
      return [...literalsIn(node.consequent), ...literalsIn(node.alternate)];
    case "LogicalExpression":
      return [...literalsIn(node.left), ...literalsIn(node.right)];
    case "JSXExpressionContainer":
    case "ParenthesizedExpression":
    case "TSAsExpression":
      return literalsIn(node.expression);
    default:
      return [];
  }
}

function elementName(node: Node | undefined): string {
  return node?.type === "JSXElement" ? (node.openingElement.name.name ?? "") : "";
}

/** Texts that a screen writes itself, one sentence each. */
export function findLiterals(file: SourceFile): string[] {
  const found: string[] = [];
  const report = (node: Node, text: string): void => {
    const short = text.replace(/\s+/g, " ").trim();
    found.push(
      `${file.path}:${lineOf(file, node.start)} says “${short}”: put the sentence into lib/messages.`,
    );
  };
  const check = (node: Node, texts: readonly string[]): void => {
    // Next puts the page's own title in the place of %s.
    const seen = texts.filter((text) => WORD.test(text.replaceAll("%s", "")));
    if (seen.length > 0) report(node, seen.join("…"));
  };
  walk(parse(file), (node, parents) => {
    const parent = parents.at(-1);
    if (node.type === "JSXText" && !UNSEEN.test(elementName(parent))) check(node, [node.value]);
    if (
      node.type === "JSXExpressionContainer" &&
      parent?.type.startsWith("JSX") &&
      parent.type !== "JSXAttribute"
    ) {
      if (!UNSEEN.test(elementName(parent))) check(node, literalsIn(node));
    }
    if (node.type === "JSXAttribute" && SEEN.test(attributeName(node))) check(node, literalsIn(node.value));
    if (node.type === "Property" && isMetadata(parents)) {
      if (/^(title|description|default|template)$/.test(node.key.name ?? ""))
        check(node, literalsIn(node.value));
    }
  });
  return found;
}

function attributeName(node: Node): string {
  return typeof node.name.name === "string" ? node.name.name : "";
}

/** Within what Next puts into the page's head: `metadata`, or what `generateMetadata` returns. */
function isMetadata(parents: readonly Node[]): boolean {
  return parents.some((node) => /^(metadata|generateMetadata|manifest)$/.test(node.id?.name ?? ""));
}

/** The catalogue's keys with dots: leaves, and the groups above them. */
export function catalogueKeys(catalogue: object): { leaves: Set<string>; groups: Set<string> } {
  const leaves = new Set<string>();
  const groups = new Set<string>();
  const read = (value: object, prefix: string): void => {
    for (const [key, child] of Object.entries(value)) {
      const path = prefix ? `${prefix}.${key}` : key;
      if (typeof child === "object" && child !== null) {
        groups.add(path);
        read(child, path);
      } else leaves.add(path);
    }
  };
  read(catalogue, "");
  return { leaves, groups };
}

/** The area of a `useTranslations("area")`; "" for the whole catalogue, undefined when it is computed. */
function areaOf(call: Node): string | undefined {
  const [first] = call.arguments;
  if (!first) return "";
  const text = staticText(first);
  if (text !== undefined || first.type !== "ObjectExpression") return text;
  const named = first.properties.find((property: Node) => property.key?.name === "namespace");
  return named ? staticText(named.value) : "";
}

function translatorCall(node: Node | null | undefined): Node | undefined {
  if (node?.type === "AwaitExpression") return translatorCall(node.argument);
  return node?.type === "CallExpression" && TRANSLATORS.test(node.callee.name ?? "") ? node : undefined;
}

interface Binding {
  name: string;
  area: string | undefined;
  call: Node;
  scope: Node;
}

const isScope = (node: Node): boolean => /Function|^Program$|^BlockStatement$/.test(node.type);

function bindingsIn(program: Node): Binding[] {
  const found: Binding[] = [];
  walk(program, (node, parents) => {
    if (node.type !== "VariableDeclarator") return;
    const scope = parents.findLast(isScope) ?? program;
    const add = (id: Node | null, init: Node | null | undefined): void => {
      const call = translatorCall(init);
      if (call && id?.type === "Identifier") found.push({ name: id.name, area: areaOf(call), call, scope });
    };
    add(node.id, node.init);
    const all = node.init?.type === "AwaitExpression" ? node.init.argument : undefined;
    if (node.id.type === "ArrayPattern" && all?.callee?.property?.name === "all") {
      const values: Node[] = all.arguments[0]?.elements ?? [];
      node.id.elements.forEach((id: Node | null, index: number) => {
        add(id, values[index]);
      });
    }
  });
  return found;
}

/** The translator that a name means at this place; undefined when it is a parameter, or computed. */
function bindingAt(
  name: string,
  parents: readonly Node[],
  bindings: readonly Binding[],
): Binding | undefined {
  for (const scope of parents.toReversed()) {
    const here = bindings.find((binding) => binding.name === name && binding.scope === scope);
    if (here) return here;
    const parameters: Node[] = Array.isArray(scope.params) ? scope.params : [];
    if (parameters.some((parameter) => mentions(parameter, name))) return undefined;
  }
  return undefined;
}

function mentions(pattern: Node, name: string): boolean {
  let found = false;
  walk(pattern, (node) => {
    if (node.type === "Identifier" && node.name === name) found = true;
  });
  return found;
}

/** Patterns of the keys that an argument may come out as; none for what is computed as a whole. */
function keyPatterns(node: Node | undefined): RegExp[] {
  const quoteForPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const text = staticText(node);
  if (text !== undefined) return [new RegExp(`^${quoteForPattern(text)}$`)];
  if (node?.type === "TemplateLiteral") {
    const parts: string[] = node.quasis.map((quasi: Node) => quoteForPattern(quasi.value.cooked));
    return parts.some((part) => part !== "") ? [new RegExp(`^${parts.join(".+")}$`)] : [];
  }
  if (node?.type === "ConditionalExpression")
    return [...keyPatterns(node.consequent), ...keyPatterns(node.alternate)];
  return [];
}

/** Areas and keys that a file uses and the catalogue lacks, and how many uses could be checked. */
export function findUnknownKeys(
  file: SourceFile,
  catalogue: object,
): { problems: string[]; checked: number } {
  const program = parse(file);
  const { leaves, groups } = catalogueKeys(catalogue);
  const bindings = bindingsIn(program);
  const problems: string[] = [];
  let checked = 0;
  const where = (node: Node): string => `${file.path}:${lineOf(file, node.start)}`;
  walk(program, (node, parents) => {
    if (node.type !== "CallExpression") return;
    const made = TRANSLATORS.test(node.callee.name ?? "") ? areaOf(node) : undefined;
    if (made) {
      checked += 1;
      if (!groups.has(made))
        problems.push(`${where(node)} uses the area ${made}, which the catalogue does not have.`);
    }
    const member =
      node.callee.type === "MemberExpression" && /^(rich|markup|raw)$/.test(node.callee.property.name ?? "");
    const called: Node = member ? node.callee.object : node.callee;
    const direct = translatorCall(called);
    const area = direct
      ? areaOf(direct)
      : called.type === "Identifier"
        ? bindingAt(called.name, parents, bindings)?.area
        : undefined;
    if (area === undefined || (area !== "" && !groups.has(area))) return;
    const prefix = area === "" ? "" : `${area}.`;
    const known = [...leaves, ...(node.callee.property?.name === "raw" ? groups : [])]
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
    for (const pattern of keyPatterns(node.arguments[0])) {
      checked += 1;
      if (!known.some((key) => pattern.test(key))) {
        const key = pattern.source.slice(1, -1).replaceAll("\\", "").replaceAll(".+", "…");
        problems.push(`${where(node)} uses ${prefix}${key}, which the catalogue does not have.`);
      }
    }
  });
  return { problems, checked };
}

/** Every text of a catalogue with its key; what is no text as it stands. */
export function messagesIn(value: object, prefix = ""): [string, unknown][] {
  return Object.entries(value).flatMap(([key, child]): [string, unknown][] =>
    typeof child === "object" && child !== null
      ? messagesIn(child, `${prefix}${key}.`)
      : [[`${prefix}${key}`, child]],
  );
}

/** What is wrong with the wording of a text. */
export function wordProblems([key, text]: [string, unknown]): string[] {
  if (typeof text !== "string") return [`${key} is not a text.`];
  const problems: string[] = [];
  if (text.trim() === "") problems.push(`${key} is empty.`);
  if (/!/.test(text)) problems.push(`${key} has an exclamation mark.`);
  if (/\bmiss(ed|es|ing)? (a |your |the )?(sessions?|days?|doses?|exercises?)|\bmissed\b/i.test(text)) {
    problems.push(`${key} says “missed”: the word is “not done”.`);
  }
  if (/'/.test(text))
    problems.push(`${key} has a straight apostrophe, which quotes in message syntax: write ’.`);
  try {
    parseMessage(text);
  } catch (error) {
    problems.push(`${key} does not parse: ${error instanceof Error ? error.message : error}`);
  }
  return problems;
}
