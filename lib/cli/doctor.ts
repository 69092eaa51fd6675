/** `npm run doctor`: looks at settings, database, backups and disk, changes nothing, and says what to do. */
import { existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { engineOf } from "#db/dialect/dialect.ts";
import { listBackupFiles, verifyBackup } from "#db/runtime/backup.ts";
import { examineDatabase, type Finding } from "#db/runtime/health.ts";
import { sqlitePath } from "#db/runtime/sqlite.ts";
import { closeStore } from "#db/runtime/store.ts";
import { now } from "#lib/kernel/clock.ts";
import { env, secretProblem } from "#lib/kernel/env.ts";
import { recomputeAllCredits } from "#lib/usecases/recompute-credits.ts";
import { refuseDamaged } from "./open-database.ts";
import { runCommand, say } from "./terminal.ts";

function settingFindings(): Finding[] {
  const { RUNG_SECRET, RUNG_URL, SMTP_URL, MAIL_FROM } = env();
  const secret = secretProblem(RUNG_SECRET);
  const https = RUNG_URL.startsWith("https://");
  const local = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])/.test(RUNG_URL);
  return [
    {
      what: "secret",
      ok: secret === null,
      detail: secret === null ? "long and random enough" : `RUNG_SECRET is ${secret.replaceAll("_", " ")}`,
    },
    {
      what: "address",
      ok: https || local,
      detail: https
        ? `${RUNG_URL}, cookies are Secure`
        : local
          ? `${RUNG_URL}, this machine only`
          : `${RUNG_URL} is not https: passphrases would travel in the clear`,
    },
    {
      what: "mail",
      ok: SMTP_URL === "" || MAIL_FROM !== "",
      detail:
        SMTP_URL === ""
          ? "not set up: invitation links are shown to be handed over"
          : MAIL_FROM === ""
            ? "SMTP_URL is set, MAIL_FROM is not"
            : "set up",
    },
  ];
}

function backupFindings(databaseUrl: string): Finding[] {
  const newest = listBackupFiles(databaseUrl)[0];
  if (!newest)
    return [{ what: "backups", ok: false, detail: "none yet: run npm run backup, best every night" }];
  const problems = verifyBackup(newest.path);
  const days = Math.floor((now().getTime() - newest.madeAt.getTime()) / 86_400_000);
  const sound = problems.length === 0;
  return [
    {
      what: "backups",
      ok: sound && days <= 7,
      detail: sound
        ? `the newest is whole and ${days} days old`
        : `the newest is not sound: ${problems.join("; ")}`,
    },
  ];
}

function diskFinding(databaseUrl: string): Finding {
  const { bavail, bsize } = statfsSync(dirname(sqlitePath(databaseUrl)));
  const freeMb = Math.floor((Number(bavail) * Number(bsize)) / 2 ** 20);
  return { what: "disk", ok: freeMb >= 500, detail: `${freeMb} MB free` };
}

/** Sessions named when their credit differs; the rest are counted. */
const named = 3;

/** Whether the stored credit of every session is what its facts say. */
async function creditFinding(): Promise<Finding> {
  const what = "credits";
  const { checked, differing } = await recomputeAllCredits().finally(closeStore);
  const sessions = checked === 1 ? "1 session" : `${checked} sessions`;
  return differing.length === 0
    ? { what, ok: true, detail: `${sessions} recomputed, all as stored` }
    : {
        what,
        ok: false,
        detail: `${differing.length} of ${sessions} differ from what was logged (${differing.slice(0, named).join(", ")}${differing.length > named ? ", …" : ""}); nothing was changed: report this, and keep the newest backup`,
      };
}

await runCommand(async () => {
  const { DATABASE_URL } = env();
  const findings = settingFindings();
  refuseDamaged();
  const database = await examineDatabase(DATABASE_URL);
  findings.push(...database);
  // A database that is not as it should be is not read as if it were.
  if (database.every((finding) => finding.ok)) findings.push(await creditFinding());
  if (engineOf(DATABASE_URL) === "sqlite" && existsSync(dirname(sqlitePath(DATABASE_URL))))
    findings.push(...backupFindings(DATABASE_URL), diskFinding(DATABASE_URL));
  for (const { what, ok, detail } of findings) say(`${ok ? "ok  " : "LOOK"}  ${what}: ${detail}`);
  if (findings.some((finding) => !finding.ok)) process.exitCode = 1;
});
