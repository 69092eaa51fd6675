/**
 * What the signals of one patient rest on and no other list holds: the person and the episode, exercises as they were
 * served, what the rules left for a person, flares. Invariants: patient and episode come from the grant; the number of
 * statements does not grow with the length of the course.
 */
import { and, asc, desc, eq, gte, inArray, isNull } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { EpisodeGrant, SystemGrant } from "#lib/access/grant.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { Dose } from "#lib/domain/dosage.ts";
import type { BlockKind, Phase } from "#lib/domain/episode.ts";
import { defaultRules, keepsDose, type RulesConfig } from "#lib/domain/prescription.ts";
import { stepUp } from "#lib/domain/progression-dose.ts";
import type { FlareFact, StopFact } from "#lib/domain/signal-facts.ts";
import { storedBounds, storedRules } from "#lib/schemas/program.ts";
import { doseOf } from "./session.ts";

export interface SignalSubject {
  /** IANA zone of the patient. */
  readonly zone: string;
  readonly joined: boolean;
  readonly invitedAt: Date;
  readonly onsetDay: LocalDay;
  readonly phase: Phase;
  /** First day of the present phase. */
  readonly phaseSince: LocalDay;
  /** The first clearance of the episode, also one taken back since; null before it. */
  readonly clearedOn: LocalDay | null;
}

/** The patient and the episode of the grant; null where there is no episode of care. Two statements. */
export async function getSignalSubject(db: Db, grant: EpisodeGrant): Promise<SignalSubject | null> {
  const { episodes: e, members: m, users: u, phaseChanges: c, clearances: s } = tables;
  if (grant.episodeId === null) return null;
  const [row] = await db
    .select({
      zone: m.zone,
      signInName: u.signInName,
      invitedAt: m.createdAt,
      onsetDay: e.onsetDay,
      phase: e.phase,
      effectiveDay: c.effectiveDay,
    })
    .from(e)
    .innerJoin(m, eq(m.id, e.patientId))
    .innerJoin(u, eq(u.id, m.userId))
    .leftJoin(c, and(eq(c.episodeId, e.id), eq(c.toPhase, e.phase)))
    .where(and(eq(e.id, grant.episodeId), eq(e.patientId, grant.patientId), eq(e.clinicId, grant.clinicId)))
    .orderBy(desc(c.changedAt), desc(c.id))
    .limit(1);
  if (!row) return null;
  const [first] = await db
    .select({ day: s.signedDay })
    .from(s)
    .where(and(eq(s.episodeId, grant.episodeId), eq(s.clinicId, grant.clinicId)))
    .orderBy(asc(s.signedAt), asc(s.id))
    .limit(1);
  const { signInName, effectiveDay, ...subject } = row;
  return {
    ...subject,
    joined: signInName !== null,
    phaseSince: effectiveDay ?? row.onsetDay,
    clearedOn: first?.day ?? null,
  };
}

/** One exercise as it was served: what an exposure of it means. */
export interface ServedItem {
  readonly prescriptionId: string;
  readonly exerciseId: string;
  readonly exercise: string;
  readonly blockKind: BlockKind;
  readonly dose: Dose;
  /** Those of the version, with what the prescription sets otherwise. */
  readonly rules: RulesConfig;
  /** The dose can go no further and there is no harder rung. */
  readonly atCeiling: boolean;
}

/** The exercises of these versions of the episode by their prescription. Two statements. */
export async function listServedItems(
  db: Db,
  grant: EpisodeGrant,
  versionIds: readonly string[],
): Promise<Map<string, ServedItem>> {
  const { prescriptions: p, programBlocks: b, programVersions: v, exercises: e } = tables;
  if (grant.episodeId === null || versionIds.length === 0) return new Map();
  const versions = await db
    .select({ id: v.id, rulesConfig: v.rulesConfig })
    .from(v)
    .where(
      and(eq(v.episodeId, grant.episodeId), eq(v.clinicId, grant.clinicId), inArray(v.id, [...versionIds])),
    );
  if (versions.length === 0) return new Map();
  const rules = new Map(versions.map(({ id, rulesConfig }) => [id, rulesOf(rulesConfig)]));
  const rows = await db
    .select({
      prescription: p,
      blockKind: b.kind,
      exercise: e.name,
      loadable: e.loadable,
      harder: e.harderSlug,
    })
    .from(p)
    .innerJoin(b, eq(b.id, p.blockId))
    .innerJoin(e, eq(e.id, p.exerciseId))
    .where(inArray(p.versionId, [...rules.keys()]));
  return new Map(
    rows.map(({ prescription, blockKind, exercise, loadable, harder }) => {
      const dose = doseOf(prescription);
      // Bounds that an early version does not hold say nothing of a ceiling, and refuse no entry.
      const bounds = storedBounds.safeParse(prescription.bounds).data ?? null;
      const settings = { ...rules.get(prescription.versionId)!, ...bounds?.rules };
      const step =
        bounds === null || keepsDose(blockKind) ? null : stepUp(dose, { loadable, bounds, rules: settings });
      return [
        prescription.id,
        {
          prescriptionId: prescription.id,
          exerciseId: prescription.exerciseId,
          exercise,
          blockKind,
          dose,
          rules: settings,
          atCeiling: step?.kind === "ceiling" || (step?.kind === "rung" && harder === null),
        },
      ];
    }),
  );
}

