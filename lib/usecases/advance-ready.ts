/**
 * Whether ADVANCE_READY holds: the criteria of the program in force, as far as the record can show them. Invariants:
 * unknown is never met; nothing is ready under a lock or in a flare; it runs within every write, so a program that is
 * young costs no statement, and sessions are read only once every cheaper criterion is met. Source: clinical.md H.
 */
import { getProgramTemplate } from "#db/queries/stage.ts";
import type { Db } from "#db/runtime/store.ts";
import type { RulesGrant } from "#lib/access/grant.ts";
import { addDays } from "#lib/domain/calendar.ts";
import { nextVersion, versionInForce } from "#lib/domain/program.ts";
import type { SignalFacts } from "#lib/domain/signal-facts.ts";
import { computableOf, isReady, readCriteria } from "#lib/domain/stage-criteria.ts";
import { leastDays, soonestDays, stageRules } from "#lib/domain/stage-rules.ts";
import {
  cheapFacts,
  type KnownForStage,
  programDays,
  readFlareEnd,
  readStageExposures,
} from "./stage-facts.ts";

/** Kinds that are read without looking at a session's exercises. */
const cheapKinds: ReadonlySet<string> = new Set(["weeks", "adherence", "rest_pain", "outcome"]);

/**
 * The program in force whose computable criteria are all met, for ADVANCE_READY; else null. Nothing is ready under a
 * red flag that locks, in a flare, in calm care, or where another program is to begin already. Source: clinical.md H.
 */
export async function readAdvance(
  db: Db,
  grant: RulesGrant,
  known: KnownForStage & { readonly locked: boolean },
): Promise<SignalFacts["advance"]> {
  const { today, spans, locked } = known;
  const span = versionInForce(spans, today);
  if (locked || !span || span.calmOnly) return null;
  const coming = nextVersion(spans, today);
  if (coming && coming.programId !== span.programId) return null;
  const { startedOn, daysOn } = programDays(spans, span.programId, today);
  if (daysOn < soonestDays) return null;
  const template = await getProgramTemplate(db, grant, span.programId);
  const criteria = template?.builtIn ? computableOf(stageRules[template.slug]?.criteria ?? []) : [];
  if (!template || criteria.length === 0 || daysOn < leastDays(criteria, template.minWeeks)) return null;
  const facts = cheapFacts(known, span);
  // Those that need no session first: where one of them fails, no session is read.
  const cheap = criteria.filter(({ kind }) => cheapKinds.has(kind));
  if (readCriteria(cheap, facts).some(({ state }) => state !== "met")) return null;
  const flare = await readFlareEnd(db, grant);
  if (flare.open) return null;
  const read =
    cheap.length === criteria.length
      ? readCriteria(criteria, facts)
      : readCriteria(criteria, {
          ...facts,
          ...(await readStageExposures(db, grant, known, span, flare.over)),
        });
  if (!isReady(read)) return null;
  const reached = addDays(startedOn, leastDays(criteria, template.minWeeks));
  const newest = read.flatMap(({ day }) => (day === null ? [] : [day]));
  return {
    template: template.name,
    criteria: read.length,
    since:
      [reached, ...newest]
        .filter((day) => day <= today)
        .sort()
        .at(-1) ?? today,
  };
}
