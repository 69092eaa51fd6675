/**
 * Decisions of the progression rules, what became of them, and suspensions. Invariants: rows are only ever added; a
 * decision stands while no other supersedes it; what is read back from a snapshot is parsed.
 */
import { and, asc, count, desc, eq, gte, inArray, isNull, lte, ne } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { EpisodeGrant, MemberGrant, RulesGrant, SystemGrant } from "#lib/access/grant.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { Dose } from "#lib/domain/dosage.ts";
import type { Diagnosis } from "#lib/domain/episode.ts";
import { defaultRules, type RulesConfig } from "#lib/domain/prescription.ts";
import type { ProgressionAction, ProgressionFigures, ProposedDose } from "#lib/domain/progression.ts";
import type { DecisionInputs, PlanVersion, StandingDecision } from "#lib/domain/progression-plan.ts";
import { storedFigures, storedInputs, storedProposal } from "#lib/schemas/decision.ts";
import { storedBounds, storedDose, storedRules } from "#lib/schemas/program.ts";
import { linkedEpisodeIds } from "./linked-episodes.ts";

/** Who may look at decisions of one patient. */
export type DecisionReader = EpisodeGrant<
  "own-record:read" | "chart:read" | "decision:resolve" | "program:publish" | "episode:manage"
>;

export type DecisionOccasion = (typeof tables.decisions.$inferSelect)["occasion"];
export type ResolutionKind = (typeof tables.decisionResolutions.$inferSelect)["kind"];

/** A decision with what became of it. */
export interface DecisionRow extends StandingDecision {
  readonly episodeId: string;
  readonly patientId: string;
  readonly prescriptionId: string;
  readonly versionId: string;
  readonly exposureIds: readonly string[];
  readonly ruleVersion: string;
  readonly settingsHash: string;
  readonly figures: ProgressionFigures;
  readonly occasion: DecisionOccasion;
  readonly decidedOn: LocalDay;
  readonly decidedAt: Date;
  readonly supersedesId: string | null;
  /** Whether a later decision over the same exposure replaced it. */
  readonly superseded: boolean;
  readonly resolution:
    | (NonNullable<StandingDecision["resolution"]> & {
        readonly dose: Dose | null;
        readonly reason: string | null;
        readonly resolvedAt: Date;
        /** Null: the rules. */
        readonly resolvedById: string | null;
      })
    | null;
}

/** The settings of the clinic's rules; the defaults until it has set its own. */
export async function getRuleSettings(
  db: Db,
  grant: EpisodeGrant | MemberGrant,
): Promise<{ readonly rules: RulesConfig; readonly revision: number; readonly changedAt: Date | null }> {
  const { ruleSettings: s } = tables;
  const [row] = await db
    .select()
    .from(s)
    .where(eq(s.clinicId, grant.clinicId))
    .orderBy(desc(s.revision))
    .limit(1);
  return row
    ? { rules: storedRules.parse(row.config), revision: row.revision, changedAt: row.changedAt }
    : { rules: defaultRules, revision: 0, changedAt: null };
}

/** Adds settings. A revision that stands already is a unique violation: somebody saved in between. */
export async function insertRuleSettings(
  tx: Db,
  grant: MemberGrant<"clinic:configure">,
  settings: {
    readonly id: string;
    readonly revision: number;
    readonly rules: RulesConfig;
    readonly at: Date;
  },
): Promise<void> {
  await tx.insert(tables.ruleSettings).values({
    id: settings.id,
    clinicId: grant.clinicId,
    revision: settings.revision,
    config: settings.rules,
    changedAt: settings.at,
    changedById: grant.memberId,
  });
}

/** Whether the clinic has the rules decide at all (clinical.md I.4), with the patient's zone and phase. */
export async function getRulesSubject(
  db: Db,
  grant: RulesGrant,
): Promise<{ readonly enabled: boolean; readonly zone: string; readonly phase: string } | null> {
  const { clinics: c, members: m, episodes: e } = tables;
  const [row] = await db
    .select({ enabled: c.progressionEnabled, zone: m.zone, phase: e.phase })
    .from(e)
    .innerJoin(m, eq(m.id, e.patientId))
    .innerJoin(c, eq(c.id, e.clinicId))
    .where(and(eq(e.id, grant.episodeId), eq(e.patientId, grant.patientId), eq(e.clinicId, grant.clinicId)));
  return row ?? null;
}

