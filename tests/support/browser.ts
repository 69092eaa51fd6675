/**
 * The browser for tests: Playwright's launch options for the Chromium that was found, and one to launch.
 *
 * Invariant: every test that opens a browser opens the same one, closed to the outside.
 */
import { type Browser, chromium, type LaunchOptions } from "playwright";
import { findBrowser } from "#lib/cli/find-browser.ts";

/** Options for `chromium.launch` and for the test runner's `launchOptions`. */
export async function launchOptions(): Promise<LaunchOptions> {
  const found = await findBrowser();
  const env = { ...(process.env as Record<string, string>), ...found.env };
  return { executablePath: found.executablePath, args: found.args, env };
}

/** A browser that the caller closes. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await launchOptions());
}
