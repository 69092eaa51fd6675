/** The length of a file reaches the player, and the header that carried it does not. */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { keepContentLength } from "#lib/cli/content-length.ts";
import { lengthHeader } from "#lib/kernel/length-header.ts";

async function ask(method: string, answer: (response: ServerResponse) => void): Promise<Response> {
  const server = createServer((_request, response) => {
    keepContentLength(response);
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/`, { method });
    await response.arrayBuffer();
    return response;
  } finally {
    server.close();
  }
}

test.each(["GET", "HEAD"])("of a %s, however its head is written", async (method) => {
  for (const write of [
    (response: ServerResponse) => {
      response.setHeader(lengthHeader, "5");
      response.statusCode = 206;
      response.write("12");
      response.end("345");
    },
    (response: ServerResponse) => {
      response.setHeader(lengthHeader, "5");
      response.writeHead(206);
      response.end("12345");
    },
  ]) {
    const response = await ask(method, write);
    expect(response.status).toBe(206);
    expect(response.headers.get("content-length")).toBe("5");
    expect(response.headers.get("transfer-encoding")).toBeNull();
    expect(response.headers.get(lengthHeader)).toBeNull();
  }
});

test("a response without it goes out as it is", async () => {
  const response = await ask("GET", (answer) => {
    answer.write("a");
    answer.end("b");
  });
  expect(response.headers.get("content-length")).toBeNull();
});
