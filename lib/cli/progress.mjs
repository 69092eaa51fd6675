/**
 * One line per long step, with its elapsed seconds, for the commands of package.json. Plain JavaScript without
 * dependencies, because the bootstrap uses it before anything is installed.
 *
 * Invariant: a step that lasts always says something; a step that fails prints what the tool itself said.
 */
import { spawn } from "node:child_process";

const INTERACTIVE = Boolean(process.stderr.isTTY) && !process.env.CI;
const QUIET_SECONDS = 15;
const KEPT_OUTPUT = 200_000;

/** Starts a step. `detail()` may add a changing figure, such as a count. All of it goes to stderr. */
export function startStep(label, detail = () => "") {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const line = (mark) => {
    const extra = detail();
    return `${label}${mark}${extra ? ` ${extra},` : ""} ${seconds()} s`;
  };
  let ticks = 0;
  if (!INTERACTIVE) process.stderr.write(`${label}…\n`);
  const timer = setInterval(() => {
    ticks += 1;
    if (INTERACTIVE) process.stderr.write(`\r\u001b[K${line("…")}`);
    else if (ticks % QUIET_SECONDS === 0) process.stderr.write(`${line("…")}\n`);
  }, 1000);
  timer.unref();
  const end = (word) => {
    clearInterval(timer);
    process.stderr.write(`${INTERACTIVE ? "\r\u001b[K" : ""}${label}: ${word}, ${seconds()} s\n`);
  };
  return { done: () => end("done"), fail: () => end("failed"), seconds };
}

/** Runs a program under a step and keeps its output. Resolves with its exit code; never rejects. */
export function runStep(label, command, args, options = {}) {
  const { detail, ...spawnOptions } = options;
  return new Promise((resolve) => {
    const step = startStep(label, detail);
    let output = "";
    const keep = (chunk) => {
      output = (output + chunk).slice(-KEPT_OUTPUT);
    };
    const child = spawn(command, args, { ...spawnOptions, stdio: ["ignore", "pipe", "pipe"] });
    const stop = (signal) => child.kill(signal);
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
    let finished = false;
    const finish = (code, error) => {
      if (finished) return;
      finished = true;
      process.off("SIGINT", stop);
      process.off("SIGTERM", stop);
      if (code === 0) step.done();
      else step.fail();
      resolve({ code, output, error });
    };
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    child.once("error", (error) => finish(1, error));
    child.once("close", (code, signal) => finish(signal ? 1 : code));
  });
}
