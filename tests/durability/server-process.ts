/**
 * The production server as a process of its own: started over a given database, asked over HTTP, ended or killed.
 *
 * Invariant: every process that is started here is ended when the test file ends, however the test went.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { encode } from "next-auth/jwt";
import { ROOT } from "#tests/architecture/source.ts";

export const testSecret = "Kq7vN2xTz9mWc4Rj8bYp5LhGd3Fs6Aeu";
/** The address that people would open; the port under test is another, chosen by the system. */
export const testUrl = "http://localhost:3000";

/** The environment of a command: production's, and none of the developer's own settings. */
export function commandEnv(more: Readonly<Record<string, string | undefined>> = {}): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    RUNG_SECRET: testSecret,
    RUNG_URL: testUrl,
    PORT: "0",
    SMTP_URL: "",
    ...more,
  };
  for (const name of ["VITEST", "RUNG_TEST_ENGINE", "FORCE_COLOR"]) delete env[name];
  return env;
}

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const running = new Set<ChildProcess>();

/** As whom to run, where it is not ourselves. */
interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

function start(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  account: Account = {},
): ChildProcess {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script, ...args], {
    cwd: ROOT,
    env,
    stdio: ["pipe", "pipe", "pipe"],
    ...account,
  });
  running.add(child);
  child.once("close", () => running.delete(child));
  return child;
}

/** Runs a command of lib/cli to its end. */
export async function runCommandProcess(
  name: string,
  args: readonly string[] = [],
  options: Account & { env?: Readonly<Record<string, string | undefined>>; input?: string } = {},
): Promise<Finished> {
  const { uid, gid } = options;
  const account = { ...(uid === undefined ? {} : { uid }), ...(gid === undefined ? {} : { gid }) };
  const child = start(`lib/cli/${name}.ts`, args, commandEnv(options.env), account);
  let [out, err] = ["", ""];
  child.stdout?.on("data", (part) => {
    out += part;
  });
  child.stderr?.on("data", (part) => {
    err += part;
  });
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(options.input ?? "");
  const [code] = (await once(child, "close")) as [number | null];
  return { code, out, err };
}

export interface ServerProcess {
  readonly port: number;
  /** As the power going out would: nothing is closed, nothing is finished. */
  kill(): Promise<void>;
  /** In order. */
  stop(): Promise<void>;
}

/** Starts `npm start`'s server and resolves once it answers. Rejects with what it said when it ends before that. */
export async function startServer(env: Readonly<Record<string, string | undefined>>): Promise<ServerProcess> {
  const child = start("lib/cli/start.ts", [], commandEnv(env));
  let said = "";
  const port = await new Promise<number>((resolve, reject) => {
    const hear = (part: Buffer) => {
      said += part;
      const listening = /"event":"server\.listening","port":(\d+)/.exec(said);
      if (listening && said.includes("Rung is at")) resolve(Number(listening[1]));
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("close", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, "close");
    child.kill(signal);
    await closed;
  };
  return { port, kill: () => end("SIGKILL"), stop: () => end("SIGTERM") };
}

/** Ends whatever still runs. Call in `afterAll`. */
export async function endProcesses(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      const closed = once(child, "close");
      child.kill("SIGKILL");
      await closed;
    }),
  );
}

/** The headers of a member's own browser. */
export async function browserHeaders(sessionId: string): Promise<Record<string, string>> {
  const token = await encode({ token: { sid: sessionId }, secret: testSecret });
  return {
    cookie: `rung.session=${token}`,
    origin: testUrl,
    "sec-fetch-site": "same-origin",
    "content-type": "application/json",
  };
}
