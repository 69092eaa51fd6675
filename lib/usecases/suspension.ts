/**
 * Ending what the rules hold back. Invariants: only a person ends it; nothing is resumed under an open red flag or in a
 * flare; an exercise comes back where it stood; what was decided before the resumption is evidence no more.
 * Source: clinical.md B5 "STOP_NOTIFY suspends", A4.
 */
import { isUniqueViolation } from "#db/dialect/errors.ts";
import { getEpisodeFacts } from "#db/queries/episode-facts.ts";
import { listFlares } from "#db/queries/flare.ts";
import { getServedVersion, listPlanSpans, type ServedVersion } from "#db/queries/program.ts";
import { getLock } from "#db/queries/red-flag.ts";
import { insertSuspensionEnding, listSuspensions, type Suspension } from "#db/queries/suspension.ts";
import { type Db, getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { PatientGrant } from "#lib/access/grant.ts";
import type { Denial } from "#lib/access/policy.ts";
import { type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import { openFlare } from "#lib/domain/flare.ts";
import { versionInForce } from "#lib/domain/program.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { EndSuspensionInput } from "#lib/schemas/decision.ts";
import { boundsFor, isAllowed } from "./dose-limits.ts";
import { refreshSignals } from "./refresh-signals.ts";
import { publishChange, type RowToAdd, sameRow } from "./rules-version.ts";

export type SuspensionRefusal =
  | "already"
  | "red_flag_open"
  | "flare"
  | "dose_out_of_bounds"
  /** The program has no such block any more, or calm care is in force: the editor is the place. */
  | "program_changed";

type Ending = Result<{ readonly versionId: string | null }, Denial | SuspensionRefusal>;

/** Ends a suspension (`decision:resolve`): resumed, resumed with another dose, or left out for good. */
export async function endSuspension(actor: Actor, input: EndSuspensionInput): Promise<Ending> {
  const access = await authorize(actor, "decision:resolve", { patientId: input.patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const store = await getStore();
  const facts = await getEpisodeFacts(store.read, grant);
  if (!facts) return err("not_found");
  const today = localDayOf(now(), facts.zone);
  try {
    return await store.write(grant, "suspension:end", async (tx, audit): Promise<Ending> => {
      audit({ subjectId: input.suspensionId });
      const open = (await listSuspensions(tx, grant)).find((one) => one.id === input.suspensionId);
      if (!open) return err("not_found");
      if (open.ending) return err("already");
      if (input.answer !== "leave_out") {
        if ((await getLock(tx, grant)).strengthening) return err("red_flag_open");
        if (openFlare(await listFlares(tx, grant))) return err("flare");
      }
      const published = await comeBack(tx, grant, open, input, today);
      if (!published.ok) return published;
      const kind = { resume: "resumed", change: "changed", leave_out: "ended" } as const;
      await insertSuspensionEnding(tx, grant, {
        id: newId(now().getTime()),
        suspensionId: open.id,
        kind: kind[input.answer],
        reason: input.reason,
        versionId: published.value.versionId,
        endedOn: today,
        endedAt: now(),
      });
      // Who lets an exercise go on, or leaves it out, has judged what stopped it.
      const { memberId: byId } = grant;
      await refreshSignals(tx, grant, {
        codes: ["STOP_SEVERE", "STOP_REPEATED"],
        byId,
        reason: input.reason,
      });
      return published;
    });
  } catch (problem) {
    if (isUniqueViolation(problem)) return err("already");
    throw problem;
  }
}

const nothing: Ending = ok({ versionId: null });

async function comeBack(
  tx: Db,
  grant: PatientGrant<"decision:resolve">,
  open: Suspension,
  input: EndSuspensionInput,
  today: LocalDay,
): Promise<Ending> {
  // All strengthening waits beside an unchanged program: with the suspension gone it is due again.
  if (open.scope === "strengthening" || input.answer === "leave_out") return nothing;
  const before = await getServedVersion(tx, grant, open.versionId);
  const span = versionInForce(await listPlanSpans(tx, grant), today);
  const base = span && (await getServedVersion(tx, grant, span.versionId));
  const added = before && rowToAdd(before, open.exerciseId, input);
  if (!base || base.calmOnly || !added) return err("program_changed");
  if (added === "dose_out_of_bounds") return err(added);
  const stands = base.blocks.some((block) =>
    block.prescriptions.some((row) => row.exercise.id === open.exerciseId),
  );
  // A therapist has prescribed it again meanwhile.
  if (stands) return nothing;
  const published = await publishChange(tx, grant, {
    base,
    changes: new Map(),
    add: [added],
    day: today,
    byRules: false,
  });
  return ok({ versionId: published?.versionId ?? null });
}

/** The row as it last stood, with the dose that it comes back with. */
function rowToAdd(
  version: ServedVersion,
  exerciseId: string,
  input: EndSuspensionInput,
): RowToAdd | "dose_out_of_bounds" | null {
  for (const block of version.blocks) {
    const row = block.prescriptions.find((one) => one.exercise.id === exerciseId);
    if (!row || block.kind !== "main") continue;
    const dose = input.answer === "change" ? (input.dose ?? null) : row.dose;
    if (dose === null || (input.answer === "change" && !isAllowed(row.exercise, dose)))
      return "dose_out_of_bounds";
    const { name, kind, countsAsMain, position } = block;
    return {
      blockName: name,
      blockPosition: position,
      block: { kind, countsAsMain },
      position: row.position,
      row: { ...sameRow(row), dose, bounds: boundsFor(row.exercise, row.bounds, dose) },
    };
  }
  return null;
}

/**
 * Ends, inside the write that publishes a program by a person's own edit, what that edit decides: all of a pause of
 * strengthening, and the pause of each exercise that it prescribes again. Source: clinical.md B5 "changes".
 */
export async function endSuspensionsByEdit(
  tx: Db,
  grant: PatientGrant<"program:publish">,
  edit: {
    readonly versionId: string;
    readonly calmOnly: boolean;
    readonly exerciseIds: ReadonlySet<string>;
    readonly today: LocalDay;
  },
): Promise<void> {
  if (edit.calmOnly) return;
  for (const one of await listSuspensions(tx, grant)) {
    if (one.ending || (one.scope === "exercise" && !edit.exerciseIds.has(one.exerciseId))) continue;
    await insertSuspensionEnding(tx, grant, {
      id: newId(now().getTime()),
      suspensionId: one.id,
      kind: "changed",
      reason: null,
      versionId: edit.versionId,
      endedOn: edit.today,
      endedAt: now(),
    });
  }
}
