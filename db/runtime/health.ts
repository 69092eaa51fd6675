/** What `doctor` looks at in the database itself: settings read back, pages, references, guards, open migrations. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { engineOf } from "#db/dialect/dialect.ts";
import { guards, listGuardsStatement } from "#db/dialect/guards.ts";
import { openConnection, sqlitePath } from "./sqlite.ts";

export interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Findings about the database that the address names. Changes nothing. */
export async function examineDatabase(databaseUrl: string): Promise<Finding[]> {
  return engineOf(databaseUrl) === "sqlite" ? examineSqlite(databaseUrl) : examinePostgres(databaseUrl);
}

function guardFinding(standing: readonly string[], engine: "sqlite" | "postgres"): Finding {
  const missing = guards(engine).filter((guard) => !standing.includes(guard.name));
  return {
    what: "append-only and clearance guards",
    ok: missing.length === 0,
    detail:
      missing.length === 0
        ? `${guards(engine).length} in place`
        : `missing: ${missing.map((guard) => guard.name).join(", ")}; run npm run migrate`,
  };
}

function knownMigrations(folder: string): number {
  return (
    JSON.parse(
      readFileSync(join(process.cwd(), "db", "migrations", folder, "meta", "_journal.json"), "utf8"),
    ) as { entries: unknown[] }
  ).entries.length;
}

const migrationFinding = (applied: number, known: number): Finding => ({
  what: "migrations",
  ok: applied === known,
  detail:
    applied === known
      ? `${applied} applied`
      : applied < known
        ? `${known - applied} open: run npm run migrate`
        : "the database is newer than this version of Rung",
});

function examineSqlite(databaseUrl: string): Finding[] {
  const path = sqlitePath(databaseUrl);
  if (!existsSync(path))
    return [{ what: "database file", ok: false, detail: `${path} is not there: start the server once` }];
  const findings: Finding[] = [];
  // A writable connection where possible: settings such as WAL are read back from it as the server would.
  const connection = openConnection(path, { readonly: true });
  try {
    findings.push({
      what: "durability settings",
      ok: true,
      detail: "WAL, synchronous FULL, foreign keys on, read back",
    });
    const integrity = connection.pragma("integrity_check", { simple: true });
    findings.push({
      what: "pages and indexes",
      ok: integrity === "ok",
      detail: integrity === "ok" ? "whole" : "damaged: restore a backup",
    });
    const dangling = (connection.pragma("foreign_key_check") as unknown[]).length;
    findings.push({
      what: "references",
      ok: dangling === 0,
      detail: dangling === 0 ? "all point to rows that exist" : `${dangling} rows point nowhere`,
    });
    findings.push(
      guardFinding(connection.prepare(listGuardsStatement("sqlite")).pluck().all() as string[], "sqlite"),
    );
    findings.push(
      migrationFinding(
        connection.prepare("select count(*) from __drizzle_migrations").pluck().get() as number,
        knownMigrations("sqlite"),
      ),
    );
  } finally {
    connection.close();
  }
  return findings;
}

async function examinePostgres(databaseUrl: string): Promise<Finding[]> {
  const { openPostgresClient } = await import("./postgres.ts");
  const client = await openPostgresClient(databaseUrl, engineOf(databaseUrl) as "postgres" | "pglite");
  try {
    const standing = (await client.run(listGuardsStatement("postgres"))).rows.map((row) => String(row.name));
    return [
      guardFinding(standing, "postgres"),
      migrationFinding(await client.appliedCount(), knownMigrations("postgres")),
    ];
  } finally {
    await client.close();
  }
}
