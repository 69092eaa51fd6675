/**
 * Reading what the rules decided: what waits over a caseload, and one patient's whole history.
 * Invariant: a list over patients holds those of the member's care-team links and nobody else. Source: product.md
 * "Decisions", clinical.md B3, I ("hide a rule's reason").
 */
import { type DecisionRow, listDecisions } from "#db/queries/decision.ts";
import {
  countPendingDecisions,
  listDecisionsById,
  listMemberNames,
  listPatientFacts,
  listPendingDecisions,
  listProgramNames,
  listResolvedSince,
} from "#db/queries/decision-list.ts";
import { listDiagnoses } from "#db/queries/episode.ts";
import { getEpisodeFacts } from "#db/queries/episode-facts.ts";
import { type LibraryExercise, listExercisesBySlug } from "#db/queries/exercise.ts";
import { getServedVersion, listPlanSpans } from "#db/queries/program.ts";
import { listOpenSuspensionsOfMany, listSuspensions, type Suspension } from "#db/queries/suspension.ts";
import { type Db, getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Grant } from "#lib/access/grant.ts";
import type { Denial } from "#lib/access/policy.ts";
import { type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import type { Dose } from "#lib/domain/dosage.ts";
import { versionInForce } from "#lib/domain/program.ts";
import { now } from "#lib/kernel/clock.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import {
  answeredBy,
  type DecisionCard,
  type ShownRung,
  slugsOf,
  toDecisionCard,
  toShownRung,
} from "./view/decision-card.ts";
import { mediaOf } from "./view/library-entry.ts";

export type { DecisionCard };

/** Days for which what the rules applied, and what was answered, is listed. */
const listedDays = 14;
const listedMost = 200;

export interface PatientDecisions {
  readonly patientId: string;
  readonly patientName: string;
  readonly cards: readonly WaitingCard[];
}

/** A step up that waits, with the program that an approval publishes the next version of. */
export interface WaitingCard extends DecisionCard {
  readonly programName: string;
}

/** A pause by the rules, with the patient it concerns and the decision it rests on. */
export interface PausedRow extends Suspension {
  readonly patientName: string;
  readonly card: DecisionCard | null;
}

export interface DecisionsView {
  /** When this was read. */
  readonly at: Date;
  /** Steps up that wait, by patient: the one who has waited longest first. */
  readonly waiting: readonly PatientDecisions[];
  readonly paused: readonly PausedRow[];
  /** By the rules within the last 14 days, newest first. */
  readonly applied: readonly (DecisionCard & { readonly patientName: string })[];
  /** Approved, changed or declined within the last 14 days, newest first. */
  readonly answered: readonly (DecisionCard & { readonly patientName: string })[];
}

/** The decisions over the therapist's caseload (`caseload:read`). A fixed number of statements. */
export async function readDecisions(actor: Actor): Promise<Result<DecisionsView, Denial>> {
  const access = await authorize(actor, "caseload:read");
  if (!access.ok) return access;
  const grant = access.value;
  const { read } = await getStore();
  const since = new Date(now().getTime() - listedDays * 86_400_000);
  const [pending, resolved, suspensions, patients] = [
    await listPendingDecisions(read, grant),
    await listResolvedSince(read, grant, since, listedMost),
    await listOpenSuspensionsOfMany(read, grant),
    await listPatientFacts(read, grant),
  ];
  const stops = await listDecisionsById(
    read,
    grant,
    suspensions.map((one) => one.decisionId),
  );
  const all = [...pending, ...resolved, ...stops];
  const exercises = await exercisesOf(read, grant, all);
  const media = await mediaOf(read, grant, [...exercises.values()]);
  const names = await listMemberNames(read, grant, answeredBy(all));
  const programs = await listProgramNames(
    read,
    grant,
    pending.map((row) => row.versionId),
  );
  const nameOf = (patientId: string) => patients.get(patientId)?.name ?? "";
  const card = (row: DecisionRow) =>
    toDecisionCard(row, exercises, names, media, patients.get(row.patientId)?.diagnoses ?? []);
  const named = (row: DecisionRow) => ({ ...card(row), patientName: nameOf(row.patientId) });
  const stopOf = new Map(stops.map((row) => [row.id, row]));
  return ok({
    at: now(),
    waiting: [...Map.groupBy(pending, (row) => row.patientId)].map(([patientId, rows]) => ({
      patientId,
      patientName: nameOf(patientId),
      cards: rows.map((row) => ({ ...card(row), programName: programs.get(row.versionId) ?? "" })),
    })),
    paused: suspensions.map((row) => {
      const stop = stopOf.get(row.decisionId);
      return { ...row, patientName: nameOf(row.patientId), card: stop ? card(stop) : null };
    }),
    applied: resolved.filter((row) => row.resolution?.kind === "applied").map(named),
    answered: resolved.filter((row) => row.resolution?.kind !== "applied").map(named),
  });
}

