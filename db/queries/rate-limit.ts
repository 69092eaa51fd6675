/** Fixed windows of attempts, kept in the database so that a restart does not hand out new ones. */
import { eq, lt } from "drizzle-orm";
import { plusOne } from "#db/dialect/text.ts";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { SystemGrant } from "#lib/access/grant.ts";

/** Counts one attempt under `key` and returns how many the present window holds, this one included. */
export async function countAttempt(
  store: Store,
  grant: SystemGrant<"rate-limit">,
  attempt: { key: string; windowSeconds: number; at: Date },
): Promise<number> {
  const { rateLimits } = tables;
  return store.writeUnaudited(grant, async (tx) => {
    const [row] = await tx.select().from(rateLimits).where(eq(rateLimits.key, attempt.key));
    if (row && attempt.at.getTime() - row.windowStartedAt.getTime() < attempt.windowSeconds * 1000) {
      await tx
        .update(rateLimits)
        .set({ hits: plusOne(rateLimits.hits) })
        .where(eq(rateLimits.key, attempt.key));
      return row.hits + 1;
    }
    const fresh = { windowStartedAt: attempt.at, hits: 1 };
    await tx
      .insert(rateLimits)
      .values({ key: attempt.key, ...fresh })
      .onConflictDoUpdate({ target: rateLimits.key, set: fresh });
    return 1;
  });
}

/** Forgets windows that started before `before`. */
export async function dropOldWindows(
  store: Store,
  grant: SystemGrant<"rate-limit">,
  before: Date,
): Promise<void> {
  await store.writeUnaudited(grant, async (tx) => {
    await tx.delete(tables.rateLimits).where(lt(tables.rateLimits.windowStartedAt, before));
  });
}
