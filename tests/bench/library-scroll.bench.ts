/**
 * The library with its hundred figures in a Chromium slowed down to a quarter: the longest task while it is scrolled from
 * top to bottom, and how many figures were asked for before and after, since they come as they come into view.
 */
import { launchBrowser } from "#tests/support/browser.ts";
import { ensureBenchBuild } from "./bench-build.ts";
import { cookieOf, printTable, serveBuild } from "./bench-server.ts";
import { openBenchWorld } from "./bench-world.ts";

const slowed = 4;
/** Height of the window, and how far a turn of the wheel goes. */
const [height, step] = [800, 200];

const bench = await openBenchWorld();
await bench.close();
const server = await serveBuild(ensureBenchBuild(), bench.databaseUrl);
const browser = await launchBrowser();
try {
  const context = await browser.newContext({ viewport: { width: 1280, height } });
  const [name = "", value = ""] = (await cookieOf(bench.world.therapist)).split("=");
  await context.addCookies([{ name, value, domain: "localhost", path: "/" }]);
  const page = await context.newPage();
  const figures = new Set<string>();
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/figures/")) figures.add(pathname);
  });
  const devtools = await context.newCDPSession(page);
  await page.goto(`http://localhost:${server.port}/library`, { waitUntil: "networkidle" });
  const before = figures.size;
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowed });
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { longTasks: seen });
    new PerformanceObserver((list) =>
      seen.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: "longtask",
    });
  });
  const total = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.mouse.move(700, 500);
  for (let at = 0; at < total; at += step) {
    await page.mouse.wheel(0, step);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(null))));
  }
  await page.waitForLoadState("networkidle");
  const end = await page.evaluate(() => window.scrollY + window.innerHeight);
  if (end < total - step) throw new Error(`scrolled to ${end} of ${total} only`);
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  const longest = Math.max(0, ...tasks);
  printTable([
    [
      "scrolling the library, processor ×1/4",
      "figures at first",
      "at the end",
      "tasks over 50 ms",
      "longest, ms",
    ],
    [`${total} px`, String(before), String(figures.size), String(tasks.length), longest.toFixed(0)],
  ]);
  process.stdout.write(`Aim: no task over 100 ms. ${longest <= 100 ? "Met." : "Not met."}\n`);
} finally {
  await browser.close();
  await server.stop();
  bench.remove();
}
