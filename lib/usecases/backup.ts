/** What an admin reads about backups. Invariant: read-only; making, checking and restoring are commands on the server. */
import { relative } from "node:path";
import { backupFolder, listBackupFiles } from "#db/runtime/backup.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { env } from "#lib/kernel/env.ts";
import { ok, type Result } from "#lib/kernel/result.ts";

export interface Backups {
  /** False on PostgreSQL, which is backed up with its own tools. */
  readonly madeHere: boolean;
  /** As the commands take it: from the folder the server runs in, or the whole path where it lies elsewhere. */
  readonly folder: string;
  /** Newest first; sizes in bytes. */
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly madeAt: Date }[];
}

/** The backups of this server's database. Admins only. */
export async function listBackups(actor: Actor): Promise<Result<Backups, Denial>> {
  const access = await authorize(actor, "backup:read");
  if (!access.ok) return access;
  const url = env().DATABASE_URL;
  if (!url.startsWith("file:")) return ok({ madeHere: false, folder: "", files: [] });
  const files = listBackupFiles(url).map(({ name, bytes, madeAt }) => ({ name, bytes, madeAt }));
  const folder = backupFolder(url);
  const near = relative(process.cwd(), folder);
  return ok({ madeHere: true, folder: near.startsWith("..") ? folder : near, files });
}
