/**
 * The commands of the terminal as processes over a real file: people at the server's own machine add an admin, give a
 * new passphrase, look at the installation, back up and restore. Long: every command over the same file.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { sqlitePath } from "#db/runtime/sqlite.ts";
import { closeStore, getStore } from "#db/runtime/store.ts";
import { defaultRules, prescriptionBounds } from "#lib/domain/prescription.ts";
import { env } from "#lib/kernel/env.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { resolveSession, signIn } from "#lib/usecases/sign-in.ts";
import { endProcesses, runCommandProcess } from "#tests/durability/server-process.ts";
import { logSessions } from "#tests/support/course-world.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { addClearance, addExercise, addVersion, reps } from "#tests/support/session-world.ts";
import { addClinic, addEpisode, addMember, type World } from "#tests/support/world.ts";

/** Commands start a Node each; a loaded machine takes its time. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const kept = `${sqlitePath(env().DATABASE_URL)}.kept`;
const ownUrl = env().DATABASE_URL;
const folder = dirname(sqlitePath(ownUrl));
let place = 0;
let url = "";
let path = "";
let oneClinic: World["admin"];

const run = (name: string, args: readonly string[] = []) =>
  runCommandProcess(name, args, { env: { DATABASE_URL: url } });

/** Opens the test's database in this process, for looking at what a command did. */
async function looking<T>(fn: () => Promise<T>): Promise<T> {
  process.env.DATABASE_URL = url;
  try {
    return await fn();
  } finally {
    await closeStore();
    process.env.DATABASE_URL = ownUrl;
  }
}

beforeAll(async () => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  const store = await openTestStore();
  await installContent();
  const clinicId = await addClinic(store, "Test clinic");
  oneClinic = await addMember(store, clinicId, "admin", "Ada Heron");
  await closeTestStore();
  copyFileSync(sqlitePath(ownUrl), kept);
});
afterAll(endProcesses);
beforeEach(() => {
  place += 1;
  const own = join(folder, `case-${place}`);
  mkdirSync(own);
  path = join(own, "clinic.db");
  url = `file:${path}`;
  copyFileSync(kept, path);
});

const from = { device: "Test", address: "192.0.2.1" };

describe("create-admin", () => {
  test("adds an admin who can sign in with the passphrase that is shown once", async () => {
    const made = await run("create-admin", ["--name", "Bo Lark", "--sign-in", "Bo@clinic.example"]);
    expect(made).toMatchObject({ code: 0, err: "" });
    const passphrase = /shown once: (\S+)/.exec(made.out)?.[1] ?? "";
    expect(passphrase).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
    await looking(async () => {
      const signedIn = await signIn({ signInName: "bo@clinic.example", passphrase }, from);
      expect(signedIn.ok).toBe(true);
      const { actor } = await resolveSession(signedIn.ok ? signedIn.value.sessionId : null);
      expect(actor).toMatchObject({ role: "admin", name: "Bo Lark", clinicId: oneClinic.clinicId });
    });
  });

  test.each([
    [
      "a name that is taken",
      ["--name", "Ada", "--sign-in", "ada.heron@example.test"],
      /signs in with this name already/,
    ],
    ["no name", ["--sign-in", "bo@clinic.example"], /^Give a name and a sign-in name/],
  ])("%s is one line", async (_what, args, line) => {
    const { code, err } = await run("create-admin", args);
    expect(code).toBe(1);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    expect(err).toMatch(line);
  });

  test("in an empty database says that there is no clinic yet", async () => {
    url = `file:${join(folder, `case-${place}`, "empty.db")}`;
    const { code, err } = await run("create-admin", ["--name", "Bo", "--sign-in", "bo@clinic.example"]);
    expect({ code, err }).toEqual({
      code: 1,
      err: "There is no clinic yet: start the server and open /setup.\n",
    });
  });
});

