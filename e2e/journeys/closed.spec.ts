/**
 * The product as an attacker's browser sees it: scripts, cookies, methods, other sites. What a page asks for and what the
 * policy refuses is watched in every journey (fixtures/test.ts).
 */
import { request as httpRequest } from "node:http";
import { expect, test } from "#e2e/fixtures/test.ts";
import { demo, signIn } from "#e2e/support/people.ts";

test("every script of a page carries the nonce of that page, a new one each time", async ({ page }) => {
  await signIn(page, demo.therapist.signInName);
  const nonces = new Set<string>();
  for (const path of ["/caseload", "/library", "/account", "/help", "/no-such-page"]) {
    const response = await page.request.get(path);
    const policy = response.headers()["content-security-policy"] ?? "";
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
    expect(scripts, path).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
    const nonce = /'nonce-([^']+)'/.exec(scripts)?.[1];
    expect(nonce, path).toBeTruthy();
    nonces.add(String(nonce));
    const tags = (await response.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(tags.length, path).toBeGreaterThan(0);
    for (const tag of tags) expect(tag, path).toContain(`nonce="${nonce}"`);
    expect(await response.text(), path).not.toMatch(/\son[a-z]+="/);
  }
  expect(nonces.size).toBe(5);
});

test("cookies are closed to scripts and to other sites, and the address carries no session", async ({
  page,
}) => {
  await signIn(page, demo.clinician.signInName);
  const cookies = await page.context().cookies();
  expect(cookies.length).toBeGreaterThan(0);
  for (const { name, httpOnly, sameSite } of cookies) {
    expect(httpOnly, name).toBe(true);
    expect(["Lax", "Strict"], name).toContain(sameSite);
  }
  expect(await page.evaluate(() => document.cookie)).toBe("");
  expect(new URL(page.url()).search).toBe("");
});

test("a form that another site sends changes nothing", async ({ page, server }) => {
  await signIn(page, demo.admin.signInName);
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const answer = await fetch(`${server.url}/session/facts`, {
    method: "POST",
    headers: { cookie, origin: "http://elsewhere.example", "content-type": "application/json" },
    body: "{}",
  });
  expect(answer.status).toBe(403);
});

test("TRACE is refused", async ({ server }) => {
  const status = await new Promise((resolve, reject) => {
    httpRequest(`${server.url}/sign-in`, { method: "TRACE", headers: { cookie: "secret=1" } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once("error", reject)
      .end();
  });
  expect(status).toBe(405);
});