/** The settings published with a version; the defaults where an early version holds none. */
function rulesOf(config: unknown): RulesConfig {
  const parsed = storedRules.safeParse(config);
  return parsed.success ? parsed.data : defaultRules;
}

export interface RuleFacts {
  /** Suspensions for another reason than pain that nobody has ended. */
  readonly stops: readonly StopFact[];
  /** Progressions that wait for a therapist. */
  readonly approvals: readonly { readonly id: string; readonly exercise: string; readonly at: Date }[];
  /** When a person last resumed an exercise; under `everything` all strengthening. */
  readonly resumedAt: ReadonlyMap<string, Date>;
}

/** The key of `resumedAt` that stands for every exercise. */
export const everything = "*";

/** What the progression rules left for a person, of the grant's episode. Three statements. */
export async function getRuleFacts(db: Db, grant: EpisodeGrant): Promise<RuleFacts> {
  const { suspensions: s, suspensionEndings: n, exercises: e, decisions: d, decisionResolutions: r } = tables;
  if (grant.episodeId === null) return { stops: [], approvals: [], resumedAt: new Map() };
  const suspensions = await db
    .select({
      id: s.id,
      exerciseId: s.exerciseId,
      scope: s.scope,
      exercise: e.name,
      reason: s.reason,
      on: s.suspendedOn,
      at: s.suspendedAt,
      endedAt: n.endedAt,
    })
    .from(s)
    .innerJoin(e, eq(e.id, s.exerciseId))
    .leftJoin(n, eq(n.suspensionId, s.id))
    .where(and(eq(s.clinicId, grant.clinicId), eq(s.episodeId, grant.episodeId)))
    .orderBy(asc(s.suspendedAt), asc(s.id));
  // One that is superseded has lapsed, which is a resolution.
  const approvals = await db
    .select({ id: d.id, exercise: e.name, at: d.decidedAt })
    .from(d)
    .innerJoin(e, eq(e.id, d.exerciseId))
    .leftJoin(r, eq(r.decisionId, d.id))
    .where(
      and(
        eq(d.clinicId, grant.clinicId),
        eq(d.episodeId, grant.episodeId),
        eq(d.outcome, "PROGRESS"),
        isNull(r.id),
      ),
    )
    .orderBy(asc(d.decidedAt), asc(d.id));
  const resumedAt = new Map<string, Date>();
  for (const { scope, exerciseId, endedAt } of suspensions) {
    const key = scope === "strengthening" ? everything : exerciseId;
    const known = resumedAt.get(key);
    if (endedAt !== null && (known === undefined || endedAt > known)) resumedAt.set(key, endedAt);
  }
  const stops = suspensions.flatMap(({ id, exercise, reason, on, at, endedAt }): StopFact[] =>
    endedAt === null && (reason === "LONG_LAYOFF" || reason === "NO_EASIER")
      ? [{ id, exercise, reason, on, at }]
      : [],
  );
  return { stops, approvals, resumedAt };
}

/** The flares of the grant's episode that began on `from` or later, oldest first. One statement. */
export async function listFlareFacts(db: Db, grant: EpisodeGrant, from: LocalDay): Promise<FlareFact[]> {
  const { flares: f, flareSteps: s } = tables;
  if (grant.episodeId === null) return [];
  const rows = await db
    .select({
      id: f.id,
      startedOn: f.startedOn,
      startedAt: f.startedAt,
      source: f.source,
      restPain: f.restPainNrs,
      baseline: f.baselineNrs,
      step: s.kind,
    })
    .from(f)
    .leftJoin(s, eq(s.flareId, f.id))
    .where(and(eq(f.clinicId, grant.clinicId), eq(f.episodeId, grant.episodeId), gte(f.startedOn, from)))
    .orderBy(asc(f.startedAt), asc(f.id));
  return [...Map.groupBy(rows, (row) => row.id).values()].map((list) => {
    const { step: _, ...flare } = list[0]!;
    const steps = new Set(list.map((row) => row.step));
    const active = !(["settled", "return", "restored", "ended"] as const).some((kind) => steps.has(kind));
    return { ...flare, active, reviewed: steps.has("reviewed") };
  });
}

/** The newest episode of the patient whose invitation the grant is about; null where there is none. */
export async function getEpisodeOfInvited(
  db: Db,
  grant: SystemGrant<"invitation">,
): Promise<{ readonly clinicId: string; readonly patientId: string; readonly episodeId: string } | null> {
  const { episodes: e } = tables;
  const { clinicId, memberId } = grant;
  if (clinicId === null || memberId === null) return null;
  const [row] = await db
    .select({ clinicId: e.clinicId, patientId: e.patientId, episodeId: e.id })
    .from(e)
    .where(and(eq(e.clinicId, clinicId), eq(e.patientId, memberId)))
    .orderBy(desc(e.createdAt), desc(e.id))
    .limit(1);
  return row ?? null;
}
