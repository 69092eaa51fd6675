/**
 * The clinical source tables as the tests read them: the exercise table and the template list, as delivered.
 * The content is compared with these, never with itself.
 */
import { readFileSync } from "node:fs";

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), "utf8");

export type SourceRow = Readonly<Record<string, string>>;

/** Splits comma-separated text with quoted fields (RFC 4180) into rows of fields. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (quoted) {
      if (char !== '"') field += char;
      else if (text[i + 1] === '"') {
        field += '"';
        i++;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ",") {
      row.push(field);
      field = "";
    } else if (char === "\n") {
      rows.push([...row, field.replace(/\r$/, "")]);
      row = [];
      field = "";
    } else field += char;
  }
  if (field !== "" || row.length > 0) rows.push([...row, field]);
  return rows;
}

/** The exercise table, one record a row, every column by its heading. */
export function sourceExercises(): SourceRow[] {
  const [head, ...rows] = parseCsv(fixture("exercises.csv"));
  return rows.map((row) => Object.fromEntries(head!.map((column, i) => [column, row[i] ?? "?"])));
}

export interface SourceTemplate {
  readonly slug: string;
  readonly name: string;
  readonly phase: string;
  readonly duration_weeks: readonly [number, number];
  readonly schedule: Readonly<Record<string, unknown>>;
  readonly session_minutes: number;
  readonly blocks: readonly {
    readonly name: string;
    readonly items: readonly { readonly exercise: string; readonly dose: string }[];
  }[];
  readonly advance: string;
  readonly avoid_default: string;
  readonly notes: string;
  readonly item_count: number;
  readonly main_item_count: number;
}

/** The templates as delivered. */
export function sourceTemplates(): SourceTemplate[] {
  return JSON.parse(fixture("programs.json")) as SourceTemplate[];
}

/** Undoes typesetting only: dashes, apostrophes and no-break spaces become what a keyboard has. */
export function untypeset(text: string): string {
  return text.replaceAll("–", "-").replaceAll("’", "'").replaceAll("\u00a0%", "%");
}
