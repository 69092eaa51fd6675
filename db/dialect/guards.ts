/**
 * The database's own guards, for whoever writes to it past the app: append-only tables refuse change and deletion,
 * and a block other than calm refuses to stand in a version without a clearance in force.
 * They are installed after every migration, because rebuilding a table drops its triggers.
 */
import { appendOnly } from "./append-only.ts";

export interface Guard {
  readonly name: string;
  /** Statements that put the guard in place; running them twice changes nothing. */
  readonly install: readonly string[];
}

const clearanceInForce = (row: string) => `
  exists (
    select 1 from program_versions v
    join clearances c on c.episode_id = v.episode_id
    where v.id = ${row}.version_id
      and not exists (select 1 from clearance_revocations r where r.clearance_id = c.id)
  )`;

const sqliteGuards = (): Guard[] => [
  ...appendOnly.flatMap((table) =>
    (["update", "delete"] as const).map((verb) => ({
      name: `${table}_no_${verb}`,
      install: [
        `create trigger if not exists ${table}_no_${verb} before ${verb} on ${table} begin select raise(abort, 'RUNG:append_only'); end`,
      ],
    })),
  ),
  {
    name: "program_blocks_clearance",
    install: [
      `create trigger if not exists program_blocks_clearance before insert on program_blocks
       when new.kind <> 'calm' and not ${clearanceInForce("new")}
       begin select raise(abort, 'RUNG:clearance_required'); end`,
    ],
  },
];

const postgresGuards = (): Guard[] => [
  ...appendOnly.map((table) => ({
    name: `${table}_append_only`,
    install: [
      `create or replace function rung_append_only() returns trigger language plpgsql as $$ begin raise exception 'RUNG:append_only'; end $$`,
      `create or replace trigger ${table}_append_only before update or delete or truncate on ${table} for each statement execute function rung_append_only()`,
    ],
  })),
  {
    name: "program_blocks_clearance",
    install: [
      `create or replace function rung_clearance_required() returns trigger language plpgsql as $$
       begin
         if new.kind <> 'calm' and not ${clearanceInForce("new")} then raise exception 'RUNG:clearance_required'; end if;
         return new;
       end $$`,
      `create or replace trigger program_blocks_clearance before insert on program_blocks for each row execute function rung_clearance_required()`,
    ],
  },
];

/** Every guard the engine must carry. */
export function guards(engine: "sqlite" | "postgres"): readonly Guard[] {
  return engine === "sqlite" ? sqliteGuards() : postgresGuards();
}

/** A statement that lists the names of the triggers that stand in the database, as rows with `name`. */
export function listGuardsStatement(engine: "sqlite" | "postgres"): string {
  return engine === "sqlite"
    ? "select name from sqlite_master where type = 'trigger'"
    : "select tgname as name from pg_trigger where not tgisinternal";
}
