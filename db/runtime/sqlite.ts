/**
 * SQLite: one queued writer connection with BEGIN IMMEDIATE … COMMIT and one read-only reader, in WAL mode.
 * Invariant: every connection reads back synchronous FULL, foreign keys on and WAL, or opening fails.
 */
import { existsSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import type { Connection, Db } from "./connection.ts";

/** `file:data/rung.db` → an absolute path. */
export function sqlitePath(databaseUrl: string): string {
  return resolve(databaseUrl.replace(/^file:(\/\/)?/, ""));
}

const wanted = {
  journal_mode: "wal",
  synchronous: 2,
  foreign_keys: 1,
  busy_timeout: 5000,
  trusted_schema: 0,
} as const;

/** Sets what this project relies on and reads it back. Throws when the connection does not carry it. */
export function settle(connection: Database.Database): void {
  if (!connection.readonly) connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  connection.pragma("busy_timeout = 5000");
  connection.pragma("trusted_schema = OFF");
  for (const [name, value] of Object.entries(wanted)) {
    const found = connection.pragma(name, { simple: true });
    if (found !== value) throw new Error(`SQLite reads back ${name} = ${String(found)}, not ${value}`);
  }
}

/** Opens one connection with the settings above. The folder is made when it does not exist. */
export function openConnection(path: string, options: { readonly: boolean }): Database.Database {
  if (!options.readonly) mkdirSync(dirname(path), { recursive: true });
  const connection = new Database(path, { readonly: options.readonly, fileMustExist: options.readonly });
  try {
    settle(connection);
  } catch (problem) {
    connection.close();
    throw problem;
  }
  return connection;
}

const rememberedStatements = 400;

/**
 * Remembers compiled statements, the longest unused one going first: compiling costs more than running most of ours. A
 * remembered one is handed out as a fresh one would be, without the row mode of its last use.
 */
function rememberStatements(connection: Database.Database): Database.Database {
  const remembered = new Map<string, Database.Statement>();
  const compile = connection.prepare.bind(connection);
  const prepare = (source: string): Database.Statement => {
    const known = remembered.get(source);
    if (known) {
      remembered.delete(source);
      if (known.reader) known.raw(false);
    }
    const statement = known ?? compile(source);
    remembered.set(source, statement);
    if (remembered.size > rememberedStatements) remembered.delete(remembered.keys().next().value!);
    return statement;
  };
  connection.prepare = prepare as typeof connection.prepare;
  return connection;
}

/** The two connections of one database file. The file must have been migrated. */
export async function openSqlite(databaseUrl: string): Promise<Connection> {
  const path = sqlitePath(databaseUrl);
  if (!existsSync(path)) throw new Error("there is no database file yet: run npm run migrate");
  const writer = rememberStatements(openConnection(path, { readonly: false }));
  const reader = rememberStatements(openConnection(path, { readonly: true }));
  const writerDb = drizzle(writer) as unknown as Db;
  const readerDb = drizzle(reader) as unknown as Db;
  let queue: Promise<unknown> = Promise.resolve();

  async function run<T>(fn: (tx: Db) => Promise<T>): Promise<T> {
    writer.exec("BEGIN IMMEDIATE");
    try {
      const value = await fn(writerDb);
      writer.exec("COMMIT");
      return value;
    } catch (problem) {
      if (writer.inTransaction) writer.exec("ROLLBACK");
      throw problem;
    }
  }

  return {
    read: readerDb,
    transaction(fn) {
      const turn = queue.then(() => run(fn));
      queue = turn.catch(() => undefined);
      return turn;
    },
    async ping() {
      reader.prepare("select 1").get();
    },
    async close() {
      await queue;
      reader.close();
      writer.close();
    },
  };
}
