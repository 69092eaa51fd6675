/** Text search that answers the same on both engines: case is folded by the app, not by the engine's `lower()`. */
import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/** Rows whose column contains `needle` as typed, any case for A to Z. `%` and `_` stand for themselves. */
export function containsText(column: AnyPgColumn, needle: string): SQL {
  const escaped = needle.toLowerCase().replace(/[\\%_]/g, (character) => `\\${character}`);
  return sql`lower(${column}) like ${`%${escaped}%`} escape '\\'`;
}

/** Adds one to a counter column. */
export function plusOne(column: AnyPgColumn): SQL {
  return sql`${column} + 1`;
}
