/** Where drizzle-kit writes SQLite’s migrations, made from the same tables as PostgreSQL’s. */
import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  schema: "./db/schema/entry-sqlite.ts",
  out: "./db/migrations/sqlite",
});
