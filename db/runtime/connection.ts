/**
 * What a driver gives the store, as types alone: sqlite.ts and postgres.ts make a connection, store.ts builds on it.
 * Invariant: nothing above the store sees which engine it is; a transaction has the same type on both.
 */
import type { PgDatabase } from "drizzle-orm/pg-core";

/** A connection that can read, or a transaction that can also write. The type is PostgreSQL's on both engines. */
// biome-ignore lint/suspicious/noExplicitAny: the result kinds differ between drivers and are never read
export type Db = PgDatabase<any, Record<string, never>>;

/** An open database. */
export interface Connection {
  /** On SQLite a connection that cannot write. */
  readonly read: Db;
  /** Runs `fn` in one transaction; rolls back and throws what `fn` throws. */
  transaction<T>(fn: (tx: Db) => Promise<T>): Promise<T>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
