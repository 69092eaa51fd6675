/**
 * A production build with a few pages more, for measuring against: in a copy of its own, so that they are in no build
 * that serves people. Made again only when something that goes into it has changed.
 *
 * - `/bench/hello`: nothing but a heading inside the root layout.
 * - `/bench/patients/[id]`: the patient page, its layout and the staff frame as they are, over reads that were made once
 *   and are kept: the same markup from a constant.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { hashInputs } from "#lib/cli/build-stamp.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Inside the project, so that node_modules is found by walking up. */
export const benchRoot = join(ROOT, ".rung", "bench");
const stamp = join(benchRoot, "stamp.json");

/** Reads that the pages make, kept after the first time. The first request must be one that may read. */
const constantModule = `
import { getClinic as clinic } from "#lib/usecases/clinic.ts";
import { getPatientCourse as course, getPatientHeader as header } from "#lib/usecases/patient-course.ts";
import { getActor as actor, homeOf, requireActor as required } from "#lib/web/session.ts";

function once(read: (...given: any[]) => Promise<any>) {
  let kept: Promise<any> | undefined;
  return (...given: any[]) => (kept ??= read(...given));
}
export const getClinic = once(clinic);
export const getPatientCourse = once(course);
export const getPatientHeader = once(header);
export const getActor = once(actor);
export const requireActor = once(required);
export { homeOf };
`;

const helloPage = `
import { connection } from "next/server";
export default async function Hello() {
  await connection();
  return <main><h1>Hello</h1></main>;
}
`;

/** A file of the product, over the constant instead of use cases and sign-in. */
function overConstant(path: string): string {
  return readFileSync(join(ROOT, path), "utf8")
    .replace(/"#lib\/usecases\/(clinic|patient-course)\.ts"/g, '"#app/bench/constant.ts"')
    .replaceAll('"#lib/web/session.ts"', '"#app/bench/constant.ts"')
    .replaceAll('"#app/_parts/staff-frame.tsx"', '"#app/bench/staff-frame.tsx"')
    .replaceAll('"./sign-out.ts"', '"#app/_parts/sign-out.ts"');
}

function benchPages(): Record<string, string> {
  const patient = "app/(staff)/patients/[id]";
  return {
    "app/bench/constant.ts": constantModule,
    "app/bench/hello/page.tsx": helloPage,
    "app/bench/staff-frame.tsx": overConstant("app/_parts/staff-frame.tsx"),
    "app/bench/patients/layout.tsx": overConstant("app/(staff)/layout.tsx"),
    ...Object.fromEntries(
      ["layout.tsx", "header.ts", "page.tsx"].map((name) => [
        `app/bench/patients/[id]/${name}`,
        overConstant(`${patient}/${name}`),
      ]),
    ),
  };
}

/** The folder of a finished build with the bench pages. Throws with what the compiler said. */
export function ensureBenchBuild(): string {
  const pages = benchPages();
  const wanted = JSON.stringify({ inputs: hashInputs(ROOT), pages });
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return benchRoot;
  rmSync(benchRoot, { recursive: true, force: true });
  mkdirSync(benchRoot, { recursive: true });
  for (const name of ["app", "components", "db", "lib", "public"]) {
    cpSync(join(ROOT, name), join(benchRoot, name), { recursive: true });
  }
  for (const entry of readdirSync(ROOT, { withFileTypes: true })) {
    // Without the lockfile, so that the project's own folder stays the root of the modules.
    if (!entry.isFile() || entry.name.startsWith(".env") || entry.name === "package-lock.json") continue;
    cpSync(join(ROOT, entry.name), join(benchRoot, entry.name));
  }
  for (const [path, text] of Object.entries(pages)) {
    mkdirSync(dirname(join(benchRoot, path)), { recursive: true });
    writeFileSync(join(benchRoot, path), text);
  }
  process.stdout.write("Building the app with the pages to measure against…\n");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, "node_modules/next/dist/bin/next"), "build"],
    {
      cwd: benchRoot,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
  writeFileSync(stamp, wanted);
  return benchRoot;
}