/** Ids of the newest core versions of the episode that have begun by the day, in order of publication. One statement. */
export async function listBegunCoreVersions(
  db: Db,
  grant: EpisodeGrant,
  day: LocalDay,
  limit: number,
): Promise<string[]> {
  if (grant.episodeId === null) return [];
  const { programVersions: v, programs: p } = tables;
  const rows = await db
    .select({ id: v.id })
    .from(v)
    .innerJoin(p, eq(p.id, v.programId))
    .where(
      and(
        eq(v.clinicId, grant.clinicId),
        eq(v.episodeId, grant.episodeId),
        eq(p.lane, "core"),
        lte(v.effectiveFrom, day),
      ),
    )
    .orderBy(desc(v.publishedAt), desc(v.number))
    .limit(limit);
  return rows.map((row) => row.id).reverse();
}

/** The main prescriptions of these versions of the episode, and the version's settings, in the order of the ids. */
export async function listPlanVersions(
  db: Db,
  grant: EpisodeGrant,
  versionIds: readonly string[],
): Promise<PlanVersion[]> {
  if (versionIds.length === 0 || grant.episodeId === null) return [];
  const { programVersions: v, programBlocks: b, prescriptions: p, exercises: e } = tables;
  const own = and(
    inArray(v.id, [...versionIds]),
    eq(v.episodeId, grant.episodeId),
    eq(v.clinicId, grant.clinicId),
  );
  const versions = await db
    .select({ versionId: v.id, origin: v.origin, effectiveFrom: v.effectiveFrom, rules: v.rulesConfig })
    .from(v)
    .where(own);
  const rows = await db
    .select({ row: p, slug: e.slug })
    .from(p)
    .innerJoin(b, eq(b.id, p.blockId))
    .innerJoin(v, eq(v.id, p.versionId))
    .innerJoin(e, eq(e.id, p.exerciseId))
    .where(and(own, eq(b.kind, "main")))
    .orderBy(asc(b.position), asc(p.position));
  const byVersion = Map.groupBy(rows, ({ row }) => row.versionId);
  const order = new Map(versionIds.map((id, place) => [id, place]));
  return versions
    .toSorted((x, y) => order.get(x.versionId)! - order.get(y.versionId)!)
    .map((version) => ({
      ...version,
      rules: storedRules.parse(version.rules),
      rows: (byVersion.get(version.versionId) ?? []).map(({ row, slug }, position) => ({
        prescriptionId: row.id,
        exerciseId: row.exerciseId,
        slug,
        dose: storedDose.parse(row),
        side: row.side,
        effortMax: row.effortMax,
        bounds: storedBounds.parse(row.bounds),
        findsLoad: row.findsLoad,
        position,
      })),
    }));
}

const columns = () => ({ decision: tables.decisions, resolution: tables.decisionResolutions });

type Joined = {
  readonly decision: typeof tables.decisions.$inferSelect;
  readonly resolution: typeof tables.decisionResolutions.$inferSelect | null;
};

/** Rows with what superseded them, as far as that is among them: it is over the same session, and never older. */
function toRows(rows: readonly Joined[]): DecisionRow[] {
  const replaced = new Set(rows.map((row) => row.decision.supersedesId));
  return rows.map((row) => toRow(row, replaced.has(row.decision.id)));
}

function toRow({ decision: d, resolution: r }: Joined, superseded: boolean): DecisionRow {
  return {
    id: d.id,
    episodeId: d.episodeId,
    patientId: d.patientId,
    exerciseId: d.exerciseId,
    prescriptionId: d.prescriptionId,
    versionId: d.versionId,
    lastSessionId: d.lastSessionId,
    exposureIds: d.exposureIds as string[],
    inputs: storedInputs.parse(d.inputs),
    ruleVersion: d.ruleVersion,
    settingsHash: d.settingsHash,
    outcome: d.outcome,
    reason: d.reason,
    figures: storedFigures.parse(d.figures),
    proposal: storedProposal.parse(d.proposal),
    occasion: d.occasion,
    decidedOn: d.decidedOn,
    decidedAt: d.decidedAt,
    supersedesId: d.supersedesId,
    superseded,
    resolution: r && {
      kind: r.kind,
      versionId: r.versionId,
      dose: r.dose === null ? null : storedDose.parse(r.dose),
      reason: r.reason,
      resolvedAt: r.resolvedAt,
      resolvedById: r.resolvedById,
    },
  };
}

