/**
 * What the server entry answers before Next is asked: the same to everybody, nothing about anybody. The entry is the
 * real one on a real port; only Next behind it is a stand-in that says what reached it.
 */
import { request as httpRequest, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { closeStore } from "#db/runtime/store.ts";
import { type RunningServer, serve } from "#lib/cli/serve.ts";
import { openTestStore } from "#tests/support/database.ts";
import { actorNames, type Cast, createCast } from "./cast.ts";
import { becomeRequestOf, requestHeaders } from "./framework.ts";
import { serverRows } from "./server-rows.ts";

const reached: IncomingMessage[] = [];

vi.mock("next", () => ({
  default: () => ({
    prepare: async () => undefined,
    close: async () => undefined,
    getRequestHandler: () => async (request: IncomingMessage, response: { end(body: string): void }) => {
      reached.push(request);
      response.end("next");
    },
  }),
}));

process.env.RUNG_SECRET = "Kq7vN2xTz9mWc4Rj8bYp5LhGd3Fs6Aeu";
process.env.RUNG_URL = "http://localhost:3000";
process.env.PORT = "0";

let server: RunningServer;
let cast: Cast;

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly cacheControl: string | undefined;
}

function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: "127.0.0.1", port: server.port, path, ...options }, (response) => {
      let body = "";
      response.on("data", (part) => {
        body += part;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, body, cacheControl: response.headers["cache-control"] }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

beforeAll(async () => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  cast = await createCast(await openTestStore());
  server = await serve();
}, 60_000);
afterAll(() => server.close());
beforeEach(() => {
  reached.length = 0;
});

describe("the addresses of the entry", () => {
  test.each(serverRows)("%s answers everybody alike and asks nobody who they are", async (path) => {
    const answers = new Set<string>();
    for (const actor of actorNames) {
      await becomeRequestOf(cast.actors[actor]);
      const answer = await ask(path, { headers: Object.fromEntries(requestHeaders()) });
      expect(answer.status).toBe(200);
      expect(answer.cacheControl).toBe("no-store");
      answers.add(answer.body);
    }
    expect([...answers]).toEqual([path === "/livez" ? "alive" : "ready"]);
    expect(reached).toEqual([]);
  });

  test("/readyz says so when the database does not answer, and /livez does not depend on it", async () => {
    await closeStore();
    const path = process.env.DATABASE_URL!;
    process.env.DATABASE_URL = "file:/nowhere/at/all.db";
    try {
      expect(await ask("/readyz")).toMatchObject({ status: 503, body: "not ready" });
      expect(await ask("/livez")).toMatchObject({ status: 200 });
    } finally {
      process.env.DATABASE_URL = path;
    }
    expect(await ask("/readyz")).toMatchObject({ status: 200 });
  });
});

describe("what reaches Next", () => {
  test("TRACE is refused, and TRACK is not even understood", async () => {
    expect(await ask("/", { method: "TRACE" })).toMatchObject({ status: 405 });
    expect((await ask("/", { method: "TRACK" })).status).toBeGreaterThanOrEqual(400);
    expect(reached).toEqual([]);
  });

  test("the address is the socket's, whatever a client writes into the headers", async () => {
    await ask("/sign-in", {
      headers: {
        "x-rung-address": "203.0.113.9",
        "x-forwarded-for": "203.0.113.9",
        "x-middleware-subrequest": "proxy",
      },
    });
    expect(reached[0]?.headers["x-rung-address"]).toBe("127.0.0.1");
    expect(reached[0]?.headers["x-middleware-subrequest"]).toBeUndefined();
  });

  test("behind one trusted proxy it is the last address the proxy appended", async () => {
    process.env.RUNG_TRUSTED_PROXIES = "1";
    try {
      await ask("/sign-in", { headers: { "x-forwarded-for": "198.51.100.7, 203.0.113.9" } });
      expect(reached[0]?.headers["x-rung-address"]).toBe("203.0.113.9");
    } finally {
      delete process.env.RUNG_TRUSTED_PROXIES;
    }
  });
});