describe("reset-password", () => {
  test("gives a new passphrase, ends the old one and every sign-in", async () => {
    const { code, out } = await run("reset-password", ["ADA.heron@example.test"]);
    expect(code).toBe(0);
    const passphrase = /shown once: (\S+)/.exec(out)?.[1] ?? "";
    await looking(async () => {
      expect((await resolveSession(oneClinic.sessionId)).actor.kind).toBe("visitor");
      const old = { signInName: "ada.heron@example.test", passphrase: "correct horse battery" };
      expect(await signIn(old, from)).toMatchObject({ ok: false, code: "wrong_credentials" });
      expect((await signIn({ ...old, passphrase }, from)).ok).toBe(true);
    });
  });

  test.each([
    ["an unknown name", ["nobody@example.test"], "Nobody signs in with this name.\n"],
    ["no name", [], "Say whose: npm run reset-password -- ada@clinic.example\n"],
  ])("%s is one line", async (_what, args, line) => {
    expect(await run("reset-password", args)).toMatchObject({ code: 1, err: line });
  });
});

describe("backup, verify-backup and restore", () => {
  const names = () => {
    const connection = new Database(path, { readonly: true });
    const found = connection.prepare("select name from users order by name").pluck().all();
    connection.close();
    return found;
  };

  test("what was backed up stands again, and what stood before is kept aside", async () => {
    const made = await run("backup");
    expect(made).toMatchObject({ code: 0, err: "" });
    const backup = /Backed up to (\S+)/.exec(made.out)?.[1] ?? "";
    expect(existsSync(backup)).toBe(true);
    expect(await run("verify-backup", [backup])).toMatchObject({ code: 0, out: `${backup} is whole.\n` });
    await looking(async () => addMember(await getStore(), oneClinic.clinicId, "therapist", "Late Comer"));
    expect(names()).toEqual(["Ada Heron", "Late Comer"]);
    const restored = await run("restore", [backup]);
    expect(restored).toMatchObject({ code: 0, err: "" });
    expect(names()).toEqual(["Ada Heron"]);
    const aside = /before is (\S+)/.exec(restored.out)?.[1] ?? "";
    path = aside;
    expect(names()).toEqual(["Ada Heron", "Late Comer"]);
  });

  test("a backup that was altered is found, and never restored", async () => {
    const backup = /Backed up to (\S+)/.exec((await run("backup")).out)?.[1] ?? "";
    const connection = new Database(backup);
    connection.exec("update users set name = 'Eve'");
    connection.close();
    const verified = await run("verify-backup");
    expect(verified.code).toBe(1);
    expect(verified.err).toContain("its content is not what the manifest says");
    const restored = await run("restore", [backup]);
    expect(restored.code).toBe(1);
    expect(restored.err).toMatch(/^Nothing was restored: .+\n$/);
    expect(names()).toEqual(["Ada Heron"]);
  });

  test("restore refuses while somebody holds the database open", async () => {
    const backup = /Backed up to (\S+)/.exec((await run("backup")).out)?.[1] ?? "";
    const holder = new Database(path);
    holder.exec("BEGIN IMMEDIATE; update users set revision = 1");
    try {
      const { code, err } = await run("restore", [backup]);
      expect(code).toBe(1);
      expect(err).toContain("the database is in use: stop the server first");
    } finally {
      holder.exec("ROLLBACK");
      holder.close();
    }
    expect(names()).toEqual(["Ada Heron"]);
  });

  test("without a backup each says so in one line", async () => {
    expect(await run("verify-backup")).toMatchObject({
      code: 1,
      err: "There is no backup yet: run npm run backup.\n",
    });
    expect((await run("restore")).err).toMatch(/^Say which backup: .+\n$/);
    expect((await run("restore", ["nowhere.db"])).err).toMatch(
      /^Nothing was restored: .+there is no such file.+\n$/,
    );
  });
});