/** Decisions that stand (not superseded) over these sessions of the episode. */
export async function listStandingDecisions(
  db: Db,
  grant: DecisionReader,
  sessionIds: readonly string[],
): Promise<DecisionRow[]> {
  if (sessionIds.length === 0 || grant.episodeId === null) return [];
  const { decisions: d, decisionResolutions: r } = tables;
  const rows = await db
    .select(columns())
    .from(d)
    .leftJoin(r, eq(r.decisionId, d.id))
    .where(
      and(
        eq(d.clinicId, grant.clinicId),
        eq(d.episodeId, grant.episodeId),
        inArray(d.lastSessionId, [...sessionIds]),
      ),
    )
    .orderBy(asc(d.decidedAt), asc(d.id));
  return toRows(rows).filter((row) => !row.superseded);
}

/** The newest decisions of the episode, newest first, those superseded among them, up to `limit`. */
export async function listDecisions(
  db: Db,
  grant: DecisionReader,
  limit = 200,
  since?: LocalDay,
): Promise<DecisionRow[]> {
  if (grant.episodeId === null) return [];
  const { decisions: d, decisionResolutions: r } = tables;
  const rows = await db
    .select(columns())
    .from(d)
    .leftJoin(r, eq(r.decisionId, d.id))
    .where(
      and(
        eq(d.clinicId, grant.clinicId),
        eq(d.episodeId, grant.episodeId),
        since === undefined ? undefined : gte(d.decidedOn, since),
      ),
    )
    .orderBy(desc(d.decidedAt), desc(d.id))
    .limit(limit);
  return toRows(rows);
}

/** One decision of the patient, or null. */
export async function getDecision(db: Db, grant: DecisionReader, id: string): Promise<DecisionRow | null> {
  const { decisions: d, decisionResolutions: r } = tables;
  const [row] = await db
    .select(columns())
    .from(d)
    .leftJoin(r, eq(r.decisionId, d.id))
    .where(and(eq(d.id, id), eq(d.clinicId, grant.clinicId), eq(d.patientId, grant.patientId)));
  if (!row) return null;
  const [later] = await db.select({ id: d.id }).from(d).where(eq(d.supersedesId, id));
  return toRow(row, later !== undefined);
}

/** Steps up that wait for a therapist (one that is superseded has lapsed, and waits no more), of every patient the member is linked to, oldest first. Two statements. */
export async function listPendingDecisions(
  db: Db,
  grant: MemberGrant<"caseload:read">,
): Promise<DecisionRow[]> {
  const episodeIds = await linkedEpisodeIds(db, grant);
  if (episodeIds.length === 0) return [];
  const { decisions: d, decisionResolutions: r } = tables;
  const rows = await db
    .select(columns())
    .from(d)
    .leftJoin(r, eq(r.decisionId, d.id))
    .where(
      and(
        eq(d.clinicId, grant.clinicId),
        inArray(d.episodeId, episodeIds),
        eq(d.outcome, "PROGRESS"),
        isNull(r.id),
      ),
    )
    .orderBy(asc(d.decidedAt), asc(d.id));
  return toRows(rows);
}

/** How many steps up wait for a therapist. Two statements, nothing is parsed. */
export async function countPendingDecisions(db: Db, grant: MemberGrant<"caseload:read">): Promise<number> {
  const episodeIds = await linkedEpisodeIds(db, grant);
  if (episodeIds.length === 0) return 0;
  const { decisions: d, decisionResolutions: r } = tables;
  const [row] = await db
    .select({ waiting: count() })
    .from(d)
    .leftJoin(r, eq(r.decisionId, d.id))
    .where(
      and(
        eq(d.clinicId, grant.clinicId),
        inArray(d.episodeId, episodeIds),
        eq(d.outcome, "PROGRESS"),
        isNull(r.id),
      ),
    );
  return Number(row?.waiting ?? 0);
}

