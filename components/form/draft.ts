/**
 * Drafts of forms in sessionStorage: what was typed survives a refresh, a lost network and an expired session, in this
 * tab only. Passphrases, files and hidden fields are never kept. A key must name the person and the thing, so that
 * another person who signs in on the same tab never sees it; signing out clears all of them.
 */

export const draftPrefix = "rung.draft.";

/** The part of a form control that a draft reads and writes. */
export interface DraftControl {
  readonly name: string;
  readonly type: string;
  value: string;
  checked?: boolean;
  readonly dataset?: { readonly noDraft?: string };
}

/** Values by field name; several for a name that stands more than once. A choice that is not made has no value. */
export type Draft = Readonly<Record<string, readonly string[]>>;

const neverKept = new Set(["password", "file", "hidden", "submit", "button", "reset", "image"]);

function kept(control: DraftControl): boolean {
  return control.name !== "" && !neverKept.has(control.type) && control.dataset?.noDraft === undefined;
}

function isChoice(control: DraftControl): boolean {
  return control.type === "radio" || control.type === "checkbox";
}

export function readDraft(controls: Iterable<DraftControl>): Draft {
  const draft: Record<string, string[]> = {};
  for (const control of controls) {
    if (!kept(control)) continue;
    draft[control.name] ??= [];
    if (isChoice(control)) {
      if (control.checked) draft[control.name]?.push(control.value);
    } else {
      draft[control.name]?.push(control.value);
    }
  }
  return draft;
}

/**
 * The part of `now` that differs from what the server drew. Only that is kept: a field that nobody touched must show
 * what the server has when the page is opened again, or an old value would be sent over another person's change.
 */
export function draftSince(drawn: Draft, now: Draft): Draft {
  return Object.fromEntries(
    Object.entries(now).filter(([name, values]) => {
      const before = drawn[name];
      return before?.length !== values.length || values.some((value, place) => value !== before[place]);
    }),
  );
}

/** One change that brings a control to what the draft holds. */
export type DraftChange<Control extends DraftControl> =
  | { readonly control: Control; readonly kind: "check"; readonly checked: boolean }
  | { readonly control: Control; readonly kind: "fill"; readonly value: string };

/**
 * The changes that bring the controls to the draft, in the order of the controls. A field that the draft does not
 * know is left as the server drew it. Radios are only ever switched on: switching one on switches its group.
 */
export function draftChanges<Control extends DraftControl>(
  controls: Iterable<Control>,
  draft: Draft,
): DraftChange<Control>[] {
  const changes: DraftChange<Control>[] = [];
  const seen = new Map<string, number>();
  for (const control of controls) {
    const values = draft[control.name];
    if (!kept(control) || values === undefined) continue;
    if (isChoice(control)) {
      const checked = values.includes(control.value);
      if (checked !== control.checked && (checked || control.type === "checkbox")) {
        changes.push({ control, kind: "check", checked });
      }
      continue;
    }
    const place = seen.get(control.name) ?? 0;
    seen.set(control.name, place + 1);
    const value = values[place];
    if (value !== undefined && value !== control.value) changes.push({ control, kind: "fill", value });
  }
  return changes;
}

export function parseDraft(text: string | null): Draft | null {
  if (text === null) return null;
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data !== "object" || data === null || Array.isArray(data)) return null;
    const draft: Record<string, string[]> = {};
    for (const [name, values] of Object.entries(data)) {
      if (Array.isArray(values) && values.every((value) => typeof value === "string")) draft[name] = values;
    }
    return draft;
  } catch {
    return null;
  }
}

/** Clears every draft of this tab; called when somebody signs out. */
export function clearDrafts(storage: Pick<Storage, "length" | "key" | "removeItem">): void {
  const keys: string[] = [];
  for (let index = 0; index < storage.length; index += 1) {
    const key = storage.key(index);
    if (key?.startsWith(draftPrefix)) keys.push(key);
  }
  for (const key of keys) storage.removeItem(key);
}
