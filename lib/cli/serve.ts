/**
 * The one server entry: refuses TRACE, answers /livez and /readyz, and hands the rest to Next.
 * Invariant: it starts only with a usable secret and a sound, migrated database, or says in one line what to do.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import next from "next";
import { closeStore, getStore } from "#db/runtime/store.ts";
import { settleAccessLog } from "#lib/access/authorize.ts";
import { env } from "#lib/kernel/env.ts";
import { errorFields, log } from "#lib/kernel/logger.ts";
import { keepContentLength } from "./content-length.ts";

/** The address of the person: the socket's, or the one that a trusted proxy appended. */
function addressOf(request: IncomingMessage): string {
  const proxies = env().RUNG_TRUSTED_PROXIES;
  const forwarded = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  return (proxies > 0 ? forwarded.at(-proxies) : undefined) ?? request.socket.remoteAddress ?? "unknown";
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(body);
}

async function ready(response: ServerResponse): Promise<void> {
  try {
    await (await getStore()).ping();
    answer(response, 200, "ready");
  } catch {
    answer(response, 503, "not ready");
  }
}

export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Starts the server over an already migrated database, on https when given a key and certificate (a real clinic puts
 * its proxy in front). Rejects with the node error when the port is taken.
 */
export async function serve(tls?: { readonly key: string; readonly cert: string }): Promise<RunningServer> {
  const { PORT, HOST } = env();
  // next-auth reads its own address and secret from these names.
  process.env.NEXTAUTH_URL = env().RUNG_URL;
  process.env.NEXTAUTH_SECRET = env().RUNG_SECRET;
  await getStore();
  const app = next({ dev: false, dir: process.cwd(), hostname: HOST, port: PORT, quiet: true });
  const server = tls ? createTlsServer(tls) : createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(PORT, HOST, resolve);
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  server.on("request", (request, response) => {
    if (request.method === "TRACE" || request.method === "TRACK") return answer(response, 405, "not allowed");
    const path = (request.url ?? "/").split("?")[0];
    if (path === "/livez") return answer(response, 200, "alive");
    if (path === "/readyz") return void ready(response);
    request.headers["x-rung-address"] = addressOf(request);
    delete request.headers["x-middleware-subrequest"];
    keepContentLength(response);
    handle(request, response).catch((problem: unknown) => {
      log.error("request.failed", errorFields(problem));
      if (!response.headersSent) answer(response, 500, "something went wrong");
    });
  });
  const bound = server.address();
  const port = typeof bound === "object" && bound ? bound.port : PORT;
  log.info("server.listening", { port });
  return {
    port,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await settleAccessLog();
      await app.close();
      await closeStore();
    },
  };
}
