/**
 * Days marked as ill, away or paused: listing, marking, taking back. Invariant: marking needs no reason beyond its
 * kind and is never refused for being frequent; taking it back leaves both on record. Source: clinical.md F2, L.
 */
import { type Excuse, listExcuses } from "#db/queries/excuse.ts";
import { getSessionSubject } from "#db/queries/session-subject.ts";
import { getStore } from "#db/runtime/store.ts";
import { type Actor, selfOf } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { addDays, type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import type { FactRejection } from "#lib/domain/facts.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { ExcuseInput, WithdrawExcuseInput } from "#lib/schemas/excuse.ts";
import { recordFacts } from "./record-facts.ts";

export interface ExcusePage {
  readonly patientId: string;
  readonly today: LocalDay;
  /** Standing excuses that reach today or later, and those of the last 60 days, newest first. */
  readonly current: readonly Excuse[];
  readonly past: readonly Excuse[];
  /** One for the form and one for each withdrawal. */
  readonly formId: string;
  readonly withdrawalIds: Readonly<Record<string, string>>;
}

/** The patient's own excuses. Denials as in `authorize`. */
export async function readExcusePage(actor: Actor): Promise<Result<ExcusePage, Denial>> {
  const access = await authorize(actor, "own-record:read", { patientId: selfOf(actor) });
  if (!access.ok) return access;
  const { read } = await getStore();
  const subject = await getSessionSubject(read, access.value);
  if (!subject) return err("not_found");
  const today = localDayOf(now(), subject.zone);
  // A pause by the rules is nobody's excuse: Today says it, and a therapist ends it.
  const all = (await listExcuses(read, access.value)).filter((excuse) => excuse.reason !== "rules_pause");
  const excuses = all.toReversed();
  const makeId = () => newId(now().getTime());
  return ok({
    patientId: access.value.patientId,
    today,
    current: excuses.filter((excuse) => excuse.to >= today),
    past: excuses.filter((excuse) => excuse.to < today && excuse.to >= addDays(today, -60)),
    formId: makeId(),
    withdrawalIds: Object.fromEntries(excuses.map((excuse) => [excuse.id, makeId()])),
  });
}

/**
 * Marks days, by the patient (ill, away) or a therapist (also a pause). The form's id makes a repeat harmless; the same
 * id with other days is `conflict`.
 */
export async function recordExcuse(
  actor: Actor,
  input: ExcuseInput,
): Promise<Result<{ excuseId: string }, Denial | FactRejection | "conflict">> {
  const { patientId, excuseId, fromDay, toDay, reason } = input;
  const fact = { kind: "excuse_recorded", id: excuseId, fromDay, toDay, reason, recordedAt: now() };
  const result = await recordFacts(actor, { patientId, facts: [fact] });
  if (!result.ok) return err(result.code === "too_long" ? "not_valid" : result.code);
  const first = result.value.results[0];
  if (first?.status !== "rejected") return ok({ excuseId });
  if (first.reason !== "id_taken") return err(first.reason);
  const access = await authorize(actor, "facts:record", { patientId });
  const standing = access.ok ? await listExcuses((await getStore()).read, access.value) : [];
  const same = standing.some(
    (excuse) =>
      excuse.id === excuseId && excuse.from === fromDay && excuse.to === toDay && excuse.reason === reason,
  );
  return same ? ok({ excuseId }) : err("conflict");
}

/** Takes an excuse back: its days are due again. A pause only by a therapist. Taken back already is fine. */
export async function withdrawExcuse(
  actor: Actor,
  input: WithdrawExcuseInput,
): Promise<Result<{ excuseId: string }, Denial | FactRejection>> {
  const { patientId, excuseId, withdrawalId } = input;
  const fact = { kind: "excuse_withdrawn", id: withdrawalId, excuseId, recordedAt: now() };
  const result = await recordFacts(actor, { patientId, facts: [fact] });
  if (!result.ok) return err(result.code === "too_long" ? "not_valid" : result.code);
  const first = result.value.results[0];
  if (first?.status !== "rejected" || first.reason === "already_withdrawn") return ok({ excuseId });
  if (first.reason === "excuse_unknown") return err("not_found");
  return first.reason === "id_taken" ? ok({ excuseId }) : err(first.reason);
}
