/** Where the editor starts: from a template, or from a version. Invariant: a draft counts for nothing until it is published. */
import type { ServedVersion } from "#db/queries/program.ts";
import type { StoredTemplate } from "#db/queries/template.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { Phase } from "#lib/domain/episode.ts";
import type { PrescriptionBounds, RulesConfig } from "#lib/domain/prescription.ts";
import type { DraftBlock } from "#lib/domain/program-draft.ts";
import { type DraftLimits, usualLimits } from "#lib/domain/row-limits.ts";
import type { Schedule } from "#lib/domain/schedule.ts";
import { phaseOffer } from "#lib/domain/stage.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";

export interface Draft {
  readonly origin: "template" | "version";
  readonly programId: string;
  readonly versionId: string;
  readonly baseVersionId: string | null;
  readonly templateId: string | null;
  readonly name: string;
  /** The number it will have. */
  readonly number: number;
  readonly schedule: Schedule;
  readonly blocks: readonly DraftBlock[];
  readonly avoidDefault: string;
  readonly notes: string;
  /** The phase that publishing can move to, when the therapist ticks it; null when there is nothing to offer. */
  readonly phaseOffer: Phase | null;
  /** The version it is compared with: null for the first of an episode. */
  readonly before: ServedVersion | null;
  /** Settings of the rules that the program sets for itself; all others are the clinic's. */
  readonly rules: Partial<RulesConfig>;
}

/** The first version of a new program with what the template says; every load is to be found until one is given. */
export function draftFromTemplate(
  template: StoredTemplate,
  newest: ServedVersion | null,
  phase: Phase,
): Draft {
  return {
    origin: "template",
    programId: newId(now().getTime()),
    versionId: newId(now().getTime()),
    baseVersionId: newest?.versionId ?? null,
    templateId: template.id,
    name: template.name,
    number: 1,
    schedule: template.schedule,
    blocks: template.blocks.map((block) => ({
      name: block.name,
      kind: block.kind,
      countsAsMain: block.countsAsMain,
      prescriptions: block.items.map(({ exercise, dose }) => ({
        exerciseId: exercise.id,
        dose,
        side: exercise.side,
        restSeconds: exercise.restSeconds,
        findsLoad: exercise.loadable,
        loadMaxG: null,
        note: null,
        cautionReason: null,
        limits: usualLimits,
      })),
    })),
    avoidDefault: template.avoidDefault,
    notes: template.notes,
    phaseOffer: phaseOffer(template.stages, phase),
    before: newest,
    rules: {},
  };
}

/** The next version of a program; of one that has ended, the first of a new program with the same content. */
export function draftFromVersion(
  version: ServedVersion,
  ended: boolean,
  { day, rules }: { readonly day: LocalDay; readonly rules: Partial<RulesConfig> },
): Draft {
  return {
    origin: "version",
    programId: ended ? newId(now().getTime()) : version.programId,
    versionId: newId(now().getTime()),
    baseVersionId: version.versionId,
    templateId: version.templateId,
    name: version.programName,
    number: ended ? 1 : version.number + 1,
    schedule: version.schedule,
    blocks: version.blocks.map((block) => ({
      name: block.name,
      kind: block.kind,
      countsAsMain: block.countsAsMain,
      prescriptions: block.prescriptions.map((row) => ({
        exerciseId: row.exercise.id,
        dose: row.dose,
        side: row.side,
        restSeconds: row.restSeconds,
        findsLoad: row.findsLoad,
        loadMaxG: row.bounds.loadMaxG,
        note: row.note,
        cautionReason: row.cautionReason,
        limits: limitsOf(row.bounds, day),
      })),
    })),
    avoidDefault: "",
    notes: "",
    phaseOffer: null,
    before: version,
    rules,
  };
}

/** What the rules may do with a row, as it was published; an approval whose day has passed is not offered again. */
function limitsOf(bounds: PrescriptionBounds, day: LocalDay): DraftLimits {
  const { incrementG, lightestLoadG, rungDownAllowed, approval } = bounds;
  return {
    incrementG,
    lightestLoadG,
    rungDownAllowed: rungDownAllowed ?? true,
    approval: approval && approval.until >= day ? approval : null,
  };
}
