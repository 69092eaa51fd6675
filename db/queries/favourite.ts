/** The exercises a member keeps at hand. Invariant: a member reads and changes their own marks only. */
import { and, eq } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberGrant } from "#lib/access/grant.ts";
import { newId } from "#lib/kernel/ids.ts";

/** Ids of the exercises that the member keeps, in no order. */
export async function listFavouriteIds(
  db: Db,
  grant: MemberGrant<"library:read" | "program:publish">,
): Promise<ReadonlySet<string>> {
  const { exerciseFavourites: f } = tables;
  const rows = await db.select({ id: f.exerciseId }).from(f).where(eq(f.memberId, grant.memberId));
  return new Set(rows.map((row) => row.id));
}

/** Keeps an exercise; one that is kept already stays so. */
export async function createFavourite(
  tx: Db,
  grant: MemberGrant<"favourite:keep">,
  exerciseId: string,
  at: Date,
): Promise<void> {
  const { exerciseFavourites: f } = tables;
  await tx
    .insert(f)
    .values({ id: newId(at.getTime()), memberId: grant.memberId, exerciseId, createdAt: at })
    .onConflictDoNothing({ target: [f.memberId, f.exerciseId] });
}

/** Keeps an exercise no longer; one that was not kept is no matter. */
export async function deleteFavourite(
  tx: Db,
  grant: MemberGrant<"favourite:keep">,
  exerciseId: string,
): Promise<void> {
  const { exerciseFavourites: f } = tables;
  await tx.delete(f).where(and(eq(f.memberId, grant.memberId), eq(f.exerciseId, exerciseId)));
}
