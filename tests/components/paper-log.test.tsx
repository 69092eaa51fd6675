/** The paper log says and takes a walk in minutes, as the program does; what is sent becomes seconds. */
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { PaperLogForm } from "#components/session/paper-log-form.tsx";
import type { SessionExerciseView } from "#lib/domain/session-view.ts";
import { newId } from "#lib/kernel/ids.ts";
import { catalogue } from "#lib/messages/catalogue.ts";
import { paperLogInput } from "#lib/schemas/session.ts";

const empty = { reps: null, holdSeconds: null, durationSeconds: null, distanceM: null, loadG: null };
const exercise = (target: number): SessionExerciseView => ({
  prescriptionId: newId(),
  slug: "easy-walk",
  name: "Easy walk",
  position: "standing",
  instructions: "",
  note: null,
  blockName: "Main",
  blockKind: "main",
  dose: { ...empty, axis: "duration", sets: 1, durationSeconds: target },
  side: "both",
  unit: "seconds",
  sets: [{ side: "both", index: 0, target, done: null, loadG: null, revision: null, firstDone: null }],
  loadable: false,
  findsLoad: false,
  exposure: null,
  state: "todo",
});
const page = (target: number) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en-GB" timeZone="UTC" messages={catalogue("en-GB")}>
      <PaperLogForm
        action={async (previous) => previous}
        patientId="p"
        sessionId="s"
        versionId="v"
        day="2026-05-01"
        loadUnit="kg"
        exercises={[exercise(target)]}
      />
    </NextIntlClientProvider>,
  );

test("ten and a half minutes stand as 10 min and 30 s, each box with its unit and name", () => {
  const html = page(630);
  expect(html).toMatch(/Easy walk, set 1, minutes.*name="rows\.0\.minutes\.0"[^>]*value="10"/);
  expect(html).toMatch(/Easy walk, set 1, seconds.*name="rows\.0\.sets\.0"[^>]*value="30"/);
  expect(html).toMatch(/>min<.*>s</);
});

test("under two minutes there is one box, in seconds", () => {
  const html = page(90);
  expect(html).not.toContain("minutes");
  expect(html).toMatch(/name="rows\.0\.sets\.0"[^>]*value="90"/);
});

test("what is sent becomes seconds; two empty boxes are a set not done; half an entry counts as it stands", () => {
  const row = (fields: object) =>
    paperLogInput.parse({
      patientId: newId(),
      sessionId: newId(),
      versionId: newId(),
      day: "2026-05-01",
      restPain: "",
      rows: [{ prescriptionId: newId(), load: "", pain: "", effort: "", stop: "", ...fields }],
    }).rows[0]!.sets;
  expect(row({ minutes: ["12"], sets: ["30"] })).toEqual([750]);
  expect(row({ minutes: ["12"], sets: [""] })).toEqual([720]);
  expect(row({ minutes: [""], sets: [""] })).toEqual([null]);
  expect(row({ sets: ["10", "", "8"] })).toEqual([10, null, 8]);
});
