/**
 * A version made from the one in force by changing some of its rows: what a step, a suspension or a resumption
 * publishes. Invariants: what is not named stays as it is; a version that was to begin later still begins then; a block
 * that is left empty is left out, and a version that would be left without any is not made.
 */
import {
  listPlanSpans,
  listServedVersions,
  type ServedPrescription,
  type ServedVersion,
} from "#db/queries/program.ts";
import {
  createVersion,
  getNewestVersion,
  type NewPrescription,
  type NewVersion,
} from "#db/queries/program-version.ts";
import type { Db } from "#db/runtime/store.ts";
import type { EpisodeGrant } from "#lib/access/grant.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { Dose } from "#lib/domain/dosage.ts";
import type { Exercise } from "#lib/domain/exercise.ts";
import type { PrescriptionBounds } from "#lib/domain/prescription.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { publicationAfter } from "./calm-plan.ts";

/** What becomes of one row. A changed exercise brings its own sides, rest and pace. */
export type RowChange =
  | { readonly kind: "dose"; readonly dose: Dose; readonly bounds: PrescriptionBounds }
  | {
      readonly kind: "exercise";
      readonly exercise: Pick<Exercise, "side" | "restSeconds" | "tempo" | "effortMax"> & {
        readonly id: string;
      };
      readonly dose: Dose;
      readonly bounds: PrescriptionBounds;
      /** Why it is prescribed all the same; absent: what was said of the one before. */
      readonly cautionReason?: string | null;
    }
  | { readonly kind: "remove" };

/** Another row put in at its old place. */
export interface RowToAdd {
  readonly blockName: string;
  readonly blockPosition: number;
  readonly block: Pick<ServedVersion["blocks"][number], "kind" | "countsAsMain">;
  readonly position: number;
  readonly row: NewPrescription;
}

export type PublishingGrant = EpisodeGrant<"program:publish" | "episode:manage" | "decision:resolve">;

export interface VersionChange {
  /** The version in force. */
  readonly base: ServedVersion;
  /** By prescription of the base. */
  readonly changes: ReadonlyMap<string, RowChange>;
  readonly add?: readonly RowToAdd[];
  /** The patient's local day from which it stands. */
  readonly day: LocalDay;
  /** Whether the rules publish it, in the name of whoever published the base; else the member of the grant does. */
  readonly byRules: boolean;
}

/** Publishes it; null where nothing would be left. */
export async function publishChange(
  tx: Db,
  grant: PublishingGrant,
  change: VersionChange,
): Promise<{ readonly versionId: string } | null> {
  const blocks = changedBlocks(change);
  if (blocks.length === 0) return null;
  const later = (await listPlanSpans(tx, grant)).filter(
    (span) => span.lane === change.base.lane && span.effectiveFrom > change.day,
  );
  const { base, day, byRules } = change;
  const author = byRules ? ({ memberId: base.publishedById, origin: "rules" } as const) : null;
  const versionId = await publish(tx, grant, base, blocks, day, author);
  // What was to begin later would be replaced by this publication: it is published again, as it was.
  for (const version of await listServedVersions(
    tx,
    grant,
    later.map((span) => span.versionId),
  )) {
    const { publishedById: memberId, origin } = version;
    await publish(tx, grant, version, version.blocks.map(sameBlock), version.effectiveFrom, {
      memberId,
      origin,
    });
  }
  return { versionId };
}

async function publish(
  tx: Db,
  grant: PublishingGrant,
  base: ServedVersion,
  blocks: NewVersion["blocks"],
  day: LocalDay,
  author: NewVersion["publisher"] | null,
): Promise<string> {
  const newest = await getNewestVersion(tx, grant, { lane: "core" });
  const newestOfProgram = await getNewestVersion(tx, grant, { programId: base.programId });
  const versionId = makeId();
  await createVersion(tx, grant, {
    versionId,
    programId: base.programId,
    program: null,
    number: (newestOfProgram?.number ?? 0) + 1,
    effectiveFrom: day,
    schedule: base.schedule,
    noteToPatient: author?.origin === "rules" ? null : base.noteToPatient,
    rules: base.rules,
    publishedAt: publicationAfter(newest?.publishedAt ?? null),
    ...(author ? { publisher: author } : {}),
    blocks,
    makeId,
  });
  return versionId;
}

const makeId = () => newId(now().getTime());

/** A served row as it is published again. */
export function sameRow(row: ServedPrescription): NewPrescription {
  return {
    exerciseId: row.exercise.id,
    dose: row.dose,
    side: row.side,
    restSeconds: row.restSeconds,
    tempo: row.tempo,
    effortMax: row.effortMax,
    bounds: row.bounds,
    findsLoad: row.findsLoad,
    note: row.note,
    cautionReason: row.cautionReason,
  };
}

function sameBlock(block: ServedVersion["blocks"][number]): NewVersion["blocks"][number] {
  const { name, kind, countsAsMain, prescriptions } = block;
  return { name, kind, countsAsMain, prescriptions: prescriptions.map(sameRow) };
}

function changedRow(row: ServedPrescription, change: RowChange | undefined): NewPrescription[] {
  if (!change) return [sameRow(row)];
  if (change.kind === "remove") return [];
  const { dose, bounds } = change;
  const findsLoad = row.findsLoad && dose.loadG === null;
  if (change.kind === "dose") return [{ ...sameRow(row), dose, bounds, findsLoad }];
  const { exercise } = change;
  return [
    {
      exerciseId: exercise.id,
      dose,
      side: exercise.side,
      restSeconds: exercise.restSeconds,
      tempo: exercise.tempo,
      effortMax: exercise.effortMax,
      bounds,
      findsLoad: false,
      note: null,
      cautionReason: change.cautionReason ?? row.cautionReason,
    },
  ];
}

function changedBlocks({ base, changes, add = [] }: VersionChange): NewVersion["blocks"] {
  type Open = {
    name: string;
    kind: NewVersion["blocks"][number]["kind"];
    countsAsMain: boolean;
    position: number;
  };
  const blocks: (Open & { prescriptions: NewPrescription[] })[] = base.blocks.map((block) => ({
    name: block.name,
    kind: block.kind,
    countsAsMain: block.countsAsMain,
    position: block.position,
    prescriptions: block.prescriptions.flatMap((row) => changedRow(row, changes.get(row.id))),
  }));
  for (const { blockName, blockPosition, block, position, row } of add) {
    const found = blocks.find((one) => one.name === blockName && one.kind === block.kind);
    if (found) found.prescriptions.splice(position, 0, row);
    else blocks.push({ name: blockName, ...block, position: blockPosition, prescriptions: [row] });
  }
  return blocks
    .filter((block) => block.prescriptions.length > 0)
    .toSorted((a, b) => a.position - b.position)
    .map(({ position: _, ...block }) => block);
}
