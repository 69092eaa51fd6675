/**
 * One exercise of the session form: what is on the screen, and the facts it becomes when it is saved. Invariants: a
 * fact is made once and kept, so what is sent again is the same; what did not change makes no fact; a change after
 * the first entry is the next revision, never the same one.
 */
import type { StopReason } from "#lib/domain/credit.ts";
import type { SessionExerciseView } from "#lib/domain/session-view.ts";
import type { KeyValue, WireFact } from "./outbox.ts";

/** What the person has on the screen for one exercise. */
export interface ExerciseEntry {
  /** By place of the prescribed set; null is "not done". */
  readonly done: readonly (number | null)[];
  readonly loadG: number | null;
  readonly pain: number | null;
  readonly effort: number | null;
  readonly stop: StopReason;
}

/** The entry as it stands: what was logged, else what was asked for. */
export function entryOf(exercise: SessionExerciseView): ExerciseEntry {
  const logged = exercise.sets.some((set) => set.revision !== null) || exercise.exposure !== null;
  return {
    done: exercise.sets.map((set) => (logged ? set.done : set.target)),
    loadG: exercise.sets.find((set) => set.loadG !== null)?.loadG ?? exercise.dose.loadG,
    pain: exercise.exposure?.painDuring ?? null,
    effort: exercise.exposure?.effort ?? null,
    stop: exercise.exposure?.stopReason ?? "none",
  };
}

/** The facts that bring the stored exercise to this entry; none when it says the same already. */
export function factsOfEntry(
  exercise: SessionExerciseView,
  entry: ExerciseEntry,
  about: { readonly sessionId: string; readonly at: string; readonly makeId: () => string },
): WireFact[] {
  const { sessionId, at, makeId } = about;
  const common = { sessionId, prescriptionId: exercise.prescriptionId, recordedAt: at };
  const facts: WireFact[] = [];
  for (const [place, set] of exercise.sets.entries()) {
    const done = entry.done[place] ?? null;
    if (set.revision === null && done === null) continue;
    const loadG = exercise.loadable ? entry.loadG : null;
    const figures = { done: done ?? 0, loadG };
    if (set.revision !== null && set.done === figures.done && set.loadG === loadG) continue;
    const revision = set.revision === null ? 0 : set.revision + 1;
    facts.push({
      kind: "set_recorded",
      id: makeId(),
      ...common,
      setIndex: set.index,
      side: set.side,
      revision,
      ...figures,
    });
  }
  const { exposure } = exercise;
  const same =
    exposure !== null &&
    exposure.painDuring === entry.pain &&
    exposure.effort === entry.effort &&
    exposure.stopReason === entry.stop;
  if (!same) {
    facts.push({
      kind: "exposure_closed",
      id: makeId(),
      ...common,
      revision: exposure === null ? 0 : exposure.revision + 1,
      painDuring: entry.pain,
      effort: entry.effort,
      stopReason: entry.stop,
      endedByApp: false,
      notReached: false,
    });
  }
  return facts;
}

/** The exercise as it stands once these facts are stored: what is on its way counts for the screen. */
export function withFacts(exercise: SessionExerciseView, facts: readonly WireFact[]): SessionExerciseView {
  let { exposure } = exercise;
  const sets = exercise.sets.map((set) => ({ ...set }));
  for (const fact of facts) {
    if (fact.kind === "set_recorded" && fact.prescriptionId === exercise.prescriptionId) {
      const set = sets.find((one) => one.side === fact.side && one.index === fact.setIndex);
      if (!set || (set.revision !== null && set.revision >= fact.revision)) continue;
      const first = fact.revision > 0 ? (set.firstDone ?? set.done) : null;
      Object.assign(set, {
        done: fact.done,
        loadG: fact.loadG,
        revision: fact.revision,
        firstDone: first === fact.done ? null : first,
      });
    }
    if (fact.kind === "exposure_closed" && fact.prescriptionId === exercise.prescriptionId) {
      if (exposure && exposure.revision >= fact.revision) continue;
      exposure = {
        painDuring: fact.painDuring,
        effort: fact.effort,
        stopReason: fact.stopReason,
        revision: fact.revision,
      };
    }
  }
  const logged = exposure !== null || sets.some((set) => set.revision !== null);
  return {
    ...exercise,
    sets,
    exposure,
    state: exercise.state === "left_out" ? "left_out" : logged ? "logged" : "todo",
  };
}

const draftKey = (sessionId: string) => `rung.session.${sessionId}`;

/** Entries that were changed and not saved, by prescription; they survive a refresh. */
export function readDrafts(storage: KeyValue, sessionId: string): Record<string, ExerciseEntry> {
  try {
    const data: unknown = JSON.parse(storage.getItem(draftKey(sessionId)) ?? "{}");
    return data !== null && typeof data === "object" && !Array.isArray(data)
      ? (data as Record<string, ExerciseEntry>)
      : {};
  } catch {
    return {};
  }
}

/** Keeps one entry, or forgets it when null. A phone that cannot keep it goes on without. */
export function writeDraft(
  storage: KeyValue,
  sessionId: string,
  prescriptionId: string,
  entry: ExerciseEntry | null,
): void {
  try {
    const drafts = readDrafts(storage, sessionId);
    if (entry) drafts[prescriptionId] = entry;
    else delete drafts[prescriptionId];
    if (Object.keys(drafts).length === 0) storage.removeItem(draftKey(sessionId));
    else storage.setItem(draftKey(sessionId), JSON.stringify(drafts));
  } catch {
    // Nothing to do: what is on the screen stays on the screen.
  }
}