/** How many steps up wait for the therapist, for the navigation (`caseload:read`). */
export async function countWaiting(actor: Actor): Promise<Result<number, Denial>> {
  const access = await authorize(actor, "caseload:read");
  if (!access.ok) return access;
  return ok(await countPendingDecisions((await getStore()).read, access.value));
}

async function exercisesOf(
  db: Db,
  grant: Grant,
  rows: readonly DecisionRow[],
): Promise<Map<string, LibraryExercise>> {
  return new Map((await listExercisesBySlug(db, grant, slugsOf(rows))).map((one) => [one.slug, one]));
}

export interface DecisionHistory {
  readonly patientId: string;
  readonly patientName: string;
  readonly today: LocalDay;
  /** Newest first, those superseded among them. */
  readonly cards: readonly DecisionCard[];
  /** The record of each, for "how it was decided". */
  readonly records: ReadonlyMap<string, DecisionRow>;
  /** What stands in the main blocks today, in order, once each; empty without a version in force. */
  readonly present: readonly { readonly exercise: ShownRung; readonly dose: Dose }[];
  /** Names of exercises that the decisions know, by slug: those decided on, proposed and beside them on the ladder. */
  readonly names: Readonly<Record<string, string>>;
  /** The patient's time zone, in which days are counted. */
  readonly zone: string;
  /** Newest first, ended ones too. */
  readonly suspensions: readonly Suspension[];
  /** Whether the reader may answer. */
  readonly mayResolve: boolean;
}

/** Everything the rules decided for one patient (`chart:read`). `not_found` without an episode. */
export async function readPatientDecisions(
  actor: Actor,
  { patientId }: { readonly patientId: string },
): Promise<Result<DecisionHistory, Denial>> {
  const access = await authorize(actor, "chart:read", { patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const { read } = await getStore();
  const facts = await getEpisodeFacts(read, grant);
  if (!facts) return err("not_found");
  const rows = await listDecisions(read, grant, 500);
  const today = localDayOf(now(), facts.zone);
  const span = versionInForce(await listPlanSpans(read, grant), today);
  const version = span && (await getServedVersion(read, grant, span.versionId));
  const main = (version?.blocks ?? [])
    .filter((block) => block.kind === "main")
    .flatMap((block) => block.prescriptions);
  const exercises = await exercisesOf(read, grant, rows);
  for (const { exercise } of main) exercises.set(exercise.slug, exercise);
  const beside = rows.flatMap(({ inputs }) =>
    [inputs.rule.harder?.slug ?? [], inputs.rule.easier?.slug ?? []].flat(),
  );
  const neighbours = await listExercisesBySlug(read, grant, [...new Set(beside)]);
  const media = await mediaOf(read, grant, [...exercises.values()]);
  const names = await listMemberNames(read, grant, answeredBy(rows));
  const diagnoses = await listDiagnoses(read, grant);
  return ok({
    patientId,
    patientName: facts.name,
    today,
    zone: facts.zone,
    names: Object.fromEntries([...neighbours, ...exercises.values()].map((one) => [one.slug, one.name])),
    present: main
      .filter((row, place) => main.findIndex((one) => one.exercise.id === row.exercise.id) === place)
      .map(({ exercise, dose }) => ({ exercise: toShownRung(exercise.slug, exercises, media), dose })),
    cards: rows.map((row) => toDecisionCard(row, exercises, names, media, diagnoses)),
    records: new Map(rows.map((row) => [row.id, row])),
    suspensions: (await listSuspensions(read, grant)).toReversed(),
    mayResolve: grant.actorKind === "therapist",
  });
}
