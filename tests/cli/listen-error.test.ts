/** What the terminal says when the server cannot listen. */
import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { explainListenError } from "#lib/cli/listen-error.ts";

test("a taken port is named, with the next one as a way out", async () => {
  const first = createServer().listen(0, "127.0.0.1");
  await once(first, "listening");
  const { port } = first.address() as { port: number };
  const second = createServer().listen(port, "127.0.0.1");
  const [error] = await once(second, "error");
  first.close();
  const line = explainListenError(error, port);
  expect(line).toContain(`Port ${port} is taken`);
  expect(line).toContain(`PORT=${port + 1}`);
  expect(line).not.toContain("\n");
});

test("an error of another kind is not explained away", () => {
  expect(explainListenError(new Error("something else"), 3000)).toBeNull();
  expect(explainListenError(undefined, 3000)).toBeNull();
});
