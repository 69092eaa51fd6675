/**
 * ActionForm in a real browser, over markup that the server drew: nothing typed is lost through a refusal, a lost
 * network, an expired session and a refresh; nothing is sent twice; the drafts hold no passphrase.
 */
import type { Browser, Page } from "playwright";
import { renderToString } from "react-dom/server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { FormPage } from "#tests/components/browser/form-page.tsx";
import type { Site } from "#tests/components/browser/page.ts";
import { bundle, launch, serve } from "#tests/components/browser/page.ts";

const draft = "rung.draft.member-1.note";
let browser: Browser;
let site: Site;
let page: Page;
let errors: string[];

beforeAll(async () => {
  [site, browser] = await Promise.all([
    bundle("./form-page.tsx").then((script) => serve(renderToString(<FormPage />), script)),
    launch(),
  ]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  site?.close();
});

beforeEach(async () => {
  page = await (await browser.newContext()).newPage();
  errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("404")) errors.push(message.text());
  });
  await open();
});

afterEach(async () => {
  await page.context().close();
  expect(errors).toEqual([]);
});

async function open(): Promise<void> {
  await page.goto(site.url);
  await page.waitForFunction(() => window.ready);
}

/** Fills every control; returns what the form would send. */
async function fillIn(): Promise<void> {
  await page.getByLabel("E-mail").fill("mara");
  await page.getByLabel("Note").fill("sore after the walk");
  await page.getByRole("radio", { name: "7", exact: true }).check({ force: true });
  await page.getByRole("button", { name: "More, Load" }).click();
  await page.getByLabel("Diagnosis").selectOption("facet");
  await page.getByLabel("I agree").check();
  await page.getByLabel("Passphrase", { exact: true }).fill("four quiet green hills");
}

const filled = {
  email: "mara",
  note: "sore after the walk",
  pain: "7",
  load: "14",
  diagnosis: "facet",
  agree: "on",
};

async function held(): Promise<Record<string, unknown>> {
  return page.locator("form").evaluate((form) => Object.fromEntries(new FormData(form as HTMLFormElement)));
}

const send = () => page.getByRole("button", { name: "Save" }).click();

describe("a refused form", () => {
  beforeEach(async () => {
    await page.evaluate(() => {
      window.answer = async () => ({
        status: "error",
        code: "invalid",
        fieldErrors: { diagnosis: "Choose another.", email: "Not an address." },
      });
    });
    await fillIn();
    await send();
    await page.locator(".errsum").waitFor();
  });

  it("keeps everything that was typed", async () => {
    expect(await held()).toEqual({
      ...filled,
      idempotencyKey: "key-1",
      passphrase: "four quiet green hills",
    });
  });

  it("moves to the summary, which follows the order of the page and names the fields", async () => {
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("errsum");
    expect(await page.locator(".errsum a").allInnerTexts()).toEqual([
      "E-mail: Not an address.",
      "Diagnosis: Choose another.",
    ]);
    await page.locator(".errsum a").nth(1).click();
    expect(await page.evaluate(() => (document.activeElement as HTMLSelectElement).name)).toBe("diagnosis");
  });

  it("says it at the field too", async () => {
    const email = page.getByLabel("E-mail");
    expect(await email.getAttribute("aria-invalid")).toBe("true");
    const described = await email.getAttribute("aria-describedby");
    expect(await page.locator(`[id="${described}"]`).textContent()).toBe("Not an address.");
    expect(await page.getByLabel("Note").getAttribute("aria-invalid")).toBeNull();
  });
});

