/**
 * The template behind a program. Invariants: patient and episode come from the grant; a program made without a template
 * has none, whatever it is called.
 */
import { and, eq } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { EpisodeGrant } from "#lib/access/grant.ts";
import type { Stage } from "#lib/domain/exercise.ts";
import { builtIn } from "./exercise.ts";

/** A program's template as far as moving on depends on it. */
export interface ProgramTemplate {
  readonly slug: string;
  readonly name: string;
  /** One of the library's own: its criteria are data. A clinic's own has only its text. */
  readonly builtIn: boolean;
  readonly minWeeks: number;
  readonly stages: readonly Stage[];
  readonly advance: string;
}

/** The template that a program of the grant's episode was made from; null for one made without. One statement. */
export async function getProgramTemplate(
  db: Db,
  grant: EpisodeGrant,
  programId: string,
): Promise<ProgramTemplate | null> {
  if (grant.episodeId === null) return null;
  const { programs: p, templates: t } = tables;
  const [row] = await db
    .select({
      slug: t.slug,
      name: t.name,
      scope: t.scope,
      minWeeks: t.minWeeks,
      stages: t.stages,
      advance: t.advance,
    })
    .from(p)
    .innerJoin(t, eq(t.id, p.templateId))
    .where(and(eq(p.id, programId), eq(p.clinicId, grant.clinicId), eq(p.episodeId, grant.episodeId)));
  if (!row) return null;
  const { scope, stages, ...template } = row;
  return { ...template, builtIn: scope === builtIn, stages: stages.split(",") as Stage[] };
}
