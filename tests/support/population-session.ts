/** The facts of one simulated session as a phone writes them: sets, exposures, answers, and what is corrected later. */
import type { ServedVersion } from "#db/queries/program.ts";
import type { Chance } from "#db/seed/chance.ts";
import { addDays, type LocalDay } from "#lib/domain/calendar.ts";
import { prescribedSets, targetsOf } from "#lib/domain/dosage.ts";
import type { Fact, NextDayAnswered, SessionSource } from "#lib/domain/facts.ts";
import { newId } from "#lib/kernel/ids.ts";
import { type Body, feel, findLoad } from "./population-body.ts";

/** What the phone remembers of a session, for corrections. */
export interface Remembered {
  readonly id: string;
  readonly day: LocalDay;
  readonly rest: number | null;
  readonly exposures: { readonly prescriptionId: string; readonly pain: number | null; revision: number }[];
  amended: number;
  withdrawn: boolean;
  answered: number;
}

export interface SessionToDo {
  readonly version: ServedVersion;
  /** By the phone's clock. */
  readonly at: Date;
  readonly zone: string;
  readonly day: LocalDay;
  readonly rest: number;
  readonly drowsy: boolean;
  readonly source: SessionSource;
}

/** Does a session: the body feels it, the phone writes it down. */
export function doSession(body: Body, todo: SessionToDo, luck: Chance): { facts: Fact[]; kept: Remembered } {
  const { version, day, zone, rest, drowsy, source } = todo;
  let clock = todo.at.getTime();
  const tick = (seconds: number) => {
    clock += seconds * 1000;
    return new Date(clock);
  };
  const id = newId(clock);
  const restBefore = luck.happens(0.04) ? null : rest;
  const facts: Fact[] = [
    {
      kind: "session_started",
      id,
      versionId: version.versionId,
      startedAt: todo.at,
      zone,
      localDay: day,
      source,
      restPainBefore: restBefore,
      drowsy,
      recordedAt: todo.at,
    },
  ];
  const kept: Remembered = {
    id,
    day,
    rest: restBefore,
    exposures: [],
    amended: 0,
    withdrawn: false,
    answered: -1,
  };
  const breaksOff = luck.happens(0.02);
  for (const block of version.blocks) {
    for (const row of block.prescriptions) {
      if (breaksOff && luck.happens(0.5)) continue;
      const felt = feel(body, row, rest, luck);
      const max = targetsOf(row.dose).unit === "reps" ? 1000 : 36_000;
      const sets = prescribedSets(row.dose, row.side);
      for (const [place, set] of sets.entries()) {
        const isLast = place >= sets.length - 2;
        if (felt.done < 0.4 && isLast) continue;
        const more = felt.effort <= row.effortMax - 2 && luck.happens(0.25) ? 2 : 0;
        const done = felt.done < 1 && isLast ? Math.round(set.target * felt.done) : set.target + more;
        const loadG = row.exercise.loadable ? (row.dose.loadG ?? findLoad(body)) : null;
        facts.push({
          kind: "set_recorded",
          id: newId(clock),
          sessionId: id,
          prescriptionId: row.id,
          setIndex: set.index,
          side: set.side,
          revision: 0,
          done: Math.min(max, done),
          loadG,
          recordedAt: tick(40),
        });
      }
      const silent = luck.happens(0.025);
      const pain = silent ? null : felt.pain;
      kept.exposures.push({ prescriptionId: row.id, pain, revision: 0 });
      facts.push({
        kind: "exposure_closed",
        id: newId(clock),
        sessionId: id,
        prescriptionId: row.id,
        revision: 0,
        painDuring: pain,
        effort: silent ? null : felt.effort,
        stopReason: felt.stop,
        endedByApp: false,
        notReached: false,
        recordedAt: tick(20),
      });
    }
  }
  const end = tick(5);
  facts.push({
    kind: "session_finished",
    id: newId(clock),
    sessionId: id,
    finishedAt: end,
    endedBy: "patient",
    recordedAt: end,
  });
  body.capacity = Math.min(2, body.capacity + 0.012);
  return { facts, kept };
}

/** The answer of the morning after; the next revision where it was answered before. */
export function answerMorning(of: Remembered, painNrs: number, at: Date, zone: string): NextDayAnswered {
  of.answered += 1;
  return {
    kind: "next_day_answered",
    id: newId(at.getTime()),
    sessionDay: of.day,
    revision: of.answered,
    painNrs,
    zone,
    recordedAt: at,
  };
}

/** A second thought about a session: another pain, another resting pain, another day, or it never was. */
export function correct(of: Remembered, at: Date, luck: Chance): Fact[] {
  const recordedAt = at;
  const dice = luck.next();
  if (dice < 0.55 && of.exposures.length > 0) {
    const exposure = of.exposures[luck.between(0, of.exposures.length - 1)]!;
    exposure.revision += 1;
    return [
      {
        kind: "exposure_closed",
        id: newId(at.getTime()),
        sessionId: of.id,
        prescriptionId: exposure.prescriptionId,
        revision: exposure.revision,
        painDuring: luck.happens(0.2) ? luck.between(6, 8) : luck.between(0, 4),
        effort: luck.between(2, 7),
        stopReason: "none",
        endedByApp: false,
        notReached: false,
        recordedAt,
      },
    ];
  }
  of.amended += 1;
  of.withdrawn = dice > 0.85 ? !of.withdrawn : of.withdrawn;
  return [
    {
      kind: "session_amended",
      id: newId(at.getTime()),
      sessionId: of.id,
      revision: of.amended,
      localDay: dice > 0.8 && dice < 0.85 ? addDays(of.day, -1) : of.day,
      restPainBefore: luck.between(0, 4),
      drowsy: false,
      withdrawn: of.withdrawn,
      reason: null,
      recordedAt,
    },
  ];
}
