/** Builds a page with its styles for a real browser, so that what is hidden on the page is hidden in the test. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import type { Site } from "./page.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Serves one entry (relative to this folder) with its script and styles; it draws itself into #root. */
export async function serveStyled(entry: string): Promise<Site> {
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
      cssMinify: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: fileURLToPath(new URL(entry, import.meta.url)),
        output: { codeSplitting: false },
      },
    },
  });
  const output = Array.isArray(result) ? result[0] : result;
  if (output === undefined || !("output" in output)) throw new Error("The page was not built.");
  const script = output.output.find((chunk) => chunk.type === "chunk");
  const style = output.output.find((part) => part.type === "asset" && part.fileName.endsWith(".css"));
  if (script?.type !== "chunk" || style?.type !== "asset")
    throw new Error("The page has no script or no styles.");
  const files: Record<string, [type: string, body: string]> = {
    "/page.js": ["text/javascript", script.code],
    "/page.css": ["text/css", String(style.source)],
    "/": [
      "text/html; charset=utf-8",
      `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Test</title><link rel="stylesheet" href="/page.css"><body><div id="root"></div><script type="module" src="/page.js"></script></body></html>`,
    ],
  };
  const server = createServer((request, response) => {
    const file = files[request.url ?? ""];
    response.statusCode = file ? 200 : 404;
    response.setHeader("content-type", file?.[0] ?? "text/plain");
    response.end(file?.[1] ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
