/**
 * The store: `read` for queries, `write` for transactions that carry their audit row.
 * Invariants: an acknowledged write is durable (synchronous FULL, read back on each connection); writes are queued, so
 * that one request's rollback never erases another's rows; a write inside a write throws; only the transaction may be
 * awaited inside a write. One store a process, on globalThis, opened at the first use: `next build` opens nothing.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { engineOf } from "#db/dialect/dialect.ts";
import { isStorageRefusal } from "#db/dialect/errors.ts";
import type { Grant, SystemGrant } from "#lib/access/grant.ts";
import { now } from "#lib/kernel/clock.ts";
import { env } from "#lib/kernel/env.ts";
import { newId } from "#lib/kernel/ids.ts";
import { log } from "#lib/kernel/logger.ts";
import { StorageRefused } from "#lib/kernel/storage-refused.ts";
import type { Connection, Db } from "./connection.ts";
import { tables } from "./tables.ts";

export type { Db } from "./connection.ts";

export interface AuditNote {
  /** The row the write was about. */
  readonly subjectId?: string;
}

export interface Store {
  /** Queries outside a transaction. On SQLite a read-only connection. */
  readonly read: Db;
  /**
   * Runs `fn` in one transaction and writes its audit row in the same one. `verb` is `noun:verb`.
   * Throws what `fn` throws, after rolling everything back.
   */
  write<T>(
    grant: Grant,
    verb: string,
    fn: (tx: Db, audit: (note: AuditNote) => void) => Promise<T>,
  ): Promise<T>;
  /**
   * A transaction that leaves no audit row: rate limits, "last seen", the access log itself. System grants only; nothing
   * clinical goes through it.
   */
  writeUnaudited<T>(grant: SystemGrant, fn: (tx: Db) => Promise<T>): Promise<T>;
  /** For readiness: throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const inWrite = new AsyncLocalStorage<true>();

/** A store over an open connection. Exported for tests that open their own file. */
export function storeOver(connection: Connection): Store {
  const transaction = <T>(fn: (tx: Db) => Promise<T>): Promise<T> =>
    connection.transaction(fn).catch((problem: unknown) => {
      throw isStorageRefusal(problem)
        ? new StorageRefused("the database cannot be written", { cause: problem })
        : problem;
    });
  return {
    read: connection.read,
    write(grant, verb, fn) {
      if (inWrite.getStore()) throw new Error(`invariant broken: the write ${verb} is inside another write`);
      return inWrite.run(true, () =>
        transaction(async (tx) => {
          let note: AuditNote = {};
          const value = await fn(tx, (given) => {
            note = given;
          });
          await tx.insert(tables.auditEntries).values({
            id: newId(now().getTime()),
            clinicId: grant.clinicId,
            actorMemberId: grant.memberId,
            actorKind: grant.actorKind,
            verb,
            outcome: "done",
            subjectId: note.subjectId ?? null,
            patientId: grant.patientId,
            at: now(),
          });
          return value;
        }),
      );
    },
    writeUnaudited(_grant, fn) {
      if (inWrite.getStore()) throw new Error("invariant broken: an unaudited write is inside another write");
      return inWrite.run(true, () => transaction(fn));
    },
    ping: () => connection.ping(),
    close: () => connection.close(),
  };
}

const key = Symbol.for("rung.store");
const holder = globalThis as { [key]?: Promise<Store> };

/** The store of this process, opened at the first call. Rejects when the database is damaged or newer than this code. */
export function getStore(): Promise<Store> {
  holder[key] ??= open().catch((problem) => {
    delete holder[key];
    throw problem;
  });
  return holder[key];
}

async function open(): Promise<Store> {
  const url = env().DATABASE_URL;
  const engine = engineOf(url);
  const connection =
    engine === "sqlite"
      ? await (await import("./sqlite.ts")).openSqlite(url)
      : await (await import("./postgres.ts")).openPostgres(url, engine);
  log.info("store.open", { code: engine });
  return storeOver(connection);
}

/** Closes the store of this process; the next call of `getStore` opens it again. */
export async function closeStore(): Promise<void> {
  const open = holder[key];
  delete holder[key];
  await (await open?.catch(() => undefined))?.close();
}
