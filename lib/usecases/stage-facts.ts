/**
 * What the criteria for the next stage are read from, for the page and for the signal alike, so that they never
 * disagree. Invariants: everything is of one program of one episode; a session that does not count is left out; days
 * are the patient's own; the number of statements does not grow with the course.
 */

import type { Excuse } from "#db/queries/excuse.ts";
import { listFlares } from "#db/queries/flare.ts";
import { listNextDayAnswers } from "#db/queries/next-day.ts";
import { listPlanVersions } from "#db/queries/plan-version.ts";
import { listSessions, type StoredSession } from "#db/queries/session.ts";
import { listSuspensions, type Suspension } from "#db/queries/suspension.ts";
import type { Db } from "#db/runtime/store.ts";
import type { PatientGrant, RulesGrant } from "#lib/access/grant.ts";
import { adherenceBetween } from "#lib/domain/adherence.ts";
import { addDays, daysBetween, type LocalDay } from "#lib/domain/calendar.ts";
import { flareEndedOn, openFlare } from "#lib/domain/flare.ts";
import { daySessionOf, type NextDayPain, nextDayPainOf } from "#lib/domain/next-day.ts";
import type { PlanSpan } from "#lib/domain/program.ts";
import { exposuresOf } from "#lib/domain/progression-exposures.ts";
import type { PlanVersion } from "#lib/domain/progression-plan.ts";
import type { RestingPain } from "#lib/domain/resting-pain.ts";
import { currentSets } from "#lib/domain/session.ts";
import type { StageExposure, StageFacts } from "#lib/domain/stage-criteria.ts";
import { now } from "#lib/kernel/clock.ts";
import { type AdherenceCredit, adherenceInputOf } from "./adherence.ts";

/** Who reads them: the care team, or the rules. */
export type StageReader = PatientGrant<"chart:read"> | RulesGrant;

/** Sessions read at most, the newest ones: half a year at three a week. */
const sessionsRead = 80;
/** "No red session in 14 days" looks back this far, also before the program began. */
const lookBackDays = 14;

/** What is read already by whoever asks. */
export interface KnownForStage {
  readonly today: LocalDay;
  readonly spans: readonly PlanSpan[];
  readonly credits: readonly AdherenceCredit[];
  readonly excuses: readonly Pick<Excuse, "from" | "to">[];
  readonly restingPain: readonly RestingPain[];
  readonly outcomes: StageFacts["outcomes"];
}

/** Answers that stand and have a score. */
export function scoredOutcomes(
  responses: readonly {
    readonly instrument: string;
    readonly day: LocalDay;
    readonly scoreTenths: number | null;
    readonly correction: unknown;
  }[],
): StageFacts["outcomes"] {
  return responses.flatMap(({ instrument, day, scoreTenths, correction }) =>
    scoreTenths === null || correction !== null ? [] : [{ instrument, day, scoreTenths }],
  );
}

export type ProgramDays = Pick<StageFacts, "startedOn" | "daysOn">;

/** When the program began and how many completed days it has stood, those in calm care left out. */
export function programDays(spans: readonly PlanSpan[], programId: string, today: LocalDay): ProgramDays {
  const own = spans.filter((span) => span.programId === programId && span.effectiveFrom <= today);
  const days = own
    .filter((span) => !span.calmOnly)
    .reduce((sum, { effectiveFrom, endsBefore }) => {
      const end = endsBefore === null || endsBefore > today ? today : endsBefore;
      return sum + daysBetween(effectiveFrom, end);
    }, 0);
  return { startedOn: own[0]?.effectiveFrom ?? today, daysOn: days };
}

/** The facts without a look at any session. */
export function cheapFacts(known: KnownForStage, span: PlanSpan): StageFacts {
  const { today, spans, credits, excuses, restingPain, outcomes } = known;
  const input = adherenceInputOf(spans, credits, excuses, today);
  return {
    today,
    ...programDays(spans, span.programId, today),
    adherence: (from, to) => adherenceBetween(input, from, to),
    restingPain,
    outcomes,
    exposures: [],
    main: [],
    gate: null,
  };
}

/**
 * The main exercises of the sessions on the program and of the last two weeks, and those of the version in force: a fixed
 * number of statements. `flareOver`: the day on which the last flare was over.
 */
