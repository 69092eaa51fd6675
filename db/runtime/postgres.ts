/** PostgreSQL: a pool, serializable transactions, bounded retry where two writers met. PGlite stands in for it in tests. */

import { isRetryable } from "#db/dialect/errors.ts";
import type { Connection, Db } from "./connection.ts";

const attempts = 8;

/** Runs `fn` again, up to eight times in all, while the engine says that two writers met. */
export async function withRetry<T>(fn: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fn();
    } catch (problem) {
      if (!isRetryable(problem) || attempt === attempts) throw problem;
      await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt * Math.random()));
    }
  }
}

/** The driver behind both ways to reach PostgreSQL, as the store and the migrator need it. */
export interface PostgresClient {
  readonly db: Db;
  run(statement: string): Promise<{ rows: Record<string, unknown>[] }>;
  migrate(folder: string): Promise<void>;
  /** How many migrations the database carries. */
  appliedCount(): Promise<number>;
  close(): Promise<void>;
}

async function countApplied(run: PostgresClient["run"]): Promise<number> {
  const { rows } = await run("select to_regclass('drizzle.__drizzle_migrations') is not null as present");
  if (!rows[0]?.present) return 0;
  return Number((await run("select count(*) as n from drizzle.__drizzle_migrations")).rows[0]?.n);
}

/** A pool on a server, or PGlite in this process (`pglite:` for memory, `pglite:path` for a folder). */
export async function openPostgresClient(
  databaseUrl: string,
  engine: "postgres" | "pglite",
): Promise<PostgresClient> {
  return engine === "postgres" ? openPool(databaseUrl) : openPglite(databaseUrl);
}

async function openPool(databaseUrl: string): Promise<PostgresClient> {
  const { default: pg } = await import("pg");
  const { drizzle } = await import("drizzle-orm/node-postgres");
  const { migrate } = await import("drizzle-orm/node-postgres/migrator");
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  const db = drizzle(pool);
  const run = (statement: string) => pool.query(statement);
  return {
    db,
    run,
    migrate: (folder) => migrate(db, { migrationsFolder: folder }),
    appliedCount: () => countApplied(run),
    close: () => pool.end(),
  };
}

const instances = new Map<string, unknown>();

async function openPglite(databaseUrl: string): Promise<PostgresClient> {
  // The specifiers are computed so that the production bundle does not look for a package that only tests have.
  const [driver, adapter, migrator] = [
    "@electric-sql/pglite",
    "drizzle-orm/pglite",
    "drizzle-orm/pglite/migrator",
  ];
  const { PGlite } = (await import(
    /* turbopackIgnore: true */ driver!
  )) as typeof import("@electric-sql/pglite");
  const { drizzle } = (await import(
    /* turbopackIgnore: true */ adapter!
  )) as typeof import("drizzle-orm/pglite");
  const { migrate } = (await import(
    /* turbopackIgnore: true */ migrator!
  )) as typeof import("drizzle-orm/pglite/migrator");
  const path = databaseUrl.replace(/^pglite:(\/\/)?/, "");
  // One instance an address and process: a database in memory must survive from the migrator to the store.
  const client = (instances.get(path) ??
    new PGlite(path === "" || path === "memory://" ? "memory://" : path)) as InstanceType<typeof PGlite>;
  instances.set(path, client);
  const db = drizzle(client);
  const run = (statement: string) => client.query<Record<string, unknown>>(statement);
  return {
    db,
    run,
    migrate: (folder) => migrate(db, { migrationsFolder: folder }),
    appliedCount: () => countApplied(run),
    close: async () => undefined,
  };
}

/** The connection of the store. */
export async function openPostgres(databaseUrl: string, engine: "postgres" | "pglite"): Promise<Connection> {
  const client = await openPostgresClient(databaseUrl, engine);
  return {
    read: client.db,
    transaction: (fn) =>
      withRetry(() => client.db.transaction((tx) => fn(tx), { isolationLevel: "serializable" })),
    ping: async () => void (await client.run("select 1")),
    close: () => client.close(),
  };
}