/** Decisions of every patient the member is linked to that were applied or answered since, newest first. Two statements. */
export async function listResolvedSince(
  db: Db,
  grant: MemberGrant<"caseload:read">,
  since: Date,
  limit: number,
): Promise<DecisionRow[]> {
  const episodeIds = await linkedEpisodeIds(db, grant);
  if (episodeIds.length === 0) return [];
  const { decisions: d, decisionResolutions: r } = tables;
  const rows = await db
    .select(columns())
    .from(d)
    .innerJoin(r, eq(r.decisionId, d.id))
    .where(
      and(
        eq(d.clinicId, grant.clinicId),
        inArray(d.episodeId, episodeIds),
        gte(r.resolvedAt, since),
        ne(r.kind, "lapsed"),
      ),
    )
    .orderBy(desc(r.resolvedAt), desc(d.id))
    .limit(limit);
  const later = await db
    .select({ id: d.supersedesId })
    .from(d)
    .where(
      inArray(
        d.supersedesId,
        rows.map((row) => row.decision.id),
      ),
    );
  const replaced = new Set(later.map((row) => row.id));
  return rows.map((row) => toRow(row, replaced.has(row.decision.id)));
}

/** These decisions, of patients the member is linked to. Three statements at most. */
export async function listDecisionsById(
  db: Db,
  grant: MemberGrant<"caseload:read">,
  ids: readonly string[],
): Promise<DecisionRow[]> {
  if (ids.length === 0) return [];
  const episodeIds = await linkedEpisodeIds(db, grant);
  if (episodeIds.length === 0) return [];
  const { decisions: d, decisionResolutions: r } = tables;
  const rows = await db
    .select(columns())
    .from(d)
    .leftJoin(r, eq(r.decisionId, d.id))
    .where(
      and(eq(d.clinicId, grant.clinicId), inArray(d.episodeId, episodeIds), inArray(d.id, [...new Set(ids)])),
    );
  const later = await db
    .select({ id: d.supersedesId })
    .from(d)
    .where(inArray(d.supersedesId, [...new Set(ids)]));
  const replaced = new Set(later.map((row) => row.id));
  return rows.map((row) => toRow(row, replaced.has(row.decision.id)));
}

/** Names of the programs that these versions belong to, by version. One statement. */
export async function listProgramNames(
  db: Db,
  grant: MemberGrant<"caseload:read">,
  versionIds: readonly string[],
): Promise<Map<string, string>> {
  if (versionIds.length === 0) return new Map();
  const { programVersions: v, programs: p } = tables;
  const rows = await db
    .select({ versionId: v.id, name: p.name })
    .from(v)
    .innerJoin(p, eq(p.id, v.programId))
    .where(and(eq(v.clinicId, grant.clinicId), inArray(v.id, [...new Set(versionIds)])));
  return new Map(rows.map((row) => [row.versionId, row.name]));
}

/** Who the patients are and what they are diagnosed with, by patient id: of the member's caseload alone. Two statements. */
export async function listPatientFacts(
  db: Db,
  grant: MemberGrant<"caseload:read">,
): Promise<
  Map<string, { readonly name: string; readonly zone: string; readonly diagnoses: readonly Diagnosis[] }>
> {
  const { careTeamLinks: l, episodes: e, members: m, users: u, episodeDiagnoses: g } = tables;
  const linked = and(eq(l.clinicId, grant.clinicId), eq(l.memberId, grant.memberId), isNull(l.endedAt));
  const rows = await db
    .select({ patientId: m.id, name: u.name, zone: m.zone, label: g.label })
    .from(l)
    .innerJoin(e, eq(e.id, l.episodeId))
    .innerJoin(m, eq(m.id, e.patientId))
    .innerJoin(u, eq(u.id, m.userId))
    .leftJoin(g, and(eq(g.episodeId, e.id), isNull(g.removedAt)))
    .where(linked);
  const byPatient = Map.groupBy(rows, (row) => row.patientId);
  return new Map(
    [...byPatient].map(([patientId, own]) => [
      patientId,
      {
        name: own[0]!.name,
        zone: own[0]!.zone,
        diagnoses: [...new Set(own.flatMap(({ label }) => (label === null ? [] : [label])))],
      },
    ]),
  );
}

