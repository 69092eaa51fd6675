/**
 * Decisions of the progression rules for one patient, and what became of them. Invariants: rows are only ever added; a
 * decision stands while no other supersedes it; what is read back from a snapshot is parsed. Over 250 lines because the
 * shape of a decision stands beside all that reads and writes one.
 */
import { and, asc, desc, eq, gte, inArray, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { EpisodeGrant, RulesGrant } from "#lib/access/grant.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { Dose } from "#lib/domain/dosage.ts";
import type { ProgressionAction, ProgressionFigures, ProposedDose } from "#lib/domain/progression.ts";
import type { DecisionInputs, StandingDecision } from "#lib/domain/progression-plan.ts";
import { storedFigures, storedInputs, storedProposal } from "#lib/schemas/decision.ts";
import { storedDose } from "#lib/schemas/program.ts";

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

export const decisionColumns = () => ({ decision: tables.decisions, resolution: tables.decisionResolutions });

export type Joined = {
  readonly decision: typeof tables.decisions.$inferSelect;
  readonly resolution: typeof tables.decisionResolutions.$inferSelect | null;
};

/** Rows with what superseded them, as far as that is among them: it is over the same session, and never older. */
export function toRows(rows: readonly Joined[]): DecisionRow[] {
  const replaced = new Set(rows.map((row) => row.decision.supersedesId));
  return rows.map((row) => toRow(row, replaced.has(row.decision.id)));
}

export function toRow({ decision: d, resolution: r }: Joined, superseded: boolean): DecisionRow {
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
  const later = alias(d, "later");
  const rows = await db
    .select(decisionColumns())
    .from(d)
    .leftJoin(r, eq(r.decisionId, d.id))
    .leftJoin(later, eq(later.supersedesId, d.id))
    .where(
      and(
        eq(d.clinicId, grant.clinicId),
        eq(d.episodeId, grant.episodeId),
        inArray(d.lastSessionId, [...sessionIds]),
        isNull(later.id),
      ),
    )
    .orderBy(asc(d.decidedAt), asc(d.id));
  return rows.map((row) => toRow(row, false));
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
    .select(decisionColumns())
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
    .select(decisionColumns())
    .from(d)
    .leftJoin(r, eq(r.decisionId, d.id))
    .where(and(eq(d.id, id), eq(d.clinicId, grant.clinicId), eq(d.patientId, grant.patientId)));
  if (!row) return null;
  const [later] = await db.select({ id: d.id }).from(d).where(eq(d.supersedesId, id));
  return toRow(row, later !== undefined);
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

/** A step up that nobody has answered. */
export interface WaitingProposal {
  readonly id: string;
  readonly exerciseId: string;
  readonly lastSessionId: string;
  /** The dose it starts from. */
  readonly dose: Dose;
}

/** Every step up of the episode that still waits. One statement. */
export async function listWaitingProposals(db: Db, grant: RulesGrant): Promise<WaitingProposal[]> {
  const { decisions: d, decisionResolutions: r } = tables;
  const rows = await db
    .select({ id: d.id, exerciseId: d.exerciseId, lastSessionId: d.lastSessionId, inputs: d.inputs })
    .from(d)
    .leftJoin(r, eq(r.decisionId, d.id))
    .where(
      and(
        eq(d.clinicId, grant.clinicId),
        eq(d.episodeId, grant.episodeId),
        eq(d.outcome, "PROGRESS"),
        isNull(r.id),
      ),
    );
  return rows.map(({ inputs, ...row }) => ({ ...row, dose: storedInputs.parse(inputs).rule.dose }));
}
