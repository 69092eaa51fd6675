/**
 * Sessions and their facts. Invariants: everything is read for the patient of the grant; a therapist reaches the
 * episode of the relation alone; rows are only ever added. However long a batch is, it costs a fixed number of
 * statements. Over 250 lines: each of five tables is read, turned into facts and written here, side by side.
 */
import { and, asc, desc, eq, gte, inArray, isNull, lte, or } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { EpisodeGrant, PatientGrant } from "#lib/access/grant.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { Dose } from "#lib/domain/dosage.ts";
import type { ServedForFacts } from "#lib/domain/fact-batch.ts";
import type {
  ClearanceSpan,
  ExposureClosed,
  Fact,
  FactKind,
  PrescribedItem,
  RaisedFlag,
  SessionAmended,
  SessionFinished,
  SessionStarted,
  SetRecorded,
} from "#lib/domain/facts.ts";
import { painBandDefaults } from "#lib/domain/safety.ts";
import type { SessionFacts } from "#lib/domain/session.ts";

/** Who may read a patient's sessions. */
export type SessionReader = EpisodeGrant<
  | "own-record:read"
  | "chart:read"
  | "facts:record"
  | "episode:manage"
  | "decision:resolve"
  | "program:publish"
>;

/** A session as it stands, with the episode it belongs to and who entered it. */
export type StoredSession = SessionFacts & { readonly episodeId: string; readonly recordedById: string };

interface Owned {
  readonly clinicId: string;
  readonly patientId: string;
}

const isOwn = (grant: SessionReader, row: Owned) =>
  row.clinicId === grant.clinicId && row.patientId === grant.patientId;

/** A therapist reaches the sessions of the episode they are linked to; the patient all of their own. */
const reachesEpisode = (grant: SessionReader, episodeId: string) =>
  grant.actorKind === "patient" || episodeId === grant.episodeId;

/** What stands already: facts under the ids given, and the sessions named, with everything recorded about them. */
export interface KnownFacts {
  readonly standing: Map<string, Fact | "foreign">;
  readonly sessions: Map<string, StoredSession>;
}

/**
 * Reads what stands of these facts and sessions: at most six statements. A row of another patient, or of an episode
 * out of the grant's reach, comes back as `foreign` under its id and as nothing under its session.
 */
export async function readKnownFacts(
  db: Db,
  grant: SessionReader,
  ids: Readonly<Record<FactKind, readonly string[]>>,
  sessionIds: readonly string[],
): Promise<KnownFacts> {
  const {
    sessions: s,
    sessionAmendments: a,
    sessionSets: t,
    exposures: e,
    sessionFinishes: f,
    lateEntryReviews: r,
  } = tables;
  const all = [...new Set([...sessionIds, ...ids.session_started])];
  const standing = new Map<string, Fact | "foreign">();
  const found = new Map<string, StoredSession>();
  if (all.length === 0) return { standing, sessions: found };

  const sessionRows = await db.select().from(s).where(inArray(s.id, all));
  const asked = new Set(ids.session_started);
  const reached = sessionRows.filter((row) => isOwn(grant, row) && reachesEpisode(grant, row.episodeId));
  for (const row of sessionRows) {
    if (!asked.has(row.id)) continue;
    standing.set(`session_started ${row.id}`, reached.includes(row) ? startedOf(row) : "foreign");
  }
  const own = reached.map((row) => row.id);
  const ownSet = new Set(own);
  const [amendments, sets, exposures, finishes, reviews] = [
    await db
      .select()
      .from(a)
      .where(either(a.sessionId, own, a.id, ids.session_amended)),
    await db
      .select()
      .from(t)
      .where(either(t.sessionId, own, t.id, ids.set_recorded)),
    await db
      .select()
      .from(e)
      .where(either(e.sessionId, own, e.id, ids.exposure_closed)),
    await db
      .select()
      .from(f)
      .where(either(f.sessionId, own, f.id, ids.session_finished)),
    own.length === 0 ? [] : await db.select().from(r).where(inArray(r.sessionId, own)),
  ];
  const note = <T extends { readonly id: string; readonly sessionId: string }>(
    rows: T[],
    kind: FactKind,
    toFact: (row: T) => Fact,
  ) => {
    const wanted = new Set(ids[kind]);
    for (const row of rows) {
      if (wanted.has(row.id))
        standing.set(`${kind} ${row.id}`, ownSet.has(row.sessionId) ? toFact(row) : "foreign");
    }
  };
  note(amendments, "session_amended", amendedOf);
  note(sets, "set_recorded", setOf);
  note(exposures, "exposure_closed", exposureOf);
  note(finishes, "session_finished", finishedOf);
  for (const session of assemble(reached, { amendments, sets, exposures, finishes, reviews }))
    found.set(session.id, session);
  return { standing, sessions: found };
}

