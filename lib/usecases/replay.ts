/**
 * Deciding again what was decided, from its record alone. Invariant: it changes nothing; what differs is named, so that
 * a decision that does not explain itself is found. Source: clinical.md B5 "the same inputs give the same decision".
 */
import { listClinics } from "#db/queries/command-line.ts";
import type { DecisionRow } from "#db/queries/decision.ts";
import { listDecisionsOfClinic } from "#db/queries/decision-list.ts";
import { getStore } from "#db/runtime/store.ts";
import { systemGrant } from "#lib/access/system.ts";
import { canonicalJson } from "#lib/domain/canonical.ts";
import { replayDecision } from "#lib/domain/progression-plan.ts";

/** What of a decision's record is compared. */
export type Replayable = Pick<DecisionRow, "inputs" | "outcome" | "reason" | "figures" | "proposal">;

/** What the rules decide now where that is not what was decided then; null where both are the same, byte for byte. */
export function replayDifference(row: Replayable): string | null {
  const again = replayDecision(row.inputs);
  const now = again && {
    outcome: again.action,
    reason: again.reason,
    figures: again.figures,
    proposal: again.next ?? null,
  };
  const { outcome, reason, figures, proposal } = row;
  if (now && canonicalJson(now) === canonicalJson({ outcome, reason, figures, proposal })) return null;
  return now ? `${now.outcome} ${now.reason}` : "nothing";
}

export interface ReplayReport {
  readonly clinics: number;
  readonly checked: number;
  readonly differing: readonly {
    readonly clinic: string;
    readonly decisionId: string;
    readonly was: string;
    readonly is: string;
  }[];
}

/** Decisions read at once. */
const portion = 500;

/** Replays every decision of every clinic of the database, for whoever stands at the server's terminal. */
export async function replayAllDecisions(): Promise<ReplayReport> {
  const { read } = await getStore();
  const grant = systemGrant("command-line");
  const clinics = await listClinics(read, grant);
  const differing: ReplayReport["differing"][number][] = [];
  let checked = 0;
  for (const clinic of clinics) {
    for (let offset = 0; ; offset += portion) {
      const rows = await listDecisionsOfClinic(read, grant, clinic.id, offset, portion);
      for (const row of rows) {
        const is = replayDifference(row);
        if (is === null) continue;
        differing.push({ clinic: clinic.name, decisionId: row.id, was: `${row.outcome} ${row.reason}`, is });
      }
      checked += rows.length;
      if (rows.length < portion) break;
    }
  }
  return { clinics: clinics.length, checked, differing };
}
