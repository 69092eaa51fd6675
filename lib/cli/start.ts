/**
 * `npm start`: production. Refuses a missing or weak secret, a damaged database and a taken port, each in one line;
 * migrates behind a backup; prints the one-time set-up code while there is no clinic.
 */
import { now } from "#lib/kernel/clock.ts";
import { env, secretProblem } from "#lib/kernel/env.ts";
import { errorFields, log } from "#lib/kernel/logger.ts";
import { runDailyPasses } from "#lib/usecases/daily-pass.ts";
import { sweepMedia } from "#lib/usecases/exercise-media.ts";
import { deliverOutbox } from "#lib/usecases/outbox.ts";
import { dropOldAttempts } from "#lib/usecases/rate-limit.ts";
import { issueSetupCode } from "#lib/usecases/setup.ts";
import { explainListenError } from "./listen-error.ts";
import { openDatabase } from "./open-database.ts";
import { type RunningServer, serve } from "./serve.ts";
import { Remedy, runCommand, say } from "./terminal.ts";

const secretLines = {
  missing: "RUNG_SECRET is not set.",
  too_short: "RUNG_SECRET is shorter than 32 characters.",
  too_simple: "RUNG_SECRET is easy to guess.",
} as const;

/** Checks the settings that production depends on. */
export function requireProductionSettings(): void {
  let settings: ReturnType<typeof env>;
  try {
    settings = env();
  } catch (problem) {
    throw new Remedy(problem instanceof Error ? problem.message : String(problem));
  }
  const problem = secretProblem(settings.RUNG_SECRET);
  if (problem)
    throw new Remedy(
      `${secretLines[problem]} Put a random one into .env: RUNG_SECRET=$(openssl rand -base64 36)`,
    );
}

const repeat = (seconds: number, name: string, work: () => Promise<unknown>) => {
  const timer = setInterval(
    () => void work().catch((problem) => log.error(`${name}.failed`, errorFields(problem))),
    seconds * 1000,
  );
  timer.unref();
  return timer;
};

/** Starts serving and keeps the small jobs running until a signal ends the process. */
export async function startServing(tls?: Parameters<typeof serve>[0]): Promise<RunningServer> {
  let server: RunningServer;
  try {
    server = await serve(tls);
  } catch (problem) {
    const line = explainListenError(problem, env().PORT);
    throw line ? new Remedy(line) : problem;
  }
  // Once at the start: what a crash left behind is gone before anybody looks. Nobody waits for it.
  void sweepMedia().catch((problem) => log.error("media-sweep.failed", errorFields(problem)));
  const leaving = new AbortController();
  const look = () => runDailyPasses({ stopping: leaving.signal });
  void look().catch((problem) => log.error("daily-pass.failed", errorFields(problem)));
  const timers = [
    repeat(20, "outbox", deliverOutbox),
    repeat(3600, "rate-limits", () => dropOldAttempts(now())),
    repeat(86_400, "media-sweep", sweepMedia),
    // Often, because days begin at other hours in other zones; where nothing is due it is one look-up a clinic.
    repeat(300, "daily-pass", look),
  ];
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    leaving.abort();
    for (const timer of timers) clearInterval(timer);
    void server.close().finally(() => process.exit(0));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  return server;
}

if (process.argv[1] === import.meta.filename) {
  await runCommand(async () => {
    requireProductionSettings();
    await openDatabase();
    const code = await issueSetupCode();
    await startServing();
    say(`Rung is at ${env().RUNG_URL}`);
    if (code)
      say(
        `There is no clinic yet. Open ${env().RUNG_URL}/setup and give this code, which works once: ${code}`,
      );
  });
}
