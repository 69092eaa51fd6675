/** Builds a page for a real browser and opens it from a server of its own, without the application around it. */
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright";
import { chromium } from "playwright";
import { build } from "vite";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** A system browser first, then Playwright's own, then the one from the npm registry. */
export async function launch(): Promise<Browser> {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];
  const system = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    existsSync,
  );
  if (system !== undefined) return chromium.launch({ executablePath: system, args });
  if (existsSync(chromium.executablePath())) return chromium.launch({ args });
  const packed = (await import("@sparticuz/chromium")).default;
  return chromium.launch({ executablePath: await packed.executablePath(), args: [...packed.args, ...args] });
}

/** One script with everything that `entry` (relative to this folder) needs, for the browser. */
export async function bundle(entry: string): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    logLevel: "silent",
    define: { "process.env": {}, "process.env.NODE_ENV": '"production"' },
    mode: "production",
    oxc: { jsx: { runtime: "automatic", development: false } },
    build: {
      write: false,
      minify: false,
      rolldownOptions: {
        input: fileURLToPath(new URL(entry, import.meta.url)),
        output: { codeSplitting: false },
      },
    },
  });
  const output = Array.isArray(result) ? result[0] : result;
  if (output === undefined || !("output" in output)) throw new Error("The page was not built.");
  const script = output.output.find((chunk) => chunk.type === "chunk");
  if (script?.type !== "chunk") throw new Error("The page has no script.");
  return script.code;
}

export interface Site {
  readonly url: string;
  readonly close: () => void;
}

/** Serves one document with one script, on a port of its own. */
export async function serve(body: string, script: string): Promise<Site> {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Test</title><body><div id="root">${body}</div><script type="module" src="/page.js"></script></body></html>`;
  const server = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html; charset=utf-8");
    response.end(isScript ? script : html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
