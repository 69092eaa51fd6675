/**
 * Red-flag screens as answered, the context that is asked once, and the whole history of flags with how each ended.
 * Invariant: rows are only ever added; a flag ends by a person's row and by nothing else.
 * A long file: a screen, its context and its flags are written and read back as one record.
 */
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { RedFlagContext, ScreenOccasion } from "#lib/domain/red-flag-questions.ts";
import type { ClinicalGrant, ClinicalReader } from "./clinical-grant.ts";
import type { OpenFlagRow } from "./red-flag.ts";

export interface ContextRow {
  readonly id: string;
  readonly revision: number;
  readonly context: RedFlagContext;
  readonly recordedAt: Date;
  readonly review: { readonly note: string | null; readonly at: Date; readonly byName: string } | null;
}

/** The patient's context as recorded, with its review; null when it has not been asked yet. */
export async function getContext(db: Db, grant: ClinicalReader): Promise<ContextRow | null> {
  const { redFlagContexts: c, redFlagContextReviews: r, members: m, users: u } = tables;
  const [row] = await db
    .select({
      id: c.id,
      revision: c.revision,
      birthYear: c.birthYear,
      firstEpisode: c.firstEpisode,
      cancer: c.cancer,
      recentSurgery: c.recentSurgery,
      longTermSteroids: c.longTermSteroids,
      osteoporosis: c.osteoporosis,
      weakImmuneSystem: c.weakImmuneSystem,
      pregnancy: c.pregnancy,
      recordedAt: c.recordedAt,
      note: r.note,
      reviewedAt: r.reviewedAt,
      reviewedByName: u.name,
    })
    .from(c)
    .leftJoin(r, eq(r.contextId, c.id))
    .leftJoin(m, eq(m.id, r.reviewedById))
    .leftJoin(u, eq(u.id, m.userId))
    .where(and(eq(c.clinicId, grant.clinicId), eq(c.patientId, grant.patientId)))
    .orderBy(desc(c.revision))
    .limit(1);
  if (!row) return null;
  const { id, revision, recordedAt, note, reviewedAt, reviewedByName, ...context } = row;
  const review = reviewedAt === null ? null : { note, at: reviewedAt, byName: reviewedByName ?? "" };
  return { id, revision, context, recordedAt, review };
}

/** Stores the context as its first revision. A second one is a unique violation. */
export async function insertContext(
  tx: Db,
  grant: ClinicalGrant<"red-flag:answer">,
  row: { id: string; context: RedFlagContext; at: Date },
): Promise<void> {
  await tx.insert(tables.redFlagContexts).values({
    id: row.id,
    ...row.context,
    clinicId: grant.clinicId,
    patientId: grant.patientId,
    revision: 0,
    recordedAt: row.at,
    recordedById: grant.memberId,
  });
  if (row.context.birthYear !== null)
    await tx
      .update(tables.members)
      .set({ birthYear: row.context.birthYear })
      .where(and(eq(tables.members.id, grant.patientId), eq(tables.members.clinicId, grant.clinicId)));
}

/** Notes that a therapist has read the context. A second review is a unique violation. */
export async function insertContextReview(
  tx: Db,
  grant: ClinicalGrant<"red-flag:clear">,
  row: { id: string; contextId: string; note: string; at: Date },
): Promise<void> {
  await tx.insert(tables.redFlagContextReviews).values({
    id: row.id,
    clinicId: grant.clinicId,
    contextId: row.contextId,
    note: row.note,
    reviewedAt: row.at,
    reviewedById: grant.memberId,
  });
}

export interface ScreenRow {
  readonly id: string;
  readonly occasion: ScreenOccasion;
  readonly localDay: LocalDay;
  readonly answeredAt: Date;
  /** Question or second question, and whether the answer was yes. */
  readonly answers: readonly { readonly questionId: string; readonly yes: boolean }[];
}

function screenColumns() {
  const { redFlagScreens: s } = tables;
  return { id: s.id, occasion: s.occasion, localDay: s.localDay, answeredAt: s.answeredAt };
}

async function withAnswers(
  db: Db,
  grant: ClinicalReader,
  screens: readonly Omit<ScreenRow, "answers">[],
): Promise<ScreenRow[]> {
  const { redFlagAnswers: a } = tables;
  if (screens.length === 0) return [];
  const rows = await db
    .select({ screenId: a.screenId, questionId: a.questionId, yes: a.yes })
    .from(a)
    .where(
      and(
        eq(a.clinicId, grant.clinicId),
        inArray(
          a.screenId,
          screens.map((screen) => screen.id),
        ),
      ),
    )
    .orderBy(asc(a.id));
  const byScreen = Map.groupBy(rows, (row) => row.screenId);
  return screens.map((screen) => ({
    ...screen,
    answers: (byScreen.get(screen.id) ?? []).map(({ questionId, yes }) => ({ questionId, yes })),
  }));
}

/** The screens of the grant's episode, newest first, at most `limit` (default 100); only some occasions if given. */
export async function listScreens(
  db: Db,
  grant: ClinicalReader,
  which: { occasions?: readonly ScreenOccasion[]; limit?: number } = {},
): Promise<ScreenRow[]> {
  const { redFlagScreens: s } = tables;
  if (grant.episodeId === null) return [];
  const screens = await db
    .select(screenColumns())
    .from(s)
    .where(
      and(
        eq(s.clinicId, grant.clinicId),
        eq(s.patientId, grant.patientId),
        eq(s.episodeId, grant.episodeId),
        which.occasions ? inArray(s.occasion, [...which.occasions]) : undefined,
      ),
    )
    .orderBy(desc(s.answeredAt), desc(s.id))
    .limit(which.limit ?? 100);
  return withAnswers(db, grant, screens);
}

