/** A migrated database of its own for a test file, and the store over it. The address comes from engine-setup.ts. */
import { migrateDatabase } from "#db/runtime/migrate.ts";
import { closeStore, getStore, type Store } from "#db/runtime/store.ts";
import { settleAccessLog } from "#lib/access/authorize.ts";
import { env } from "#lib/kernel/env.ts";

/** Migrates and opens. Call in `beforeAll`; the file is thrown away when the test file ends. */
export async function openTestStore(): Promise<Store> {
  await migrateDatabase(env().DATABASE_URL);
  return getStore();
}

/** Closes what `openTestStore` opened. Call in `afterAll`. */
export async function closeTestStore(): Promise<void> {
  await settleAccessLog();
  await closeStore();
}
