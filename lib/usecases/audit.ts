/** Reading the audit log. Invariant: it names staff and system work, never a patient. */
import { type AuditRow, listAuditEntries } from "#db/queries/audit.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { AuditFilter } from "#lib/schemas/people.ts";

const pageSize = 50;

export interface AuditPage {
  readonly entries: readonly AuditRow[];
  /** Pass as `before` for the next page; null on the last. */
  readonly next: string | null;
}

/** A page of the clinic's log, newest first. Admins only. */
export async function listAudit(actor: Actor, filter: AuditFilter): Promise<Result<AuditPage, Denial>> {
  const access = await authorize(actor, "audit:read");
  if (!access.ok) return access;
  const rows = await listAuditEntries((await getStore()).read, access.value, {
    ...filter,
    limit: pageSize + 1,
  });
  const entries = rows.slice(0, pageSize);
  return ok({ entries, next: rows.length > pageSize ? (entries.at(-1)?.id ?? null) : null });
}
