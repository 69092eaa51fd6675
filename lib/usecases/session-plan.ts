/**
 * Which plan a session is served from. Invariant: under a lock of strengthening nothing but calm care can be asked for,
 * whatever the address says.
 */
import type { ServedVersion } from "#db/queries/program.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import { sessionMinutes } from "#lib/domain/duration-estimate.ts";
import { onDemandInForce, type PlanSpan, versionInForce } from "#lib/domain/program.ts";
import type { RedFlagLock } from "#lib/domain/red-flag.ts";

/** What is said of the program before a session starts. */
export interface PlanBrief {
  readonly versionId: string;
  readonly programName: string;
  readonly calmOnly: boolean;
  readonly minutes: number;
  readonly exercises: number;
}

/** The plan asked for: an on-demand one, or under a T or in a flare the calm plan, by its id; else the day’s core plan. */
export function spanAsked(
  spans: readonly PlanSpan[],
  today: LocalDay,
  lock: RedFlagLock,
  versionId?: string,
  inFlare = false,
): PlanSpan | null {
  const calm = inFlare ? (calmOf(spans, today)?.versionId ?? null) : calmUnder(lock, spans, today);
  if (versionId !== undefined && versionId === calm) {
    return spans.find((span) => span.versionId === versionId) ?? null;
  }
  const onDemand = onDemandInForce(spans, today).find((span) => span.versionId === versionId);
  return onDemand ?? versionInForce(spans, today);
}

/** The newest calm plan of the episode that has begun. */
export const calmOf = (spans: readonly PlanSpan[], today: LocalDay): PlanSpan | null =>
  spans.findLast((span) => span.calmOnly && span.effectiveFrom <= today) ?? null;

/** The calm plan that stays open while only strengthening is locked (clinical.md A4). */
export function calmUnder(lock: RedFlagLock, spans: readonly PlanSpan[], today: LocalDay): string | null {
  return lock.strengthening && !lock.calm ? (calmOf(spans, today)?.versionId ?? null) : null;
}

/** The plan in a line. */
export function briefOf(version: ServedVersion): PlanBrief {
  const items = version.blocks.flatMap((block) => block.prescriptions);
  return {
    versionId: version.versionId,
    programName: version.programName,
    calmOnly: version.calmOnly,
    minutes: sessionMinutes(items),
    exercises: items.length,
  };
}
