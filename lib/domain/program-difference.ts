/**
 * What changed from one version to the next, as values that the screens turn into sentences.
 * Invariant: two versions with the same content have no difference; every change of a dose, a load, a side, an
 * exercise or the schedule is named.
 */
import { type Dose, isSameDose, type SideMode } from "./dosage.ts";
import type { Schedule } from "./schedule.ts";

/** What is compared of a version. A version as it is served fits. */
export interface ComparableVersion {
  readonly programId: string;
  readonly programName: string;
  readonly schedule: Schedule;
  readonly noteToPatient: string | null;
  readonly blocks: readonly {
    readonly name: string;
    readonly prescriptions: readonly {
      readonly exercise: { readonly slug: string; readonly name: string };
      readonly dose: Dose;
      readonly side: SideMode;
      readonly restSeconds: number;
      readonly findsLoad: boolean;
      readonly note: string | null;
    }[];
  }[];
}

export type Difference =
  | { readonly kind: "program"; readonly name: string }
  | { readonly kind: "dose"; readonly exercise: string; readonly from: Dose; readonly to: Dose }
  /** The load is to be found at the first session from now on. */
  | { readonly kind: "finds_load"; readonly exercise: string }
  | { readonly kind: "added"; readonly exercise: string; readonly dose: Dose }
  | { readonly kind: "removed"; readonly exercise: string }
  | { readonly kind: "side"; readonly exercise: string; readonly to: SideMode }
  | {
      readonly kind: "rest";
      readonly exercise: string;
      readonly fromSeconds: number;
      readonly toSeconds: number;
    }
  | { readonly kind: "note"; readonly exercise: string }
  | { readonly kind: "moved"; readonly exercise: string; readonly block: string }
  /** The same exercises in another order. */
  | { readonly kind: "order" }
  | { readonly kind: "days"; readonly added: readonly number[]; readonly dropped: readonly number[] }
  | { readonly kind: "schedule"; readonly to: Schedule };

type Entry = ComparableVersion["blocks"][number]["prescriptions"][number] & {
  readonly key: string;
  readonly block: string;
};

/** Prescriptions in order, named by exercise and by which time it occurs. */
function entriesOf(version: ComparableVersion): Entry[] {
  const seen = new Map<string, number>();
  return version.blocks.flatMap((block) =>
    block.prescriptions.map((prescription) => {
      const { slug } = prescription.exercise;
      const times = seen.get(slug) ?? 0;
      seen.set(slug, times + 1);
      return { ...prescription, key: `${slug} ${times}`, block: block.name };
    }),
  );
}

/** The changes from `before` to `after`: the program, each exercise in the order of `after`, what went, the schedule. */
export function differencesOf(before: ComparableVersion, after: ComparableVersion): Difference[] {
  const differences: Difference[] = [];
  if (before.programId !== after.programId) differences.push({ kind: "program", name: after.programName });
  const [old, now] = [entriesOf(before), entriesOf(after)];
  const oldByKey = new Map(old.map((entry) => [entry.key, entry]));
  for (const entry of now) {
    const was = oldByKey.get(entry.key);
    if (!was) differences.push({ kind: "added", exercise: entry.exercise.name, dose: entry.dose });
    else differences.push(...changesOf(was, entry));
  }
  const kept = new Set(now.map((entry) => entry.key));
  for (const entry of old)
    if (!kept.has(entry.key)) differences.push({ kind: "removed", exercise: entry.exercise.name });
  const sequence = (entries: Entry[], others: Set<string>) =>
    entries.filter((entry) => others.has(entry.key)).map((entry) => entry.key);
  const oldKeys = new Set(oldByKey.keys());
  const moved = differences.some((difference) => difference.kind === "moved");
  if (!moved && sequence(old, kept).join() !== sequence(now, oldKeys).join())
    differences.push({ kind: "order" });
  differences.push(...scheduleChanges(before.schedule, after.schedule));
  return differences;
}

function changesOf(was: Entry, entry: Entry): Difference[] {
  const exercise = entry.exercise.name;
  const found: Difference[] = [];
  if (was.block !== entry.block) found.push({ kind: "moved", exercise, block: entry.block });
  if (
    !isSameDose(was.dose, entry.dose) &&
    !(entry.findsLoad && isSameDose({ ...was.dose, loadG: null }, entry.dose))
  )
    found.push({ kind: "dose", exercise, from: was.dose, to: entry.dose });
  if (entry.findsLoad && !was.findsLoad) found.push({ kind: "finds_load", exercise });
  if (was.side !== entry.side) found.push({ kind: "side", exercise, to: entry.side });
  if (was.restSeconds !== entry.restSeconds)
    found.push({ kind: "rest", exercise, fromSeconds: was.restSeconds, toSeconds: entry.restSeconds });
  if (was.note !== entry.note) found.push({ kind: "note", exercise });
  return found;
}

function scheduleChanges(before: Schedule, after: Schedule): Difference[] {
  if (before.kind === "fixed_days" && after.kind === "fixed_days") {
    const added = after.weekdays.filter((day) => !before.weekdays.includes(day));
    const dropped = before.weekdays.filter((day) => !after.weekdays.includes(day));
    return added.length + dropped.length === 0 ? [] : [{ kind: "days", added, dropped }];
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ kind: "schedule", to: after }];
}
