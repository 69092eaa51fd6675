/**
 * The server as the outside sees it before anyone has signed in: alive, ready, closed where it should be, and
 * the same after a crash.
 */
import { request as httpRequest } from "node:http";
import { expect, test } from "#e2e/fixtures/test.ts";

test.use({ database: "empty" });

/** The status of a request that browsers and fetch refuse to make. */
function statusOf(url: string, method: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    httpRequest(url, { method }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once("error", reject)
      .end();
  });
}

test("is alive and ready, and refuses to echo a request", async ({ request, server }) => {
  expect(await (await request.get("/livez")).text()).toBe("alive");
  expect((await request.get("/readyz")).status()).toBe(200);
  expect(await statusOf(server.url, "TRACE")).toBe(405);
});

test("opens the sign-in page, with its headers and nothing from elsewhere", async ({ page }) => {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  const response = await page.goto("/sign-in");
  expect(response?.status()).toBe(200);
  const headers = response?.headers() ?? {};
  expect(headers["content-security-policy"]).toContain("'strict-dynamic'");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["x-powered-by"]).toBeUndefined();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", /^en/);
  expect(problems).toEqual([]);
});

test("comes back after a crash", async ({ request, server }) => {
  await server.crashAndRestart();
  expect((await request.get("/readyz")).status()).toBe(200);
});
