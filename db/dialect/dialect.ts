/** Which engine the database address names. Chosen once, when the process starts. */

export type Engine = "sqlite" | "postgres" | "pglite";

/** none or `file:` → SQLite; `postgres:` → PostgreSQL; `pglite:` → PostgreSQL in the process (tests only). */
export function engineOf(databaseUrl: string | undefined): Engine {
  if (!databaseUrl || databaseUrl.startsWith("file:")) return "sqlite";
  if (databaseUrl.startsWith("pglite:")) return "pglite";
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) return "postgres";
  throw new Error("DATABASE_URL must start with file: or postgres://");
}
