/**
 * The daily pass: what time alone brings (silence, a week that ended, a snooze whose date has come, a measure overdue).
 * Invariants: once a day and clinic, whichever process comes first, held by a unique row; a pass that a crash left
 * unfinished is taken over; after days of standing still one pass catches up, because every signal counts from its data.
 */
import { isUniqueViolation } from "#db/dialect/errors.ts";
import {
  finishDailyPass,
  getDailyPass,
  insertDailyPass,
  listPassClinics,
  listPassEpisodes,
  type PassClinic,
  type PassEpisode,
  takeOverDailyPass,
} from "#db/queries/daily-pass.ts";
import { getStore, type Store } from "#db/runtime/store.ts";
import type { SystemGrant } from "#lib/access/grant.ts";
import { systemGrant, systemRulesGrant } from "#lib/access/system.ts";
import { localDayOf } from "#lib/domain/calendar.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { errorFields, log } from "#lib/kernel/logger.ts";
import { advanceFlares } from "./flare-course.ts";
import { decideProgress } from "./progression.ts";
import { computeSignalChanges, refreshSignals } from "./refresh-signals.ts";

/** A pass that has not finished by then was left by a process that is gone, in minutes. */
const takeOverAfterMinutes = 30;

/** One thing the pass does for each episode, in transactions of its own where it writes. Returns how much it changed. */
type PassStep = (store: Store, episode: PassEpisode) => Promise<number>;

export interface PassReport {
  /** Clinics whose pass ran here and now. */
  readonly clinics: number;
  readonly episodes: number;
  /** Decisions made and signals changed. */
  readonly changes: number;
  /** Episodes at which a step failed; they are looked at again with the next entry or the next day. */
  readonly failed: number;
}

/** What the gap alone decides: a step down or a pause after a long break (clinical.md B5 "in the daily pass"). */
const decideStep: PassStep = async (_store, episode) =>
  (await decideProgress(systemRulesGrant(episode), "gap")).decisions;

/** What is due of a flare by the calendar: found, settled, returned (clinical.md A5). */
const flareStep: PassStep = (store, episode) => advanceFlares(systemRulesGrant(episode), store);

/** The signals of one episode: read outside a transaction, and one written only where something differs. */
const refreshStep: PassStep = async (store, episode) => {
  const grant = systemRulesGrant(episode);
  const { changes } = await computeSignalChanges(store.read, grant);
  if (changes.length === 0) return 0;
  return store.write(grant, "signal:refresh", (tx) => refreshSignals(tx, episode));
};

/** What is done for each episode, in order: signals come last, because the other steps are reasons for some. */
const steps: readonly PassStep[] = [flareStep, decideStep, refreshStep];

export interface PassOptions {
  /** Another store over the same database; that of this process where it is left out. */
  readonly store?: Store;
  /** The server is stopping: the pass is left for whoever comes next. */
  readonly stopping?: AbortSignal;
}

/**
 * Runs the passes that are due: of each clinic the one of its present local day, if nobody has run it. Cheap where
 * nothing is due: one look-up a clinic. Called at the start of the server and every few minutes. A pass that is left
 * half-way is taken over after half an hour, and what it had written is not written again.
 */
export async function runDailyPasses({ store: given, stopping }: PassOptions = {}): Promise<PassReport> {
  const store = given ?? (await getStore());
  const report = { clinics: 0, episodes: 0, changes: 0, failed: 0 };
  for (const clinic of await listPassClinics(store.read, systemGrant("daily-pass"))) {
    const grant = systemGrant("daily-pass", { clinicId: clinic.id });
    const passId = await beginPass(store, grant, clinic);
    if (passId === null) continue;
    report.clinics += 1;
    for (const episode of await listPassEpisodes(store.read, grant, clinic.id)) {
      if (stopping?.aborted) return report;
      report.episodes += 1;
      try {
        for (const step of steps) report.changes += await step(store, episode);
      } catch (problem) {
        // One record that cannot be read keeps nobody else from being looked at.
        report.failed += 1;
        log.error("daily-pass.episode-failed", errorFields(problem));
      }
    }
    await store.writeUnaudited(grant, (tx) => finishDailyPass(tx, grant, passId, now()));
  }
  return report;
}

/** The id of the pass that this process now runs; null when it is done or under way elsewhere. */
async function beginPass(
  store: Store,
  grant: SystemGrant<"daily-pass">,
  clinic: PassClinic,
): Promise<string | null> {
  const at = now();
  const day = localDayOf(at, clinic.zone);
  const known = await getDailyPass(store.read, grant, day);
  if (known !== null) {
    const isLeft =
      known.finishedAt === null && at.getTime() - known.startedAt.getTime() > takeOverAfterMinutes * 60_000;
    if (!isLeft) return null;
    const taken = await store.writeUnaudited(grant, (tx) =>
      takeOverDailyPass(tx, grant, known.id, known.startedAt, at),
    );
    return taken ? known.id : null;
  }
  const id = newId(at.getTime());
  try {
    await store.write(grant, "daily-pass:begin", (tx) => insertDailyPass(tx, grant, { id, day, at }));
    return id;
  } catch (problem) {
    if (isUniqueViolation(problem)) return null;
    throw problem;
  }
}
