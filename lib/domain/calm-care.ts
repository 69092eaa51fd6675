/**
 * The acute self-care plan as data: items, order, figures, who must take care, and how good the evidence is.
 * Invariants: medicines never carry a product or a dose; a therapist may hide an item or add a note, but an item that
 * is shown keeps its warnings. Wording: `calmCare.items.<key>`. Source: clinical.md A3, K.
 */

export const calmCareKeys = [
  "relative_rest",
  "short_walks",
  "cold",
  "heat",
  "recline",
  "medicines",
  "posture",
  "food",
] as const;
export type CalmCareKey = (typeof calmCareKeys)[number];

/**
 * `act`: do this. `comfort`: a choice that may ease. `ask`: whom to ask. `optional`: commonly advised, no claim made.
 */
export type CalmCareKind = "act" | "comfort" | "ask" | "optional";

/** How sure the evidence is: well established, consensus, or weak and contested. */
export type EvidenceGrade = "established" | "consensus" | "weak";

/** Who must not, or must take care; one warning sentence each. */
export type CalmCareWarning =
  | "never_on_skin"
  | "not_on_numb_skin"
  | "not_on_broken_skin"
  | "not_with_poor_circulation"
  | "never_asleep_on_it"
  | "warm_not_hot"
  | "stop_if_leg_pain_spreads"
  | "no_driving_when_drowsy";

export interface CalmCareItem {
  readonly key: CalmCareKey;
  readonly kind: CalmCareKind;
  /** Figures of the wording, by placeholder: minutes, times, days, hours, degrees. */
  readonly figures: Readonly<Record<string, number>>;
  readonly warnings: readonly CalmCareWarning[];
  readonly evidence: EvidenceGrade;
  /** The library exercise that does it with a timer, if any. */
  readonly exercise: string | null;
}

/** The plan as it ships, in the order it is read. */
export const calmCarePlan: readonly CalmCareItem[] = [
  {
    key: "relative_rest",
    kind: "act",
    figures: { daysMin: 1, daysMax: 3 },
    warnings: [],
    evidence: "established",
    exercise: null,
  },
  {
    key: "short_walks",
    kind: "act",
    figures: {
      minutesMin: 5,
      minutesMax: 10,
      timesMin: 3,
      timesMax: 5,
      addMin: 1,
      addMax: 2,
      painRise: 2,
    },
    warnings: ["stop_if_leg_pain_spreads"],
    evidence: "consensus",
    exercise: "easy-walk",
  },
  {
    key: "cold",
    kind: "comfort",
    figures: {
      minutesMin: 10,
      minutesMax: 15,
      everyHoursMin: 2,
      everyHoursMax: 3,
      hoursMin: 48,
      hoursMax: 72,
    },
    warnings: ["never_on_skin", "not_on_numb_skin", "not_with_poor_circulation"],
    evidence: "weak",
    exercise: null,
  },
  {
    key: "heat",
    kind: "comfort",
    figures: { minutesMin: 15, minutesMax: 20 },
    warnings: ["warm_not_hot", "never_asleep_on_it", "not_on_numb_skin", "not_on_broken_skin"],
    evidence: "established",
    exercise: null,
  },
  {
    key: "recline",
    kind: "comfort",
    figures: { degreesMin: 30, degreesMax: 45, minutesMax: 15 },
    warnings: ["stop_if_leg_pain_spreads"],
    evidence: "consensus",
    exercise: "reclined-rest",
  },
  {
    key: "medicines",
    kind: "ask",
    figures: { days: 10 },
    warnings: ["no_driving_when_drowsy"],
    evidence: "established",
    exercise: null,
  },
  { key: "posture", kind: "optional", figures: {}, warnings: [], evidence: "weak", exercise: null },
  { key: "food", kind: "optional", figures: {}, warnings: [], evidence: "weak", exercise: null },
];

/** A therapist's change to one item for one patient. The note is shown under the item's own text, at most 500 characters. */
export interface CalmCareEdit {
  readonly key: CalmCareKey;
  readonly hidden: boolean;
  readonly note: string | null;
}

export type EditedCalmCareItem = CalmCareItem & { readonly note: string | null };

/** The plan with a therapist's edits: hidden items left out, notes added, order and warnings kept. The last edit of an item counts. */
export function editedCalmCarePlan(edits: readonly CalmCareEdit[]): EditedCalmCareItem[] {
  const byKey = new Map(edits.map((edit) => [edit.key, edit]));
  return calmCarePlan
    .filter((item) => !byKey.get(item.key)?.hidden)
    .map((item) => ({ ...item, note: byKey.get(item.key)?.note?.trim() || null }));
}
