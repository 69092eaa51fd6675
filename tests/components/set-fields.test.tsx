/** In a session a walk is logged in minutes and seconds, each with its unit; a hold and repetitions keep one figure. */
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { SetFields } from "#components/session/set-fields.tsx";
import type { SessionExerciseView } from "#lib/domain/session-view.ts";

const texts = {
  unit: { reps: "times", minutes: "min", seconds: "s", metres: "m" },
  minutes: "minutes",
  seconds: "seconds",
  less: "Less,",
  more: "More,",
};
const html = (unit: SessionExerciseView["unit"], target: number, done: number | null) => {
  const none = { done: null, loadG: null, revision: null, firstDone: null };
  return renderToStaticMarkup(
    <SetFields
      exercise={{ prescriptionId: "p", unit, sets: [{ side: "both", index: 0, target, ...none }] }}
      done={[done]}
      names={["Set 1"]}
      firsts={[null]}
      texts={texts}
      onChange={() => undefined}
    />,
  );
};
const values = (page: string) => [...page.matchAll(/value="([^"]*)"/g)].map(([, value]) => value);

test("by what was asked for, not by what was done", () => {
  expect(values(html("seconds", 600, 750))).toEqual(["12", "30"]);
  expect(html("seconds", 600, 750)).toContain("Set 1, minutes");
  expect(html("seconds", 600, 750)).toMatch(/>min<|min<\/span>/);
  expect(values(html("seconds", 600, 40))).toEqual(["0", "40"]);
  expect(values(html("seconds", 30, 200))).toEqual(["200"]);
  expect(values(html("reps", 200, 180))).toEqual(["180"]);
});
