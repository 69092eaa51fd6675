/** FormData to the plain object a schema reads: `sets.0.reps` becomes nested, repeated names become lists. */

type Tree = { [key: string]: Tree | string | string[] };
const forbidden = new Set(["__proto__", "constructor", "prototype"]);

/** Files and Next's own fields are left out; at most 2,000 fields are read. */
export function toInput(form: FormData): Record<string, unknown> {
  const root: Tree = Object.create(null);
  let read = 0;
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$") || ++read > 2000) continue;
    const values = form.getAll(name).filter((value): value is string => typeof value === "string");
    if (values.length === 0) continue;
    const isList = name.endsWith("[]");
    const path = (isList ? name.slice(0, -2) : name).split(".");
    if (path.some((part) => forbidden.has(part)) || path.length > 8) continue;
    let node = root;
    for (const part of path.slice(0, -1)) {
      const next = node[part];
      if (typeof next !== "object" || Array.isArray(next)) node[part] = Object.create(null) as Tree;
      node = node[part] as Tree;
    }
    node[path.at(-1)!] = isList ? values : values.at(-1)!;
  }
  return toLists(root) as Record<string, unknown>;
}

/** Objects whose keys are 0, 1, 2 … become lists. */
function toLists(node: Tree | string | string[]): unknown {
  if (typeof node === "string" || Array.isArray(node)) return node;
  const keys = Object.keys(node);
  if (keys.length > 0 && keys.every((key, index) => key === String(index)))
    return keys.map((key) => toLists(node[key]!));
  return Object.fromEntries(keys.map((key) => [key, toLists(node[key]!)]));
}

/** What was typed, for showing it again. Passphrases and codes stay out. */
export function typedValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !name.startsWith("$") && !/passphrase|current|token|code/i.test(name))
      values[name] = value;
  }
  return values;
}
