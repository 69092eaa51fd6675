/** Where drizzle-kit writes PostgreSQL’s migrations, made from the same tables as SQLite’s. */
import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./db/schema/entry-postgres.ts",
  out: "./db/migrations/postgres",
});
