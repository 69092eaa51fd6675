/**
 * What people do about a flare: the patient declares it, a therapist decides on it or ends it, both read how it stands.
 * Invariants: pressing twice declares once; whatever a therapist decides is written with a reason; a program comes back
 * only with a clearance in force and no lock. Source: clinical.md A5.
 * Long: what each person may do and what each of them reads of it stand side by side.
 */
import { isUniqueViolation } from "#db/dialect/errors.ts";
import { getClearanceInForce } from "#db/queries/clearance.ts";
import { getEpisodeFacts } from "#db/queries/episode-facts.ts";
import { insertFlare, insertFlareStep, listFlares, type StoredFlare } from "#db/queries/flare.ts";
import { getLock } from "#db/queries/red-flag.ts";
import type { SessionReader } from "#db/queries/session.ts";
import { type Db, getStore } from "#db/runtime/store.ts";
import { type Actor, selfOf } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { PatientGrant } from "#lib/access/grant.ts";
import type { Denial } from "#lib/access/policy.ts";
import { systemRulesGrant } from "#lib/access/system.ts";
import { addDays, daysBetween, type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import {
  baselineDuring,
  type FlareStage,
  flareStage,
  openFlare,
  reviewNeeded,
  settledOn,
  stepOf,
} from "#lib/domain/flare.ts";
import { versionInForce } from "#lib/domain/program.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { DeclareFlareInput, EndFlareInput, ReviewFlareInput } from "#lib/schemas/flare.ts";
import { takeFlareSteps } from "./flare-course.ts";
import { planWithoutFlares, publishBefore } from "./flare-version.ts";
import { refreshSignals } from "./refresh-signals.ts";
import { readRestingPain, seriesDays } from "./resting-pain.ts";

export interface DeclaredFlare {
  readonly flareId: string;
  /** False where a flare was under way already: nothing was added. */
  readonly isNew: boolean;
}

/**
 * The patient's button, or yes to the question before a session (with the resting pain given there). Calm care comes in,
 * the red flags are due again, the therapist is told. While a flare is calm already nothing is added; while the lighter
 * version stands it is a further flare. Fails with `discharged` when care has ended.
 */
export async function declareFlare(
  actor: Actor,
  input: DeclareFlareInput & { readonly restPain?: number | null },
): Promise<Result<DeclaredFlare, Denial | "discharged">> {
  const access = await authorize(actor, "flare:declare", { patientId: selfOf(actor) });
  if (!access.ok) return access;
  const grant = access.value;
  const { clinicId, patientId, episodeId } = grant;
  if (episodeId === null) return err("not_found");
  const store = await getStore();
  const facts = await getEpisodeFacts(store.read, grant);
  if (!facts) return err("not_found");
  if (facts.phase === "discharged") return err("discharged");
  const rules = systemRulesGrant({ clinicId, patientId, episodeId });
  const at = now();
  const today = localDayOf(at, facts.zone);
  const declare = () =>
    store.write(grant, "flare:declare", async (tx, audit): Promise<DeclaredFlare> => {
      const flares = await listFlares(tx, rules);
      const open = openFlare(flares);
      const known =
        flares.find((flare) => flare.id === input.idempotencyKey) ??
        (open && flareStage(open) === "calm" ? open : null);
      audit({ subjectId: known?.id ?? input.idempotencyKey });
      if (known) return { flareId: known.id, isNew: false };
      const series = await readRestingPain(tx, rules, addDays(today, -seriesDays));
      const cleared = (await getClearanceInForce(tx, rules))?.signedDay ?? null;
      if (open)
        await insertFlareStep(tx, rules, {
          id: newId(at.getTime()),
          flareId: open.id,
          kind: "ended",
          happenedOn: today,
          versionId: null,
          reason: null,
          at,
        });
      const planned = versionInForce(await planWithoutFlares(tx, rules, flares), today);
      await insertFlare(tx, grant, {
        id: input.idempotencyKey,
        startedOn: today,
        source: input.restPain === undefined ? "button" : "before_session",
        baselineNrs: baselineDuring(null, series, today, cleared),
        restPainNrs: input.restPain ?? series.find((value) => value.day === today)?.pain ?? null,
        versionBeforeId: planned?.versionId ?? null,
        at,
      });
      await takeFlareSteps(tx, rules);
      await refreshSignals(tx, rules);
      return { flareId: input.idempotencyKey, isNew: true };
    });
  try {
    return ok(await declare());
  } catch (problem) {
    if (!isUniqueViolation(problem)) throw problem;
    // Pressed twice at once: the other press stands.
    return ok(await declare());
  }
}

/** How the patient's flare stands now. */
export interface FlareState {
  readonly flareId: string;
  readonly stage: Exclude<FlareStage, "over">;
  readonly startedOn: LocalDay;
  readonly startedAt: Date;
  readonly source: StoredFlare["source"];
  /** Days since it began; 0 on the first. */
  readonly days: number;
  readonly baselineNrs: number | null;
  readonly restPainNrs: number | null;
  /** Calm care was put in its place; false where nothing was in force, or the clinic decides by hand. */
  readonly calmIsIn: boolean;
  /** Resting pain has been near the baseline for two days. */
  readonly settledOn: LocalDay | null;
  /** A therapist decides before anything goes on. */
  readonly review: "second" | "long" | null;
}

/** The open flare of the grant's patient; null while there is none. */
export async function readFlareState(
  db: Db,
  grant: SessionReader,
  today: LocalDay,
): Promise<FlareState | null> {
  return stateOf(db, grant, await listFlares(db, grant), today);
}

async function stateOf(
  db: Db,
  grant: SessionReader,
  flares: readonly StoredFlare[],
  today: LocalDay,
): Promise<FlareState | null> {
  const flare = openFlare(flares);
  if (!flare) return null;
  const stage = flareStage(flare);
  const series = await readRestingPain(db, grant, addDays(flare.startedOn, -1));
  const settled = stepOf(flare, "settled")?.happenedOn ?? settledOn(flare, series);
  return {
    flareId: flare.id,
    stage: stage === "returning" ? "returning" : "calm",
    startedOn: flare.startedOn,
    startedAt: flare.startedAt,
    source: flare.source,
    days: daysBetween(flare.startedOn, today),
    baselineNrs: flare.baselineNrs,
    restPainNrs: flare.restPainNrs,
    calmIsIn: stepOf(flare, "calm") !== null,
    settledOn: settled,
    review: reviewNeeded(flare, flares, settled, today),
  };
}

export interface FlareRecord {
  readonly patientId: string;
  readonly formId: string;
  readonly today: LocalDay;
  readonly open: FlareState | null;
  /** Newest first, the open one included. */
  readonly flares: readonly StoredFlare[];
  /** The program that would come back; null where there is none. */
  readonly programBefore: string | null;
  readonly mayManage: boolean;
}

/** The flares of a patient for the care team. Denials as in `authorize`. */
export async function readFlareRecord(
  actor: Actor,
  input: { readonly patientId: string },
): Promise<Result<FlareRecord, Denial>> {
  const access = await authorize(actor, "chart:read", { patientId: input.patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const { clinicId, patientId, episodeId } = grant;
  const { read } = await getStore();
  const facts = await getEpisodeFacts(read, grant);
  if (!facts || episodeId === null) return err("not_found");
  const today = localDayOf(now(), facts.zone);
  const flares = await listFlares(read, grant);
  const plan = await planWithoutFlares(read, systemRulesGrant({ clinicId, patientId, episodeId }), flares);
  const before = versionInForce(plan, today);
  return ok({
    patientId,
    formId: newId(now().getTime()),
    today,
    open: await stateOf(read, grant, flares, today),
    flares: flares.toReversed(),
    programBefore: before && !before.calmOnly ? before.programName : null,
    mayManage: actor.kind === "member" && actor.role === "therapist",
  });
}

type Managed = Result<{ readonly patientId: string }, Denial | ManageFailure>;
type ManageFailure = "conflict" | "clearance_required" | "red_flag_open";

class Refused extends Error {
  readonly code: ManageFailure;
  constructor(code: ManageFailure) {
    super(code);
    this.code = code;
  }
}

/**
 * A therapist has looked at a long or second flare and lets it go on: it returns by the rules once it has settled.
 * `conflict` when it is over or was reviewed meanwhile.
 */
export async function reviewFlare(actor: Actor, input: ReviewFlareInput): Promise<Managed> {
  return manage(actor, input, "flare:review", async (tx, grant, { flare, today, at }) => {
    if (stepOf(flare, "reviewed")) throw new Refused("conflict");
    await insertFlareStep(tx, grant, {
      id: input.idempotencyKey,
      flareId: flare.id,
      kind: "reviewed",
      happenedOn: today,
      versionId: null,
      reason: input.reason,
      at,
    });
  });
}

/**
 * A therapist ends a flare, with the program as it was before or with what is in force now. `clearance_required`,
 * `red_flag_open` when the program may not come back; `conflict` when the flare is over already.
 */
export async function endFlare(actor: Actor, input: EndFlareInput): Promise<Managed> {
  return manage(actor, input, "flare:end", async (tx, grant, { flare, flares, today, at }) => {
    const planned = versionInForce(await planWithoutFlares(tx, grant, flares), today);
    let versionId: string | null = null;
    if (input.plan === "before" && planned && !planned.calmOnly) {
      if (!(await getClearanceInForce(tx, grant))) throw new Refused("clearance_required");
      if ((await getLock(tx, grant)).strengthening) throw new Refused("red_flag_open");
      versionId = await publishBefore(tx, grant, flares, today, true);
    }
    await insertFlareStep(tx, grant, {
      id: input.idempotencyKey,
      flareId: flare.id,
      kind: "ended",
      happenedOn: today,
      versionId,
      reason: input.reason,
      at,
    });
  });
}

interface Managing {
  readonly flare: StoredFlare;
  readonly flares: readonly StoredFlare[];
  readonly today: LocalDay;
  readonly at: Date;
}

/** Authorizes and writes about a flare that is open; a second sending of the same form answers the same. */
async function manage(
  actor: Actor,
  input: ReviewFlareInput,
  verb: string,
  work: (tx: Db, grant: PatientGrant<"episode:manage">, about: Managing) => Promise<void>,
): Promise<Managed> {
  const { patientId, flareId, idempotencyKey } = input;
  const access = await authorize(actor, "episode:manage", { patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const { clinicId, episodeId } = grant;
  if (episodeId === null) return err("not_found");
  const store = await getStore();
  const facts = await getEpisodeFacts(store.read, grant);
  if (!facts) return err("not_found");
  const at = now();
  const today = localDayOf(at, facts.zone);
  const done = ok({ patientId });
  try {
    await store.write(grant, verb, async (tx, audit) => {
      audit({ subjectId: flareId });
      const flares = await listFlares(tx, grant);
      const flare = flares.find((one) => one.id === flareId);
      if (!flare) throw new Refused("conflict");
      if (flare.steps.some((step) => step.id === idempotencyKey)) return;
      if (openFlare(flares)?.id !== flareId) throw new Refused("conflict");
      await work(tx, grant, { flare, flares, today, at });
      await takeFlareSteps(tx, systemRulesGrant({ clinicId, patientId, episodeId }));
      const { memberId: byId } = grant;
      await refreshSignals(tx, grant, { codes: ["FLARE", "FLARE_REVIEW"], byId, reason: input.reason });
    });
  } catch (problem) {
    if (problem instanceof Refused) return err(problem.code);
    if (!isUniqueViolation(problem)) throw problem;
    return err("conflict");
  }
  return done;
}
