/**
 * The power goes out: the production server is killed at a random moment while several phones send sessions, and started
 * again over the same file. What was acknowledged is there, once and whole; what was not is there whole or not at all,
 * and can be sent again.
 */
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openConnection, sqlitePath } from "#db/runtime/sqlite.ts";
import { ensureBuild } from "#lib/cli/build-stamp.ts";
import type { Fact } from "#lib/domain/facts.ts";
import { env } from "#lib/kernel/env.ts";
import { type Cast, createCast } from "#tests/access/cast.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { closed, finished, setsOf, started } from "#tests/support/session-world.ts";
import { chanceFrom, seed } from "./chance.ts";
import { browserHeaders, endProcesses, type ServerProcess, startServer } from "./server-process.ts";

const rounds = process.env.RUNG_PROVE === "1" ? 50 : 3;
const clients = 4;

/** One session as a phone sends it. */
interface Batch {
  readonly sessionId: string;
  readonly facts: readonly Fact[];
  acknowledged: boolean;
}

let cast: Cast;
let path: string;
let headers: Record<string, string>;

beforeAll(async () => {
  const build = await ensureBuild();
  if (!build.ok) throw new Error(build.output);
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  cast = await createCast(await openTestStore());
  await closeTestStore();
  path = sqlitePath(env().DATABASE_URL);
  headers = await browserHeaders(cast.actors.patient!.sessionId);
}, 600_000);
afterAll(async () => {
  await server?.stop();
  await endProcesses();
});

function makeBatch(): Batch {
  const at = new Date();
  const start = started(cast.version.versionId, at, cast.today);
  const { prescriptionId, dose, side } = cast.version;
  const facts = [
    start,
    ...setsOf(start.id, prescriptionId, dose, side, at),
    closed(start.id, prescriptionId, at),
    finished(start.id, at),
  ];
  return { sessionId: start.id, facts, acknowledged: false };
}

/** Sends a batch; the status of each fact, or null when there was no answer. */
async function send(port: number, batch: Batch): Promise<string[] | null> {
  let answer: Response;
  try {
    answer = await fetch(`http://127.0.0.1:${port}/session/facts`, {
      method: "POST",
      headers,
      body: JSON.stringify({ patientId: cast.patientId, facts: batch.facts }),
    });
    if (answer.status !== 200) throw new Error(`answered ${answer.status}: ${await answer.text()}`);
    const { results } = (await answer.json()) as { results: { status: string }[] };
    return results.map(({ status }) => status);
  } catch (problem) {
    // A connection that broke is what this test is about; an answer that is wrong is a failure.
    if (problem instanceof Error && problem.message.startsWith("answered")) throw problem;
    return null;
  }
}

/** Sends until the server is killed under it. */
async function phone(port: number, sent: Batch[], onSent: () => void): Promise<void> {
  for (;;) {
    const batch = makeBatch();
    sent.push(batch);
    onSent();
    const statuses = await send(port, batch);
    if (statuses === null) return;
    expect(new Set(statuses)).toEqual(new Set(["stored"]));
    batch.acknowledged = true;
  }
}

/** How many rows of each kind stand for a session. */
function countRows(connection: Database.Database, sessionId: string) {
  const count = (table: string, column: string) =>
    connection.prepare(`select count(*) from ${table} where ${column} = ?`).pluck().get(sessionId) as number;
  return {
    started: count("sessions", "id"),
    sets: count("session_sets", "session_id"),
    closed: count("exposures", "session_id"),
    finished: count("session_finishes", "session_id"),
    credits: count("session_credits", "session_id"),
  };
}

const none = { started: 0, sets: 0, closed: 0, finished: 0, credits: 0 };
const whole = (batch: Batch) => ({
  ...none,
  started: 1,
  sets: batch.facts.filter((fact) => fact.kind === "set_recorded").length,
  closed: 1,
  finished: 1,
  credits: 1,
});

/** Every round starts over the file that the one before left, so that damage would add up. */
let server: ServerProcess | undefined;
const standing: Batch[] = [];

async function round(chance: () => number): Promise<{ sent: number; acknowledged: number }> {
  server ??= await startServer({ DATABASE_URL: `file:${path}` });
  const victim = server;
  const sent: Batch[] = [];
  const killAfter = 1 + Math.floor(chance() * 60);
  const delay = chance() * 25;
  let killing: Promise<void> | undefined;
  const onSent = () => {
    if (sent.length < killAfter || killing) return;
    // Not waited for: the moment is anywhere in the handling of what is under way.
    killing = new Promise((resolve) => setTimeout(resolve, delay)).then(() => victim.kill());
  };
  await Promise.all(Array.from({ length: clients }, () => phone(victim.port, sent, onSent)));
  await killing;
  // How often somebody may write is another test's matter.
  const between = new Database(path);
  between.exec("delete from rate_limits");
  between.close();

  server = await startServer({ DATABASE_URL: `file:${path}` });
  const connection = new Database(path, { readonly: true });
  expect(connection.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(connection.pragma("foreign_key_check")).toEqual([]);
  for (const batch of sent) {
    const rows = countRows(connection, batch.sessionId);
    const begun = batch.acknowledged || rows.started > 0;
    expect(rows, begun ? "acknowledged or begun, so whole" : "not begun").toEqual(
      begun ? whole(batch) : none,
    );
  }
  // What got no answer is sent again, as a phone does, and stands once all the same.
  for (const batch of sent.filter((one) => !one.acknowledged)) {
    const statuses = await send(server.port, batch);
    expect(["stored", "duplicate"]).toContain(statuses?.[0]);
    expect(new Set(statuses).size, "one batch is one transaction").toBe(1);
  }
  standing.push(...sent);
  for (const batch of standing) expect(countRows(connection, batch.sessionId)).toEqual(whole(batch));
  connection.close();
  return { sent: sent.length, acknowledged: sent.filter((one) => one.acknowledged).length };
}

describe(`killed at a random moment (RUNG_SEED=${seed})`, () => {
  const chance = chanceFrom(seed);
  test.each(Array.from({ length: rounds }, (_, number) => number + 1))(
    "round %i",
    { timeout: 240_000 },
    async () => {
      const { sent, acknowledged } = await round(chance);
      expect(sent).toBeGreaterThan(0);
      expect(sent - acknowledged).toBeGreaterThan(0);
    },
  );
});

describe("every connection", () => {
  test("reads back FULL, WAL and foreign keys: new, after a write, and opened again", () => {
    const settings = (connection: Database.Database) =>
      ["synchronous", "journal_mode", "foreign_keys"].map((name) =>
        connection.pragma(name, { simple: true }),
      );
    for (let opened = 0; opened < 2; opened++) {
      const writer = openConnection(path, { readonly: false });
      const reader = openConnection(path, { readonly: true });
      expect(settings(writer)).toEqual([2, "wal", 1]);
      writer.exec("BEGIN IMMEDIATE; update system_states set value = value; COMMIT");
      expect(settings(writer)).toEqual([2, "wal", 1]);
      expect(settings(reader)).toEqual([2, "wal", 1]);
      reader.close();
      writer.close();
    }
  });
});
