/** From what is on the form of one exercise to facts and back, with corrections and with facts that arrive out of order. */
import { expect, test } from "vitest";
import type { SessionExerciseView } from "#lib/domain/session-view.ts";
import { entryOf, factsOfEntry, withFacts } from "#lib/offline/exercise-entry.ts";

const exercise: SessionExerciseView = {
  prescriptionId: "p",
  slug: "bird-dog",
  name: "Bird dog",
  position: "all-fours",
  instructions: "Slowly.",
  note: null,
  blockName: "main",
  blockKind: "main",
  dose: {
    axis: "reps",
    sets: 1,
    reps: 8,
    holdSeconds: null,
    durationSeconds: null,
    distanceM: null,
    loadG: 4000,
  },
  side: "each",
  unit: "reps",
  sets: (["left", "right"] as const).map((side) => ({
    side,
    index: 0,
    target: 8,
    done: null,
    loadG: null,
    revision: null,
    firstDone: null,
  })),
  loadable: true,
  findsLoad: false,
  exposure: null,
  state: "todo",
};
let made = 0;
const about = { sessionId: "s", at: "2025-03-03T10:00:00.000Z", makeId: () => `id${made++}` };

test("an entry is filled in as asked for, without pain or effort", () => {
  expect(entryOf(exercise)).toEqual({ done: [8, 8], loadG: 4000, pain: null, effort: null, stop: "none" });
});

test("saving makes one fact a set and one for the exercise; saving again makes none", () => {
  const facts = factsOfEntry(exercise, { ...entryOf(exercise), done: [8, 6], pain: 3, effort: 5 }, about);
  expect(facts.map((fact) => [fact.kind, "revision" in fact ? fact.revision : null])).toEqual([
    ["set_recorded", 0],
    ["set_recorded", 0],
    ["exposure_closed", 0],
  ]);
  const stored = withFacts(exercise, facts);
  expect(stored.state).toBe("logged");
  expect(factsOfEntry(stored, entryOf(stored), about)).toEqual([]);
});

test("a correction is the next revision of what changed alone, and the first entry is kept beside it", () => {
  const stored = withFacts(exercise, factsOfEntry(exercise, entryOf(exercise), about));
  const facts = factsOfEntry(stored, { ...entryOf(stored), done: [8, 5] }, about);
  expect(facts).toMatchObject([{ kind: "set_recorded", side: "right", revision: 1, done: 5 }]);
  expect(withFacts(stored, facts).sets[1]).toMatchObject({ done: 5, revision: 1, firstDone: 8 });
});

test("an older fact on its way never covers a newer one, and a set emptied after logging counts 0", () => {
  const stored = withFacts(exercise, factsOfEntry(exercise, entryOf(exercise), about));
  const newer = withFacts(stored, factsOfEntry(stored, { ...entryOf(stored), done: [4, 8] }, about));
  const old = factsOfEntry(exercise, entryOf(exercise), about);
  expect(withFacts(newer, old).sets[0]?.done).toBe(4);
  expect(factsOfEntry(stored, { ...entryOf(stored), done: [null, 8] }, about)).toMatchObject([
    { done: 0, revision: 1 },
  ]);
});

test("what is not done at first leaves no set behind, only the reason", () => {
  const facts = factsOfEntry(exercise, { ...entryOf(exercise), done: [null, null], stop: "time" }, about);
  expect(facts).toMatchObject([{ kind: "exposure_closed", stopReason: "time" }]);
});
