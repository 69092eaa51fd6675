/** The tables of the engine this process runs on, chosen once when the module is loaded. */
import { engineOf } from "#db/dialect/dialect.ts";
import { postgresKit, sqliteKit } from "#db/dialect/kit.ts";
import { defineTables, type Tables } from "#db/schema/tables.ts";

export const engine = engineOf(process.env.DATABASE_URL);

export const tables: Tables = defineTables(engine === "sqlite" ? sqliteKit : postgresKit);