/** One screen of the patient; null when it is not there. */
export async function getScreen(db: Db, grant: ClinicalReader, id: string): Promise<ScreenRow | null> {
  const { redFlagScreens: s } = tables;
  const screens = await db
    .select(screenColumns())
    .from(s)
    .where(and(eq(s.id, id), eq(s.clinicId, grant.clinicId), eq(s.patientId, grant.patientId)));
  return (await withAnswers(db, grant, screens))[0] ?? null;
}

export interface NewScreen {
  readonly id: string;
  readonly occasion: ScreenOccasion;
  readonly localDay: LocalDay;
  readonly answeredAt: Date;
  readonly receivedAt: Date;
  readonly answers: readonly { readonly id: string; readonly questionId: string; readonly yes: boolean }[];
  readonly flags: readonly {
    readonly id: string;
    readonly questionId: string;
    readonly code: OpenFlagRow["code"];
    readonly raisedBy: readonly string[];
  }[];
}

/** Stores a screen with its answers and the flags it raises. A screen id that stands already is a unique violation. */
export async function insertScreen(
  tx: Db,
  grant: ClinicalGrant<"red-flag:answer" | "check-in:record">,
  screen: NewScreen,
): Promise<void> {
  const { clinicId, patientId, episodeId, memberId } = grant;
  if (episodeId === null) throw new Error("invariant broken: a screen without an episode");
  await tx.insert(tables.redFlagScreens).values({
    id: screen.id,
    clinicId,
    patientId,
    episodeId,
    occasion: screen.occasion,
    localDay: screen.localDay,
    answeredAt: screen.answeredAt,
    receivedAt: screen.receivedAt,
    recordedById: memberId,
  });
  if (screen.answers.length > 0) {
    await tx
      .insert(tables.redFlagAnswers)
      .values(screen.answers.map((row) => ({ ...row, clinicId, patientId, screenId: screen.id })));
  }
  if (screen.flags.length > 0) {
    await tx.insert(tables.redFlags).values(
      screen.flags.map((flag) => ({
        ...flag,
        raisedBy: flag.raisedBy.join(","),
        clinicId,
        patientId,
        episodeId,
        screenId: screen.id,
        raisedAt: screen.answeredAt,
      })),
    );
  }
}

export interface FlagEnd {
  readonly reason: string;
  readonly assessedBy: string | null;
  readonly assessedOn: LocalDay | null;
  readonly at: Date;
  readonly byId: string;
  readonly byName: string;
}

export type FlagRow = OpenFlagRow & { readonly end: FlagEnd | null };

/** Every flag of the patient, open and ended, newest first. */
export async function listFlags(db: Db, grant: ClinicalReader): Promise<FlagRow[]> {
  const { redFlags: f, redFlagScreens: s, redFlagClearances: c, members: m, users: u } = tables;
  const rows = await db
    .select({
      id: f.id,
      patientId: f.patientId,
      episodeId: f.episodeId,
      screenId: f.screenId,
      occasion: s.occasion,
      questionId: f.questionId,
      code: f.code,
      raisedBy: f.raisedBy,
      raisedAt: f.raisedAt,
      raisedOn: s.localDay,
      reason: c.reason,
      assessedBy: c.assessedBy,
      assessedOn: c.assessedOn,
      clearedAt: c.clearedAt,
      clearedById: c.clearedById,
      clearedByName: u.name,
    })
    .from(f)
    .innerJoin(s, eq(s.id, f.screenId))
    .leftJoin(c, eq(c.redFlagId, f.id))
    .leftJoin(m, eq(m.id, c.clearedById))
    .leftJoin(u, eq(u.id, m.userId))
    .where(and(eq(f.clinicId, grant.clinicId), eq(f.patientId, grant.patientId)))
    .orderBy(desc(f.raisedAt), desc(f.id));
  return rows.map(
    ({ reason, assessedBy, assessedOn, clearedAt, clearedById, clearedByName, raisedBy, ...flag }) => ({
      ...flag,
      raisedBy: raisedBy.split(","),
      end:
        clearedAt === null
          ? null
          : {
              reason: reason ?? "",
              assessedBy,
              assessedOn,
              at: clearedAt,
              byId: clearedById ?? "",
              byName: clearedByName ?? "",
            },
    }),
  );
}

/** Ends flags, each with the same statement. A flag that has ended already is a unique violation. */
export async function insertFlagEnds(
  tx: Db,
  grant: ClinicalGrant<"red-flag:clear">,
  ends: readonly {
    readonly id: string;
    readonly flagId: string;
    readonly reason: string;
    readonly assessedBy: string | null;
    readonly assessedOn: LocalDay | null;
    readonly at: Date;
  }[],
): Promise<void> {
  if (ends.length === 0) return;
  await tx.insert(tables.redFlagClearances).values(
    ends.map(({ flagId, at, ...end }) => ({
      ...end,
      clinicId: grant.clinicId,
      redFlagId: flagId,
      clearedAt: at,
      clearedById: grant.memberId,
    })),
  );
}