describe("sending", () => {
  it("happens once, however often it is pressed", async () => {
    await page.evaluate(() => {
      const state = window as unknown as { sent: number; finish: (value: { status: "ok" }) => void };
      state.sent = 0;
      window.answer = () => {
        state.sent += 1;
        return new Promise((resolve) => {
          state.finish = resolve;
        });
      };
    });
    await fillIn();
    await send();
    const button = page.locator("button[type=submit]");
    await page.getByRole("button", { name: "Sending" }).waitFor();
    expect(await button.getAttribute("aria-disabled")).toBe("true");
    await button.dispatchEvent("click");
    await page.getByLabel("E-mail").press("Enter");
    expect(await page.evaluate(() => (window as unknown as { sent: number }).sent)).toBe(1);
    await page.evaluate(() =>
      (window as unknown as { finish: (value: unknown) => void }).finish({ status: "ok" }),
    );
    await page.getByRole("button", { name: "Save" }).waitFor();
    expect(await page.evaluate(() => window.good)).toEqual([{ status: "ok" }]);
  });

  it("takes a new key after a good answer, and the same one until then", async () => {
    await page.evaluate(() => {
      window.answer = async () => {
        throw new TypeError("Failed to fetch");
      };
    });
    await send();
    await page.getByText("No network, kept").waitFor();
    expect((await held()).idempotencyKey).toBe("key-1");
    await page.evaluate(() => {
      window.answer = async () => ({ status: "ok", message: "Saved." });
    });
    await send();
    await page.getByText("Saved.").waitFor();
    expect((await held()).idempotencyKey).not.toBe("key-1");
  });
});

describe("a lost network", () => {
  it("says what was kept, keeps it, and brings it back after a refresh, with its key and without the passphrase", async () => {
    await page.evaluate(() => {
      window.answer = async () => {
        throw new TypeError("Failed to fetch");
      };
    });
    await fillIn();
    await send();
    await page.getByText("No network, kept").waitFor();
    expect(await held()).toMatchObject(filled);

    // The page as drawn next time carries a key of its own; the kept one must win.
    await page.evaluate((key) => {
      const kept = JSON.parse(sessionStorage.getItem(key) ?? "{}");
      sessionStorage.setItem(key, JSON.stringify({ ...kept, $idempotencyKey: ["key-kept"] }));
    }, draft);
    await open();
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>("[name=email]")?.value === "mara",
    );
    expect(await held()).toEqual({ ...filled, idempotencyKey: "key-kept", passphrase: "" });
    expect(await page.locator(".say").textContent()).toBe("red");
    expect(await page.evaluate((key) => sessionStorage.getItem(key), draft)).not.toContain("quiet green");
  });
});

describe("an expired session", () => {
  it("offers sign-in beside the form and keeps the form", async () => {
    await page.evaluate(() => {
      window.answer = async () => ({ status: "error", code: "signed_out" });
    });
    await fillIn();
    await send();
    const link = page.getByRole("link", { name: "Sign in" });
    await link.waitFor();
    expect(await link.getAttribute("target")).toBe("_blank");
    expect(await held()).toMatchObject(filled);
  });
});

describe("a draft", () => {
  it("is forgotten when the answer is good", async () => {
    await page.evaluate(() => {
      window.answer = async () => ({ status: "ok" });
    });
    await fillIn();
    expect(await page.evaluate((key) => sessionStorage.getItem(key), draft)).toContain("sore after the walk");
    await send();
    await page.waitForFunction(() => window.good.length === 1);
    expect(await page.evaluate((key) => sessionStorage.getItem(key), draft)).toBeNull();
  });
});

it("a typed figure beyond a limit is brought to it, and the limit is said at the field until it is changed", async () => {
  await open();
  const load = page.getByRole("textbox", { name: "Load" });
  const said = page.locator(".stepper-limit");
  await load.fill("999");
  expect(await said.textContent()).toBe("");
  await load.blur();
  await expect.poll(() => load.inputValue()).toBe("40");
  expect(await said.textContent()).toBe("The most is 40.");
  await page.getByRole("button", { name: "Less, Load" }).click();
  await expect.poll(() => said.textContent()).toBe("");
  await load.fill("-5");
  await load.press("Enter");
  await expect.poll(() => said.textContent()).toBe("The least is 0.");
});