/** The sessions with these ids, wholly; those out of reach are left out. Six statements. */
export async function listSessions(
  db: Db,
  grant: SessionReader,
  sessionIds: readonly string[],
): Promise<StoredSession[]> {
  const none = {
    session_started: [],
    set_recorded: [],
    exposure_closed: [],
    session_finished: [],
    session_amended: [],
    next_day_answered: [],
    excuse_recorded: [],
    excuse_withdrawn: [],
  };
  const { sessions } = await readKnownFacts(db, grant, none, sessionIds);
  return [...sessions.values()];
}

/** One session, wholly, or null. */
export async function getSession(
  db: Db,
  grant: SessionReader,
  sessionId: string,
): Promise<StoredSession | null> {
  return (await listSessions(db, grant, [sessionId]))[0] ?? null;
}

/** Ids of the patient's sessions of these days (both included, by the day first named), newest first, up to `limit`. */
export async function listSessionIdsBetween(
  db: Db,
  grant: SessionReader,
  from: LocalDay,
  to: LocalDay,
  limit = 200,
): Promise<string[]> {
  const { sessions: s } = tables;
  const rows = await db
    .select({ id: s.id })
    .from(s)
    .where(
      and(
        eq(s.clinicId, grant.clinicId),
        eq(s.patientId, grant.patientId),
        grant.actorKind === "patient" || grant.episodeId === null
          ? undefined
          : eq(s.episodeId, grant.episodeId),
        gte(s.localDay, from),
        lte(s.localDay, to),
      ),
    )
    .orderBy(desc(s.localDay), desc(s.recordedAt), desc(s.id))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** The versions with these ids, with all that facts and credit depend on; those of other patients are left out. Two statements. */
export async function listVersionsForFacts(
  db: Db,
  grant: SessionReader,
  versionIds: readonly string[],
): Promise<Map<string, ServedForFacts>> {
  const { programVersions: v, programBlocks: b, prescriptions: p, episodes } = tables;
  const found = new Map<string, ServedForFacts>();
  if (versionIds.length === 0) return found;
  const versions = await db
    .select({
      id: v.id,
      episodeId: v.episodeId,
      effectiveFrom: v.effectiveFrom,
      publishedAt: v.publishedAt,
      onsetDay: episodes.onsetDay,
      rulesConfig: v.rulesConfig,
    })
    .from(v)
    .innerJoin(episodes, eq(episodes.id, v.episodeId))
    .where(
      and(
        inArray(v.id, [...new Set(versionIds)]),
        eq(v.clinicId, grant.clinicId),
        eq(v.patientId, grant.patientId),
      ),
    );
  const reached = versions.filter((version) => reachesEpisode(grant, version.episodeId));
  if (reached.length === 0) return found;
  const rows = await db
    .select({ item: p, blockKind: b.kind })
    .from(p)
    .innerJoin(b, eq(b.id, p.blockId))
    .where(
      inArray(
        p.versionId,
        reached.map((version) => version.id),
      ),
    )
    .orderBy(asc(b.position), asc(p.position));
  for (const { rulesConfig, ...version } of reached) {
    const items = rows
      .filter((row) => row.item.versionId === version.id)
      .map(
        ({ item, blockKind }): PrescribedItem => ({
          id: item.id,
          blockKind,
          dose: doseOf(item),
          side: item.side,
        }),
      );
    const blockKinds = [...new Set(items.map((item) => item.blockKind))];
    found.set(version.id, { ...version, items, blockKinds, painAmberMax: painAmberMaxOf(rulesConfig) });
  }
  return found;
}

/** The clearances of these episodes with their revocations. */
export async function listClearanceSpans(
  db: Db,
  grant: SessionReader,
  episodeIds: readonly string[],
): Promise<ClearanceSpan[]> {
  const { clearances: c, clearanceRevocations: r } = tables;
  if (episodeIds.length === 0) return [];
  return db
    .select({ episodeId: c.episodeId, signedDay: c.signedDay, revokedAt: r.revokedAt })
    .from(c)
    .leftJoin(r, eq(r.clearanceId, c.id))
    .where(
      and(
        inArray(c.episodeId, [...new Set(episodeIds)]),
        eq(c.patientId, grant.patientId),
        eq(c.clinicId, grant.clinicId),
      ),
    );
}

/** The patient's open flags with the moment each was raised. */
export async function listRaisedFlags(db: Db, grant: SessionReader): Promise<RaisedFlag[]> {
  const { redFlags: f, redFlagClearances: c } = tables;
  return db
    .select({ questionId: f.questionId, code: f.code, raisedAt: f.raisedAt })
    .from(f)
    .leftJoin(c, eq(c.redFlagId, f.id))
    .where(and(eq(f.patientId, grant.patientId), eq(f.clinicId, grant.clinicId), isNull(c.id)));
}

/** Facts about sessions that are to be stored, in the order decided. One statement a kind. */
export async function insertSessionFacts(
  tx: Db,
  grant: PatientGrant<"facts:record">,
  facts: readonly Fact[],
  receivedAt: Date,
  episodeOf: ReadonlyMap<string, string>,
): Promise<void> {
  const common = {
    clinicId: grant.clinicId,
    patientId: grant.patientId,
    receivedAt,
    recordedById: grant.memberId,
  };
  const rows = <K extends FactKind>(kind: K) =>
    facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
  const started = rows("session_started");
  if (started.length > 0) {
    await tx.insert(tables.sessions).values(
      started.map(({ kind: _, ...row }) => ({
        ...row,
        ...common,
        episodeId: episodeOf.get(row.versionId)!,
      })),
    );
  }
  const sets = rows("set_recorded");
  if (sets.length > 0)
    await tx.insert(tables.sessionSets).values(sets.map(({ kind: _, ...row }) => ({ ...row, ...common })));
  const exposures = rows("exposure_closed");
  if (exposures.length > 0)
    await tx.insert(tables.exposures).values(exposures.map(({ kind: _, ...row }) => ({ ...row, ...common })));
  const finishes = rows("session_finished");
  if (finishes.length > 0)
    await tx
      .insert(tables.sessionFinishes)
      .values(finishes.map(({ kind: _, ...row }) => ({ ...row, ...common })));
  const amendments = rows("session_amended");
  if (amendments.length > 0)
    await tx
      .insert(tables.sessionAmendments)
      .values(amendments.map(({ kind: _, ...row }) => ({ ...row, ...common })));
}

/** A therapist's decision on an entry that waits. A second one for the same session is a unique violation. */
export async function insertLateEntryReview(
  tx: Db,
  grant: PatientGrant<"episode:manage">,
  review: { id: string; sessionId: string; accepted: boolean; reviewedAt: Date },
): Promise<void> {
  await tx.insert(tables.lateEntryReviews).values({
    ...review,
    clinicId: grant.clinicId,
    patientId: grant.patientId,
    reviewedById: grant.memberId,
  });
}

type SessionRow = typeof tables.sessions.$inferSelect;
type AmendmentRow = typeof tables.sessionAmendments.$inferSelect;
type SetRow = typeof tables.sessionSets.$inferSelect;
type ExposureRow = typeof tables.exposures.$inferSelect;
type FinishRow = typeof tables.sessionFinishes.$inferSelect;

interface SessionParts {
  readonly amendments: readonly AmendmentRow[];
  readonly sets: readonly SetRow[];
  readonly exposures: readonly ExposureRow[];
  readonly finishes: readonly FinishRow[];
  readonly reviews: readonly { readonly sessionId: string; readonly accepted: boolean }[];
}

function assemble(rows: readonly SessionRow[], parts: SessionParts): StoredSession[] {
  const by = <T extends { readonly sessionId: string }>(list: readonly T[]) =>
    Map.groupBy(list, (row) => row.sessionId);
  const [amendments, sets, exposures] = [by(parts.amendments), by(parts.sets), by(parts.exposures)];
  const [finishes, reviews] = [by(parts.finishes), by(parts.reviews)];
  return rows.map((row) => ({
    ...startedOf(row),
    episodeId: row.episodeId,
    recordedById: row.recordedById,
    amendments: (amendments.get(row.id) ?? []).map(amendedOf),
    sets: (sets.get(row.id) ?? []).map(setOf),
    exposures: (exposures.get(row.id) ?? []).map(exposureOf),
    finishedAt: finishes.get(row.id)?.[0]?.finishedAt ?? null,
    lateAccepted: reviews.get(row.id)?.[0]?.accepted ?? null,
  }));
}

function startedOf(row: SessionRow): SessionStarted {
  const { id, versionId, startedAt, zone, localDay, source, restPainBefore, drowsy, recordedAt } = row;
  return {
    kind: "session_started",
    id,
    versionId,
    startedAt,
    zone,
    localDay,
    source,
    restPainBefore,
    drowsy,
    recordedAt,
  };
}

function amendedOf(row: AmendmentRow): SessionAmended {
  const { id, sessionId, revision, localDay, restPainBefore, drowsy, withdrawn, reason, recordedAt } = row;
  return {
    kind: "session_amended",
    id,
    sessionId,
    revision,
    localDay,
    restPainBefore,
    drowsy,
    withdrawn,
    reason,
    recordedAt,
  };
}

function setOf(row: SetRow): SetRecorded {
  const { id, sessionId, prescriptionId, setIndex, side, revision, done, loadG, recordedAt } = row;
  return {
    kind: "set_recorded",
    id,
    sessionId,
    prescriptionId,
    setIndex,
    side,
    revision,
    done,
    loadG,
    recordedAt,
  };
}

function exposureOf(row: ExposureRow): ExposureClosed {
  const {
    id,
    sessionId,
    prescriptionId,
    revision,
    painDuring,
    effort,
    stopReason,
    endedByApp,
    notReached,
    recordedAt,
  } = row;
  return {
    kind: "exposure_closed",
    id,
    sessionId,
    prescriptionId,
    revision,
    painDuring,
    effort,
    stopReason,
    endedByApp,
    notReached,
    recordedAt,
  };
}

function finishedOf(row: FinishRow): SessionFinished {
  const { id, sessionId, finishedAt, endedBy, recordedAt } = row;
  return { kind: "session_finished", id, sessionId, finishedAt, endedBy, recordedAt };
}

/** The dose of a prescription row. */
export function doseOf(row: Dose): Dose {
  const { axis, sets, reps, holdSeconds, durationSeconds, distanceM, loadG } = row;
  return { axis, sets, reps, holdSeconds, durationSeconds, distanceM, loadG };
}

/** The setting that credit reads, from the snapshot published with the version; the default where it has none. */
export function painAmberMaxOf(rulesConfig: unknown): number {
  const value = (rulesConfig as { painAmberMax?: unknown } | null)?.painAmberMax;
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 10
    ? value
    : painBandDefaults.painAmberMax;
}

type TextColumn = Parameters<typeof inArray>[0];

/** Rows of these sessions, or with these ids. */
function either(
  sessionColumn: TextColumn,
  sessionIds: readonly string[],
  idColumn: TextColumn,
  ids: readonly string[],
) {
  return or(inArray(sessionColumn, [...sessionIds]), inArray(idColumn, [...ids]));
}
