/**
 * The column kit: the words in which the schema is written once for both engines.
 * Invariant: types are PostgreSQL's on both, so that a call only SQLite has does not compile.
 * Names in the database are made here from the TypeScript names (camelCase → snake_case).
 */
import { type SQL, sql } from "drizzle-orm";
import * as pg from "drizzle-orm/pg-core";
import * as lite from "drizzle-orm/sqlite-core";

type Builder = { setName(name: string): void; config: { keyAsName: boolean } };

/** `restPainBefore` → `rest_pain_before`. */
export function toSnake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function named<T extends Record<string, unknown>>(columns: T): T {
  for (const [key, builder] of Object.entries(columns) as [string, Builder][]) {
    builder.setName(toSnake(key));
    builder.config.keyAsName = false;
  }
  return columns;
}

type AnyColumn = pg.AnyPgColumn;

/** Conditions for check constraints, in SQL that both engines read alike. */
const conditions = {
  /** NULL, or a whole number from min to max. */
  between: (column: AnyColumn, min: number, max: number): SQL =>
    sql`${column} is null or (${column} >= ${sql.raw(String(min))} and ${column} <= ${sql.raw(String(max))})`,
  /** NULL, or one of the given words. */
  among: (column: AnyColumn, words: readonly string[]): SQL =>
    sql`${column} is null or ${column} in (${sql.raw(words.map((word) => `'${word.replaceAll("'", "''")}'`).join(", "))})`,
  /** NULL, or ten characters of the form YYYY-MM-DD (the calendar itself is checked on the way in). */
  isDay: (column: AnyColumn): SQL =>
    sql`${column} is null or (length(${column}) = 10 and ${column} like '____-__-__')`,
};

const pgTable = ((name: string, columns: Record<string, pg.PgColumnBuilderBase>, extra?: never) =>
  pg.pgTable(name, named(columns), extra)) as unknown as typeof pg.pgTable;

export const postgresKit = {
  dialect: "postgres" as "postgres" | "sqlite",
  table: pgTable,
  /** A UUIDv7 as text, the primary key. */
  id: () => pg.text().primaryKey(),
  text: () => pg.text(),
  int: () => pg.integer(),
  bool: () => pg.boolean(),
  /** A moment in UTC, to the millisecond, set by the app's clock. */
  instant: () => pg.timestamp({ withTimezone: true, precision: 3, mode: "date" }),
  /** A floating calendar date, `YYYY-MM-DD`. */
  day: () => pg.text(),
  /** An opaque snapshot; parsed with zod when it is read. */
  json: () => pg.jsonb().$type<unknown>(),
  oneOf: <const T extends readonly [string, ...string[]]>(words: T) =>
    pg.text({ enum: words as unknown as [T[number], ...T[number][]] }),
  /** A reference that refuses to let its target go. */
  ref: (target: () => AnyColumn) =>
    pg.text().references(target, { onDelete: "restrict", onUpdate: "restrict" }),
  index: pg.index,
  unique: pg.uniqueIndex,
  check: pg.check,
  ...conditions,
};

export type Kit = typeof postgresKit;

const liteTable = ((name: string, columns: Record<string, lite.SQLiteColumnBuilderBase>, extra?: never) =>
  lite.sqliteTable(name, named(columns), extra)) as unknown;

export const sqliteKit = {
  dialect: "sqlite",
  table: liteTable,
  id: () => lite.text().primaryKey(),
  text: () => lite.text(),
  int: () => lite.integer(),
  bool: () => lite.integer({ mode: "boolean" }),
  instant: () => lite.integer({ mode: "timestamp_ms" }),
  day: () => lite.text(),
  json: () => lite.text({ mode: "json" }),
  oneOf: (words: [string, ...string[]]) => lite.text({ enum: words }),
  ref: (target: () => lite.AnySQLiteColumn) =>
    lite.text().references(target, { onDelete: "restrict", onUpdate: "restrict" }),
  index: lite.index,
  unique: lite.uniqueIndex,
  check: lite.check,
  ...conditions,
} as unknown as Kit;