/** Names of members of the clinic, by id. One statement. */
export async function listMemberNames(
  db: Db,
  grant: EpisodeGrant | MemberGrant,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { members: m, users: u } = tables;
  const rows = await db
    .select({ id: m.id, name: u.name })
    .from(m)
    .innerJoin(u, eq(u.id, m.userId))
    .where(and(eq(m.clinicId, grant.clinicId), inArray(m.id, [...new Set(ids)])));
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Every decision of a clinic, oldest first, in portions; for replaying them from the command line. */
export async function listDecisionsOfClinic(
  db: Db,
  _grant: SystemGrant<"command-line">,
  clinicId: string,
  offset: number,
  limit: number,
): Promise<DecisionRow[]> {
  const { decisions: d, decisionResolutions: r } = tables;
  const rows = await db
    .select(columns())
    .from(d)
    .leftJoin(r, eq(r.decisionId, d.id))
    .where(eq(d.clinicId, clinicId))
    .orderBy(asc(d.id))
    .limit(limit)
    .offset(offset);
  return toRows(rows);
}

export interface DecisionToStore {
  readonly id: string;
  readonly exerciseId: string;
  readonly prescriptionId: string;
  readonly versionId: string;
  readonly lastSessionId: string;
  readonly exposureIds: readonly string[];
  readonly inputs: DecisionInputs;
  readonly ruleVersion: string;
  readonly settingsHash: string;
  readonly outcome: ProgressionAction;
  readonly reason: string;
  readonly figures: ProgressionFigures;
  readonly proposal: ProposedDose | null;
  readonly occasion: DecisionOccasion;
  readonly decidedOn: LocalDay;
  readonly decidedAt: Date;
  readonly supersedesId: string | null;
}

/** Adds decisions. One that supersedes what is superseded already is a unique violation. One statement. */
export async function insertDecisions(
  tx: Db,
  grant: RulesGrant,
  rows: readonly DecisionToStore[],
): Promise<void> {
  if (rows.length === 0) return;
  const { clinicId, patientId, episodeId } = grant;
  await tx.insert(tables.decisions).values(rows.map((row) => ({ ...row, clinicId, patientId, episodeId })));
}

export interface ResolutionToStore {
  readonly id: string;
  readonly decisionId: string;
  readonly kind: ResolutionKind;
  readonly dose: Dose | null;
  readonly reason: string | null;
  readonly versionId: string | null;
  readonly resolvedAt: Date;
}

/** Adds what became of decisions, by the member of the grant or by the rules. A second one is a unique violation. */
export async function insertResolutions(
  tx: Db,
  grant: EpisodeGrant<"decision:resolve">,
  rows: readonly ResolutionToStore[],
): Promise<void> {
  if (rows.length === 0) return;
  const { clinicId, patientId, episodeId, memberId } = grant;
  if (episodeId === null) throw new Error("invariant broken: a decision belongs to an episode");
  await tx
    .insert(tables.decisionResolutions)
    .values(rows.map((row) => ({ ...row, clinicId, patientId, episodeId, resolvedById: memberId })));
}

/** Steps up of these exercises that still wait, over other sessions than the one named: they lapse with a newer exposure. */
export async function listWaiting(
  db: Db,
  grant: DecisionReader,
  exerciseIds: readonly string[],
): Promise<{ readonly id: string; readonly exerciseId: string; readonly lastSessionId: string }[]> {
  if (exerciseIds.length === 0 || grant.episodeId === null) return [];
  const { decisions: d, decisionResolutions: r } = tables;
  return db
    .select({ id: d.id, exerciseId: d.exerciseId, lastSessionId: d.lastSessionId })
    .from(d)
    .leftJoin(r, eq(r.decisionId, d.id))
    .where(
      and(
        eq(d.clinicId, grant.clinicId),
        eq(d.episodeId, grant.episodeId),
        eq(d.outcome, "PROGRESS"),
        inArray(d.exerciseId, [...exerciseIds]),
        isNull(r.id),
      ),
    );
}
