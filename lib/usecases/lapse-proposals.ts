/**
 * Steps up that nobody answered before the program became another. Invariant: what waits is always about a dose that
 * stands, so that nobody is asked to approve what is no longer prescribed. Source: clinical.md B5.
 */
import { insertResolutions, listWaitingProposals } from "#db/queries/decision.ts";
import type { Db } from "#db/runtime/store.ts";
import { systemRulesGrant } from "#lib/access/system.ts";
import { type Dose, isSameDose } from "#lib/domain/dosage.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";

/**
 * Lets every proposal of the episode lapse whose exercise does not stand among `kept` at the dose it starts from. Call it
 * inside the write that publishes or ends a program.
 */
export async function lapseProposals(
  tx: Db,
  owner: { readonly clinicId: string; readonly patientId: string; readonly episodeId: string | null },
  kept: readonly { readonly exerciseId: string; readonly dose: Dose }[] = [],
): Promise<void> {
  const { clinicId, patientId, episodeId } = owner;
  if (episodeId === null) return;
  const grant = systemRulesGrant({ clinicId, patientId, episodeId });
  const stands = (waiting: { readonly exerciseId: string; readonly dose: Dose }) =>
    kept.some((row) => row.exerciseId === waiting.exerciseId && isSameDose(row.dose, waiting.dose));
  const at = now();
  const gone = (await listWaitingProposals(tx, grant)).filter((waiting) => !stands(waiting));
  await insertResolutions(
    tx,
    grant,
    gone.map(({ id: decisionId }) => ({
      id: newId(at.getTime()),
      decisionId,
      kind: "lapsed" as const,
      dose: null,
      reason: null,
      versionId: null,
      resolvedAt: at,
    })),
  );
}
