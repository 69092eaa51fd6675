/** What every command shares: settings from .env, words to the terminal, one line and an exit code when something fails. */
import { existsSync } from "node:fs";

/** Reads `.env` beside package.json where it exists; the environment wins. */
export function loadSettings(): void {
  if (existsSync(".env")) process.loadEnvFile(".env");
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Something the person at the terminal can put right: its message is the one line they read. */
export class Remedy extends Error {
  override readonly name = "Remedy";
}

/** Runs a command; a Remedy becomes one line and exit code 1, a bug keeps its stack. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  loadSettings();
  try {
    await work();
  } catch (problem) {
    process.exitCode = 1;
    process.stderr.write(
      `${problem instanceof Remedy ? problem.message : problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)}\n`,
    );
  }
}

/** The value of `--name value` or `--name=value` among the arguments. */
export function option(name: string): string | undefined {
  const args = process.argv.slice(2);
  const at = args.findIndex((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`));
  if (at < 0) return undefined;
  return args[at]!.includes("=") ? args[at]!.slice(args[at]!.indexOf("=") + 1) : args[at + 1];
}

/** The first argument that is not an option. */
export function argument(): string | undefined {
  return process.argv.slice(2).find((value) => !value.startsWith("--"));
}
