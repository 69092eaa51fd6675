/**
 * Asks one thing as one person and says what they met. A page is its component called and awaited, an action its
 * exported function with a form, a route its method with a request: the real ones, over a real database.
 */
import { createHash } from "node:crypto";
import Database from "better-sqlite3";
import { NextRequest } from "next/server.js";
import { sqlitePath } from "#db/runtime/sqlite.ts";
import { settleAccessLog } from "#lib/access/authorize.ts";
import { env } from "#lib/kernel/env.ts";
import type { ActionState } from "#lib/schemas/action-state.ts";
import { homeOf } from "#lib/web/session.ts";
import type { ActorName, Cast } from "./cast.ts";
import { becomeRequestOf, Ended, requestHeaders } from "./framework.ts";
import type { Fields, Outcome, Row } from "./row.ts";

/** What a person met: an outcome of the matrix, or in words what else happened. */
export type Met = Outcome | `?${string}`;

type Module = Record<string, (...given: never[]) => unknown>;

/** Next loads a page's module by its path; so does the test. */
const modules = import.meta.glob(["../../app/**/*.ts", "../../app/**/*.tsx"]) as Record<
  string,
  () => Promise<Module>
>;

const denials = ["signed_out", "forbidden", "not_found", "consent_required"] as const;
/** Codes that say the row or the product is wrong, not that somebody may not. */
const broken = ["not_valid", "unexpected", "foreign_origin", "too_many", "storage_refused"];
const asDenial = (code: string) => denials.find((denial) => denial === code);

/** A form as the browser sends it: `blocks.0.name`, lists repeated under `name[]`. */
export function toForm(fields: Fields, form = new FormData(), prefix = ""): FormData {
  for (const [name, value] of Object.entries(fields)) {
    const key = prefix + name;
    if (Array.isArray(value)) {
      for (const [place, one] of (value as (string | number | Fields)[]).entries()) {
        if (typeof one === "object") toForm(one, form, `${key}.${place}.`);
        else form.append(key, String(one));
      }
    } else if (value !== null && typeof value === "object") toForm(value as Fields, form, `${key}.`);
    else if (value !== null) form.append(key, String(value));
  }
  return form;
}

/** Whether a path is the place; `*` in it is any one segment. */
const matches = (place: string, path: string) => {
  const [wanted, found] = [place.split("/"), path.split("/")];
  return wanted.length === found.length && wanted.every((one, at) => one === "*" || one === found[at]);
};

function outcomeOfEnd(end: Ended, row: Row, cast: Cast, actor: ActorName): Met {
  if (end.kind !== "redirect") return end.kind;
  const to = end.to.split("?")[0]!;
  if ([row.leadsTo ?? []].flat().some((place) => matches(place, to))) return "allow";
  if (end.to === "/sign-in") return "signed_out";
  if (end.to === "/agree") return "consent_required";
  const member = cast.actors[actor];
  return member && end.to === homeOf(member.role) ? "home" : `?redirect to ${end.to}`;
}

function outcomeOfState(state: ActionState | undefined): Met {
  if (state === undefined || state.status === "ok") return "allow";
  if (state.status === "idle") return "?idle";
  if (broken.includes(state.code)) return `?${state.code} ${JSON.stringify(state.fieldErrors ?? {})}`;
  return asDenial(state.code) ?? "refused";
}

async function outcomeOfResponse(response: Response): Promise<Met> {
  if (response.ok) return "allow";
  const { code } = (await response.json()) as { code: string };
  return asDenial(code) ?? `?${response.status} ${code}`;
}

/** Asks for the row as `actor`. What is thrown beyond the framework's own signals is a bug and goes on. */
export async function ask(
  row: Row,
  cast: Cast,
  actor: ActorName,
  from: { origin?: string | null } = {},
): Promise<Met> {
  await becomeRequestOf(cast.actors[actor], from);
  const [path, name = "default"] = splitServed(row.served);
  const load = modules[`../../${path}`];
  if (!load) throw new Error(`there is no ${path}`);
  const run = (await load())[name];
  if (!run) throw new Error(`${path} exports no ${name}`);
  const given = {
    params: Promise.resolve(row.params?.(cast) ?? {}),
    searchParams: Promise.resolve(row.query?.(cast) ?? {}),
  };
  const fields = row.fields?.(cast, actor) ?? {};
  try {
    if (name === "default") {
      await run(given as never);
      return "allow";
    }
    if (/^[A-Z]+$/.test(name)) {
      const query = new URLSearchParams(row.query?.(cast) ?? {}).toString();
      const place = path
        .replace(/^app/, "")
        .replace(/\/\([^)]*\)/g, "")
        .replace(/\/route\.tsx?$/, "");
      const request = new NextRequest(`${env().RUNG_URL}${place}${query ? `?${query}` : ""}`, {
        method: name,
        headers: requestHeaders(),
        ...(name === "GET"
          ? {}
          : { body: row.body ? new Uint8Array(await row.body()) : JSON.stringify(fields) }),
      });
      return await outcomeOfResponse((await run(request as never, given as never)) as Response);
    }
    const form = toForm(fields);
    // A plain form action takes the form alone; one for useActionState takes the state before it.
    const state = await (run.length === 1
      ? run(form as never)
      : run({ status: "idle" } as never, form as never));
    return outcomeOfState(state as ActionState | undefined);
  } catch (thrown) {
    if (thrown instanceof Ended) return outcomeOfEnd(thrown, row, cast, actor);
    throw thrown;
  } finally {
    await settleAccessLog();
  }
}

/** `path name`; a page is its path alone. Paths hold no spaces. */
export function splitServed(served: string): [path: string, name?: string] {
  const [path = "", name] = served.split(" ");
  return name === undefined ? [path] : [path, name];
}

/** A digest of everything stored, save the log of who asked and the counters of attempts. */
export function digestOfDatabase(): string {
  const connection = new Database(sqlitePath(env().DATABASE_URL), { readonly: true });
  try {
    const hash = createHash("sha256");
    const names = connection
      .prepare("select name from sqlite_master where type = 'table' order by name")
      .pluck()
      .all() as string[];
    for (const name of names) {
      if (name === "audit_entries" || name === "rate_limits") continue;
      hash.update(name);
      for (const row of connection.prepare(`select * from "${name}"`).raw().iterate())
        hash.update(JSON.stringify(row));
    }
    return hash.digest("hex");
  } finally {
    connection.close();
  }
}
