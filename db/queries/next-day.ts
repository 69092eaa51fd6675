/**
 * Answers of the morning after. Invariants: they belong to the patient and episode of the grant; rows are only ever
 * added; whether one counts is not stored but computed from its clock (lib/domain/next-day.ts).
 */
import { and, asc, eq, gte, inArray, or } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { EpisodeGrant, PatientGrant } from "#lib/access/grant.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { NextDayAnswered } from "#lib/domain/facts.ts";
import type { NextDayAnswer } from "#lib/domain/next-day.ts";

/** Every answer of the grant's episode about days from `from` on, by day and revision. One statement. */
export async function listNextDayAnswers(
  db: Db,
  grant: EpisodeGrant,
  from: LocalDay = "0000-01-01",
): Promise<NextDayAnswer[]> {
  if (grant.episodeId === null) return [];
  const { nextDayAnswers: n } = tables;
  return db
    .select({
      id: n.id,
      sessionDay: n.sessionDay,
      revision: n.revision,
      painNrs: n.painNrs,
      zone: n.zone,
      recordedAt: n.recordedAt,
    })
    .from(n)
    .where(
      and(
        eq(n.clinicId, grant.clinicId),
        eq(n.patientId, grant.patientId),
        eq(n.episodeId, grant.episodeId),
        gte(n.sessionDay, from),
      ),
    )
    .orderBy(asc(n.sessionDay), asc(n.revision));
}

/** What stands of some answers, and of the days that they are about. */
export interface KnownNextDay {
  /** The patient's own facts under the ids asked for. */
  readonly facts: readonly NextDayAnswered[];
  /** Ids that stand for another patient. */
  readonly foreign: readonly string[];
  /** Every answer that stands for the days. */
  readonly answers: readonly { readonly sessionDay: LocalDay; readonly revision: number }[];
  /** Sessions that count on the days, with the episode each belongs to. */
  readonly sessionDays: readonly {
    readonly sessionId: string;
    readonly day: LocalDay;
    readonly episodeId: string;
  }[];
}

/** Reads what answers with these ids about these days are decided against. Two statements. */
export async function readKnownNextDay(
  db: Db,
  grant: PatientGrant<"facts:record">,
  ids: readonly string[],
  days: readonly LocalDay[],
): Promise<KnownNextDay> {
  if (ids.length === 0) return { facts: [], foreign: [], answers: [], sessionDays: [] };
  const { nextDayAnswers: n, sessionCredits: c } = tables;
  const own = (row: { clinicId: string; patientId: string }) =>
    row.clinicId === grant.clinicId && row.patientId === grant.patientId;
  const rows = await db
    .select()
    .from(n)
    .where(
      or(inArray(n.id, [...ids]), and(eq(n.patientId, grant.patientId), inArray(n.sessionDay, [...days]))),
    );
  const sessionDays = await db
    .select({ sessionId: c.sessionId, day: c.localDay, episodeId: c.episodeId })
    .from(c)
    .where(
      and(
        eq(c.clinicId, grant.clinicId),
        eq(c.patientId, grant.patientId),
        eq(c.counts, true),
        inArray(c.localDay, [...days]),
      ),
    );
  const asked = new Set(ids);
  return {
    facts: rows.filter((row) => asked.has(row.id) && own(row)).map(toFact),
    foreign: rows.filter((row) => asked.has(row.id) && !own(row)).map((row) => row.id),
    answers: rows.filter(own).map(({ sessionDay, revision }) => ({ sessionDay, revision })),
    sessionDays,
  };
}

function toFact(row: typeof tables.nextDayAnswers.$inferSelect): NextDayAnswered {
  const { id, sessionDay, revision, painNrs, zone, recordedAt } = row;
  return { kind: "next_day_answered", id, sessionDay, revision, painNrs, zone, recordedAt };
}

/** Adds answers. A day and revision that stand already are a unique violation. One statement. */
export async function insertNextDayAnswers(
  tx: Db,
  grant: PatientGrant<"facts:record">,
  facts: readonly NextDayAnswered[],
  receivedAt: Date,
): Promise<void> {
  if (facts.length === 0) return;
  const { clinicId, patientId, episodeId, memberId } = grant;
  if (episodeId === null) throw new Error("invariant broken: an answer of the morning after has no episode");
  await tx.insert(tables.nextDayAnswers).values(
    facts.map(({ kind: _, ...row }) => ({
      ...row,
      clinicId,
      patientId,
      episodeId,
      receivedAt,
      recordedById: memberId,
    })),
  );
}
