/**
 * A program assigned to an episode, its immutable versions, blocks and prescriptions.
 * Invariant: append-only; a version with any block other than calm needs a clearance in force, held by a trigger.
 * A program ends by a row in program_endings; the next one takes over from its own effective day.
 */
import type { Kit } from "#db/dialect/kit.ts";
import { blockKinds } from "#lib/domain/episode.ts";
import { versionOrigins } from "#lib/domain/program.ts";
import type { clinicTables } from "./clinic.ts";
import { doseColumns, scheduleColumns } from "./dose-columns.ts";
import type { episodeTables } from "./episode.ts";
import type { exerciseTables } from "./exercise.ts";
import type { memberTables } from "./member.ts";

export function programTables(
  k: Kit,
  { clinics }: ReturnType<typeof clinicTables>,
  { members }: ReturnType<typeof memberTables>,
  { episodes }: ReturnType<typeof episodeTables>,
  { exercises, templates }: ReturnType<typeof exerciseTables>,
) {
  const programs = k.table(
    "programs",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      patientId: k.ref(() => members.id).notNull(),
      episodeId: k.ref(() => episodes.id).notNull(),
      templateId: k.ref(() => templates.id),
      name: k.text().notNull(),
      /** `core` programs follow one another: one is in force on a day. `on_demand` ones stand beside them and are never due. */
      lane: k.oneOf(["core", "on_demand"]).notNull(),
      createdAt: k.instant().notNull(),
      createdById: k.ref(() => members.id).notNull(),
    },
    (t) => [k.index("programs_episode").on(t.episodeId)],
  );

  const programVersions = k.table(
    "program_versions",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      patientId: k.ref(() => members.id).notNull(),
      episodeId: k.ref(() => episodes.id).notNull(),
      programId: k.ref(() => programs.id).notNull(),
      number: k.int().notNull(),
      effectiveFrom: k.day().notNull(),
      ...scheduleColumns(k),
      noteToPatient: k.text(),
      /** Settings of the rules as they stood when published (clinical.md B2). */
      rulesConfig: k.json().notNull(),
      publishedAt: k.instant().notNull(),
      /** Who published it; where the rules did, the therapist within whose limits they stayed. */
      publishedById: k.ref(() => members.id).notNull(),
      /** `rules`: made by a step down, a suspension, a flare or an approved bound, not by a person's own edit. */
      origin: k.oneOf(versionOrigins).notNull().default("person"),
    },
    (t) => [
      k.unique("program_versions_number").on(t.programId, t.number),
      k.index("program_versions_episode").on(t.episodeId, t.effectiveFrom),
      k.check("program_versions_effective_from", k.isDay(t.effectiveFrom)),
    ],
  );

  /** The last day of a program, exclusive: from `endsOn` on nothing of it is due. */
  const programEndings = k.table(
    "program_endings",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      programId: k.ref(() => programs.id).notNull(),
      endsOn: k.day().notNull(),
      reason: k.text().notNull(),
      endedAt: k.instant().notNull(),
      endedById: k.ref(() => members.id).notNull(),
    },
    (t) => [k.unique("program_endings_program").on(t.programId)],
  );

  const programBlocks = k.table(
    "program_blocks",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      versionId: k.ref(() => programVersions.id).notNull(),
      position: k.int().notNull(),
      name: k.text().notNull(),
      kind: k.oneOf(blockKinds).notNull(),
      countsAsMain: k.bool().notNull(),
    },
    (t) => [k.unique("program_blocks_position").on(t.versionId, t.position)],
  );

  const prescriptions = k.table(
    "prescriptions",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      versionId: k.ref(() => programVersions.id).notNull(),
      blockId: k.ref(() => programBlocks.id).notNull(),
      position: k.int().notNull(),
      exerciseId: k.ref(() => exercises.id).notNull(),
      ...doseColumns(k),
      side: k.oneOf(["both", "each", "alternating"]).notNull(),
      restSeconds: k.int().notNull(),
      /** Lower, hold, lift in seconds, as "3-1-2"; null where the pace is free. */
      tempo: k.text(),
      effortMax: k.int().notNull(),
      /** Bounds of every axis, load step, lightest and largest load, pre-approval: read by the rules (clinical.md B2). */
      bounds: k.json().notNull(),
      /** Asks the patient to find the load at the first session. */
      findsLoad: k.bool().notNull(),
      note: k.text(),
      /** Why an exercise with caution 2 for this patient was prescribed all the same. */
      cautionReason: k.text(),
    },
    (t) => [
      k.unique("prescriptions_position").on(t.blockId, t.position),
      k.index("prescriptions_version").on(t.versionId),
    ],
  );

  return { programs, programVersions, programEndings, programBlocks, prescriptions };
}