describe("doctor", () => {
  test("finds nothing to do in a sound installation with a fresh backup, and changes nothing", async () => {
    await run("backup");
    const { code, out } = await run("doctor");
    const looks = out.split("\n").filter((line) => line.startsWith("LOOK"));
    // A full disk is the machine's matter.
    expect(looks.filter((line) => !line.includes("disk"))).toEqual([]);
    expect(out).toMatch(/ok {2,}\s*secret: /);
    expect(code).toBe(looks.length === 0 ? 0 : 1);
  });

  test("recomputes the credit of every session, says how many differ, and leaves them as they are", async () => {
    await looking(async () => {
      const store = await getStore();
      const therapist = await addMember(store, oneClinic.clinicId, "therapist", "Piri Falcon");
      const exerciseId = await addExercise(store);
      const patient = await addMember(store, oneClinic.clinicId, "patient", "Rue Tansy");
      const team = [{ member: therapist, part: "lead_therapist" as const }];
      const phase = { onsetDay: "2025-02-03", phase: "strengthening" as const };
      const episodeId = await addEpisode(store, patient, team, phase);
      const who = { patient, episodeId, by: therapist };
      await addClearance(store, who, "2025-03-01");
      const sets = { min: 1, max: 4 };
      const none = { holdSeconds: null, durationSeconds: null, distanceM: null };
      const version = await addVersion(store, who, {
        items: [{ exerciseId, dose: reps(2, 10) }],
        effectiveFrom: "2025-03-03",
        at: new Date("2025-03-03T07:00:00Z"),
        rulesConfig: defaultRules,
        bounds: prescriptionBounds({ sets, reps: { min: 6, max: 12 }, ...none }, reps(2, 10)),
      });
      const course = { patient, episodeId, version };
      const days = [{ day: "2025-03-03" }, { day: "2025-03-05", done: 5 }];
      await logSessions(course, days, new Date("2025-03-06T10:00:00Z"));
    });
    await run("backup");
    expect((await run("doctor")).out).toMatch(/ok {4}credits: 2 sessions recomputed, all as stored/);
    const connection = new Database(path);
    connection.exec("update session_credits set credit = '1/1' where local_day = '2025-03-05'");
    const forged = () =>
      connection.prepare("select credit from session_credits order by local_day").pluck().all();
    const { code, out } = await run("doctor");
    expect(code).toBe(1);
    expect(out).toMatch(/LOOK {2}credits: 1 of 2 sessions differ from what was logged/);
    expect(forged()[1]).toBe("1/1");
    connection.close();
  });

  test("names a weak secret, a missing backup and missing guards", async () => {
    const connection = new Database(path);
    const trigger = connection.prepare("select name from sqlite_master where type = 'trigger'").pluck().get();
    connection.exec(`drop trigger "${trigger}"`);
    connection.close();
    const { code, out } = await runCommandProcess("doctor", [], {
      env: { DATABASE_URL: url, RUNG_SECRET: "short" },
    });
    expect(code).toBe(1);
    expect(out).toContain("RUNG_SECRET is too short");
    expect(out).toMatch(/LOOK {2}backups: none yet/);
    expect(out).toContain(`missing: ${trigger}`);
    expect(readdirSync(dirname(path))).not.toContain("backups");
  });
});

describe("migrate", () => {
  test("brings an empty file to the present schema, and a second time finds nothing to do", async () => {
    url = `file:${join(folder, `case-${place}`, "new.db")}`;
    expect((await run("migrate")).out).toMatch(/Applied \d+ migrations?\./);
    expect((await run("migrate")).out).toContain("The database is up to date.");
  });

  test("a file that is no database is left as it is", async () => {
    writeFileSync(path, "a shopping list, by mistake\n".repeat(400));
    const { code, err } = await run("migrate");
    expect(code).toBe(1);
    expect(err).toMatch(/is not used: it is damaged or not a database\. Nothing was changed\..+\n$/);
  });
});
