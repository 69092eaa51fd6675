/** A server over a build and a database, asked as fast as it answers. Ratios of one run are what counts, not seconds. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { encode } from "next-auth/jwt";

const secret = "Kq7vN2xTz9mWc4Rj8bYp5LhGd3Fs6Aeu";

export interface BenchServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts the server of the build in `folder`. */
export async function serveBuild(folder: string, databaseUrl: string): Promise<BenchServer> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "lib/cli/start.ts"], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      DATABASE_URL: databaseUrl,
      RUNG_SECRET: secret,
      RUNG_URL: "http://localhost:3000",
      PORT: "0",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const port = await new Promise<number>((resolve, reject) => {
    const hear = (part: Buffer) => {
      said += part;
      const listening = /"server\.listening","port":(\d+)/.exec(said);
      if (listening && said.includes("Rung is at")) resolve(Number(listening[1]));
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("close", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  return {
    port,
    async stop() {
      const closed = once(child, "close");
      child.kill("SIGTERM");
      await closed;
    },
  };
}

/** The cookie of a member's browser. */
export const cookieOf = async (member: { readonly sessionId: string }): Promise<string> =>
  `rung.session=${await encode({ token: { sid: member.sessionId }, secret })}`;

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One page, whole. Throws when it is not answered with 200. */
export function fetchPage(port: number, path: string, cookie?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port, path, agent, headers: cookie ? { cookie } : {} },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => {
          const body = Buffer.concat(parts).toString("utf8");
          if (response.statusCode === 200) resolve(body);
          else reject(new Error(`${path} answered ${response.statusCode}`));
        });
      },
    );
    sent.on("error", reject);
    sent.end();
  });
}

/** Requests a second over `milliseconds`, by `lanes` that each wait for their answer. */
async function ratePerSecond(
  ask: () => Promise<unknown>,
  milliseconds: number,
  lanes: number,
): Promise<number> {
  const start = performance.now();
  let answered = 0;
  const lane = async () => {
    while (performance.now() - start < milliseconds) {
      await ask();
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return (answered * 1000) / (performance.now() - start);
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * Rates of several things asked in turns, so that whatever else the machine does meets all of them: the median over
 * the turns, after one that is not counted.
 */
export async function compareRates<K extends string>(
  asks: Readonly<Record<K, () => Promise<unknown>>>,
  options: { turns?: number; milliseconds?: number; lanes?: number } = {},
): Promise<Record<K, number>> {
  const { turns = 5, milliseconds = 2000, lanes = 8 } = options;
  const names = Object.keys(asks) as K[];
  const rates = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let turn = 0; turn <= turns; turn++) {
    for (const name of names) {
      const rate = await ratePerSecond(asks[name], milliseconds, lanes);
      if (turn > 0) rates[name].push(rate);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(rates[name])])) as Record<K, number>;
}

/** Rows of a small table, the first column left, the others right. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length))) ?? [];
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    process.stdout.write(`${cells.join("  ")}\n`);
  }
}

/** Agents keep connections open; a bench that is done lets them go. */
export const closeConnections = (): void => agent.destroy();
