/**
 * Which program version is in force on a day. Invariants: in the core lane at most one version is in force on a day;
 * publishing or ending never changes a day before the one it names; an ended program never comes back by itself.
 * A publication says "from this day on, this is the plan": it replaces, from its effective day, everything published
 * before it in its lane, also what was still to begin. Source: clinical.md F2 (segments by effective local date), J.
 */
import { compareDays, type LocalDay } from "./calendar.ts";
import type { BlockKind } from "./episode.ts";
import type { Schedule } from "./schedule.ts";

/** `core` programs follow one another; `on_demand` ones stand beside them and are never due. */
export const lanes = ["core", "on_demand"] as const;
export type Lane = (typeof lanes)[number];

/** Whether a person edited a version, or the rules made it within the limits that a person set. */
export const versionOrigins = ["person", "rules"] as const;
export type VersionOrigin = (typeof versionOrigins)[number];

/** One published version, before it is known for how long it stands. */
export interface PublishedVersion {
  readonly versionId: string;
  readonly programId: string;
  readonly programName: string;
  /** Counts the versions of its program from 1. */
  readonly number: number;
  readonly lane: Lane;
  readonly effectiveFrom: LocalDay;
  /** Orders publications; no two of one episode are at the same millisecond. */
  readonly publishedAt: Date;
  readonly origin: VersionOrigin;
  readonly schedule: Schedule;
  /** Every block is `calm`. */
  readonly calmOnly: boolean;
  /** It has a block other than calm, so it needs a clearance in force (clinical.md E). */
  readonly clearanceNeeded: boolean;
}

/** A program's end: from `endsOn` on nothing of it is in force. */
export interface ProgramEnding {
  readonly programId: string;
  readonly endsOn: LocalDay;
}

/** A version with the days on which it is in force: `effectiveFrom` up to the day before `endsBefore`. Never empty. */
export interface PlanSpan extends Omit<PublishedVersion, "publishedAt"> {
  /** The first day on which it no longer is; null while nothing ends it. */
  readonly endsBefore: LocalDay | null;
}

const earlier = (a: LocalDay | null, b: LocalDay): LocalDay => (a === null || b < a ? b : a);
const isNotEmpty = (span: PlanSpan) => span.endsBefore === null || span.effectiveFrom < span.endsBefore;

/**
 * Every version with the days it stands, in order of its first day (core before on-demand on one day). Core versions
 * replace each other across programs, on-demand ones within their program. Versions that never come into force are
 * left out. The order of the two lists does not matter.
 */
export function segmentsOf(
  versions: readonly PublishedVersion[],
  endings: readonly ProgramEnding[],
): PlanSpan[] {
  const published = [...versions].sort(
    (a, b) => a.publishedAt.getTime() - b.publishedAt.getTime() || a.number - b.number,
  );
  let spans: PlanSpan[] = [];
  for (const { publishedAt: _, ...version } of published) {
    const replaces = (span: PlanSpan) =>
      span.lane === version.lane && (version.lane === "core" || span.programId === version.programId);
    spans = spans.map((span) =>
      replaces(span) ? { ...span, endsBefore: earlier(span.endsBefore, version.effectiveFrom) } : span,
    );
    spans.push({ ...version, endsBefore: null });
  }
  const endsOn = new Map(endings.map((ending) => [ending.programId, ending.endsOn]));
  return spans
    .map((span) => {
      const end = endsOn.get(span.programId);
      return end === undefined ? span : { ...span, endsBefore: earlier(span.endsBefore, end) };
    })
    .filter(isNotEmpty)
    .sort(
      (a, b) =>
        compareDays(a.effectiveFrom, b.effectiveFrom) ||
        lanes.indexOf(a.lane) - lanes.indexOf(b.lane) ||
        (a.versionId < b.versionId ? -1 : 1),
    );
}

/** Whether the version stands on the day. */
export function isInForce(span: PlanSpan, day: LocalDay): boolean {
  return span.effectiveFrom <= day && (span.endsBefore === null || day < span.endsBefore);
}

/**
 * The version in force on the day in the lane, or null. Of several on-demand programs the one that began last; use
 * `onDemandInForce` for all of them.
 */
export function versionInForce(
  spans: readonly PlanSpan[],
  day: LocalDay,
  lane: Lane = "core",
): PlanSpan | null {
  return spans.findLast((span) => span.lane === lane && isInForce(span, day)) ?? null;
}

/** Every on-demand version in force on the day, in order of its first day. */
export function onDemandInForce(spans: readonly PlanSpan[], day: LocalDay): PlanSpan[] {
  return spans.filter((span) => span.lane === "on_demand" && isInForce(span, day));
}

/** The core version that begins next after the day, or null. */
export function nextVersion(spans: readonly PlanSpan[], day: LocalDay): PlanSpan | null {
  return spans.find((span) => span.lane === "core" && span.effectiveFrom > day) ?? null;
}

/** Whether every block is calm, so that no clearance is needed. False for no block at all. */
export function isCalmOnly(kinds: readonly BlockKind[]): boolean {
  return kinds.length > 0 && kinds.every((kind) => kind === "calm");
}

/** The lane of a schedule: on-demand plans stand beside the core. */
export function laneOf(schedule: Schedule): Lane {
  return schedule.kind === "on_demand" ? "on_demand" : "core";
}

/** From this many exercises in blocks that count as main, the builder warns (clinical.md B1: fewer are done better). */
export const mainCountWarning = 7;

/** How many exercises count as main: those of blocks that are neither a warm-up nor walking (clinical.md E). */
export function mainCount(
  blocks: readonly { readonly countsAsMain: boolean; readonly prescriptions: readonly unknown[] }[],
): number {
  return blocks.reduce((sum, block) => sum + (block.countsAsMain ? block.prescriptions.length : 0), 0);
}