export async function readStageExposures(
  db: Db,
  grant: StageReader,
  { today, spans, credits }: Pick<KnownForStage, "today" | "spans" | "credits">,
  span: PlanSpan,
  flareOver: LocalDay | null,
): Promise<Pick<StageFacts, "exposures" | "main">> {
  const { startedOn } = programDays(spans, span.programId, today);
  const [from] = [startedOn, addDays(today, -lookBackDays)].sort() as [LocalDay, LocalDay];
  const recent = credits
    .filter((credit) => credit.counts && credit.localDay >= from)
    .toSorted((a, b) => (a.localDay < b.localDay ? -1 : a.localDay > b.localDay ? 1 : 0))
    .slice(-sessionsRead);
  const versionIds = [...new Set([...recent.map((credit) => credit.versionId), span.versionId])];
  const chain = await listPlanVersions(db, grant, versionIds);
  const main = chain.find((version) => version.versionId === span.versionId)?.rows ?? [];
  const shown = { main: [...new Set(main.map((row) => row.slug))] };
  if (recent.length === 0) return { ...shown, exposures: [] };
  const sessions = await listSessions(
    db,
    grant,
    recent.map((credit) => credit.sessionId),
  );
  const answers = await listNextDayAnswers(db, grant, from);
  const days = sessions.map(daySessionOf);
  const mornings = new Map(
    [...new Set(days.map((session) => session.day))].map((day) => [day, nextDayPainOf(day, days, answers)]),
  );
  const suspensions = await listSuspensions(db, grant);
  const own = new Set(spans.flatMap((one) => (one.programId === span.programId ? [one.versionId] : [])));
  // A version replaced on its first day never stood, but was served: its sessions are of the program too.
  const isOwn = (versionId: string) =>
    own.has(versionId) || !spans.some((one) => one.versionId === versionId);
  return {
    ...shown,
    exposures: sessions.flatMap((session) =>
      stageExposures(session, { chain, mornings, today, suspensions }).map(({ startedAt, ...exposure }) => ({
        ...exposure,
        counts:
          isOwn(session.versionId) &&
          exposure.day >= startedOn &&
          (flareOver === null || exposure.day >= flareOver) &&
          startedAt >= exposure.resumedAt,
      })),
    ),
  };
}

interface SessionGround {
  readonly chain: readonly PlanVersion[];
  readonly mornings: ReadonlyMap<LocalDay, NextDayPain | null>;
  readonly today: LocalDay;
  readonly suspensions: readonly Suspension[];
}

type DatedExposure = Omit<StageExposure, "counts"> & {
  readonly startedAt: number;
  readonly resumedAt: number;
};

function stageExposures(session: StoredSession, ground: SessionGround): DatedExposure[] {
  const { chain, mornings, today, suspensions } = ground;
  const version = chain.find((one) => one.versionId === session.versionId);
  if (!version) return [];
  const rows = new Map(version.rows.map((row) => [row.prescriptionId, row]));
  const sets = currentSets(session.sets);
  const at = now().getTime();
  return exposuresOf(session, chain, mornings, today).map((exposure) => {
    const row = rows.get(exposure.prescriptionId)!;
    const morning = mornings.get(exposure.day) ?? null;
    const done = (side: "left" | "right") =>
      sets
        .filter((set) => set.prescriptionId === row.prescriptionId && set.side === side)
        .reduce((sum, set) => sum + set.done, 0);
    const { exerciseId: _, versionId: _version, prescriptionId: _prescription, ...log } = exposure;
    return {
      ...log,
      slug: row.slug,
      rules: { ...version.rules, ...row.bounds.rules },
      morningOpen: morning !== null && morning.pain === null && at <= morning.closesAt.getTime(),
      sides: row.side === "each" ? { left: done("left"), right: done("right") } : null,
      startedAt: session.startedAt.getTime(),
      resumedAt: resumedAt(suspensions, row.exerciseId),
    };
  });
}

/** When a person last resumed the exercise or all strengthening, in milliseconds; 0 where nobody had to. */
function resumedAt(suspensions: readonly Suspension[], exerciseId: string): number {
  return suspensions
    .filter((one) => one.scope === "strengthening" || one.exerciseId === exerciseId)
    .reduce((newest, one) => Math.max(newest, one.ending?.endedAt.getTime() ?? 0), 0);
}

/** The day on which the newest flare was over, and whether one is not. Two statements. */
export async function readFlareEnd(
  db: Db,
  grant: StageReader,
): Promise<{ readonly open: boolean; readonly over: LocalDay | null }> {
  const flares = await listFlares(db, grant);
  const ends = flares.map(flareEndedOn).filter((day) => day !== null);
  return { open: openFlare(flares) !== null, over: ends.sort().at(-1) ?? null };
}
