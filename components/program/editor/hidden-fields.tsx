/** The draft as form fields, so that what is sent is what is shown, whichever rows are open. */
import type { Dose } from "#lib/domain/dosage.ts";
import type { DraftPrescription } from "#lib/domain/program-draft.ts";
import type { Schedule } from "#lib/domain/schedule.ts";
import type { EditorDraft, EditorState } from "./types.ts";

type Pair = readonly [name: string, value: string | number | boolean | null];

const doseFields: readonly (keyof Dose)[] = [
  "axis",
  "sets",
  "reps",
  "holdSeconds",
  "durationSeconds",
  "distanceM",
  "loadG",
];

function scheduleFields(schedule: Schedule): Pair[] {
  const kind: Pair = ["schedule.kind", schedule.kind];
  switch (schedule.kind) {
    case "fixed_days":
      return [kind, ...schedule.weekdays.map((day): Pair => ["schedule.weekdays[]", day])];
    case "weekly_quota":
      return [kind, ["schedule.perWeek", schedule.perWeek]];
    case "daily_slots":
      return [
        kind,
        ["schedule.slotsPerDay", schedule.slotsPerDay],
        ["schedule.daysPerWeek", schedule.daysPerWeek],
      ];
    case "on_demand":
      return [kind];
  }
}

const rowFields = (row: DraftPrescription): Pair[] => [
  ["exerciseId", row.exerciseId],
  ...doseFields.map((field): Pair => [field, row.dose[field]]),
  ["findsLoad", row.findsLoad && row.dose.loadG === null],
  ["loadMaxG", row.loadMaxG],
  ["side", row.side],
  ["restSeconds", row.restSeconds],
  ["note", row.note],
  ["cautionReason", row.cautionReason],
  ...limitFields(row),
];

const approvalFields = ["sets", "reps", "holdSeconds", "durationSeconds", "distanceM", "loadG"] as const;

function limitFields({ limits }: DraftPrescription): Pair[] {
  const { incrementG, lightestLoadG, rungDownAllowed, approval } = limits;
  return [
    ["incrementG", incrementG],
    ["lightestLoadG", lightestLoadG],
    ["rungDownAllowed", rungDownAllowed],
    ...(approval === null
      ? []
      : [
          ...approvalFields.map((field): Pair => [`approval.${field}`, approval.dose[field]]),
          ["approval.until", approval.until] satisfies Pair,
        ]),
  ];
}

/** Every field of what would be published, in order. Blocks without an exercise are left out. */
export function fieldsOf(patientId: string, draft: EditorDraft, state: EditorState): Pair[] {
  const blocks = state.blocks.filter((block) => block.prescriptions.length > 0);
  return [
    ["patientId", patientId],
    ["programId", draft.programId],
    ["versionId", draft.versionId],
    ["baseVersionId", draft.baseVersionId],
    ["templateId", draft.templateId],
    ["name", state.name],
    ["startDay", state.startDay],
    ["noteToPatient", state.noteToPatient],
    ["movePhase", state.movePhase],
    ["moveReason", state.movePhase ? (state.moveReason ?? draft.moveReason) : ""],
    ...scheduleFields(state.schedule),
    ...Object.entries(state.rules).map(([field, value]): Pair => [`rules.${field}`, value]),
    ...blocks.flatMap((block, index): Pair[] => [
      [`blocks.${index}.name`, block.name],
      [`blocks.${index}.kind`, block.kind],
      [`blocks.${index}.countsAsMain`, block.countsAsMain],
      ...block.prescriptions.flatMap((row, place) =>
        rowFields(row).map(
          ([name, value]): Pair => [`blocks.${index}.prescriptions.${place}.${name}`, value],
        ),
      ),
    ]),
  ];
}

export function HiddenFields({ fields }: { readonly fields: readonly Pair[] }) {
  return fields.map(([name, value], index) => (
    <input
      // biome-ignore lint/suspicious/noArrayIndexKey: weekdays share one name; their order is their identity
      key={`${name} ${index}`}
      type="hidden"
      name={name}
      value={value === true ? "on" : value === null || value === false ? "" : String(value)}
    />
  ));
}
