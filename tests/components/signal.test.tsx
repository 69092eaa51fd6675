/** Signals in words: every code says its line, rule and data with its figures; what can be done follows the rules. */
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { SignalForm } from "#components/caseload/signal-form.tsx";
import { SignalHistory } from "#components/caseload/signal-history.tsx";
import { SignalList } from "#components/caseload/signal-list.tsx";
import type { SignalView } from "#components/caseload/types.ts";
import { type SignalCode, type SignalData, signalCodes } from "#lib/domain/signal.ts";
import { catalogue } from "#lib/messages/catalogue.ts";
import { storedSignalData } from "#lib/schemas/signal.ts";

/** A sentence that lacks a message or a figure stops the test. */
const render = (node: ReactNode): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider
      locale="en-GB"
      timeZone="UTC"
      messages={catalogue("en-GB")}
      onError={(problem) => {
        throw problem;
      }}
    >
      {node}
    </NextIntlClientProvider>,
  );

const now = new Date("2026-03-25T10:00:00Z");
const day = "2026-03-23";
const flag = { questionId: "fever", code: "S" as const, raisedAt: new Date("2026-03-25T06:00:00Z") };
const exposure = { exercise: "Squat", day, painDuring: 8, nextDayChange: null };
const measure = { instrument: "rmdq", from: 4, to: 9, fromDay: "2026-02-20", toDay: day };
const dose = {
  axis: "reps" as const,
  sets: 2,
  reps: 8,
  holdSeconds: null,
  durationSeconds: null,
  distanceM: null,
  loadG: null,
};

type DataOf<D extends SignalData, C extends SignalCode> = D extends unknown
  ? C extends D["code"]
    ? Omit<D, "code">
    : never
  : never;

/** One example a code; a code without one does not compile. */
const examples: { readonly [C in SignalCode]: DataOf<SignalData, C> } = {
  RED_FLAG: { flags: [flag] },
  FLAG_TU: { flags: [{ ...flag, code: "U" }] },
  STOP_SEVERE: { exposures: [exposure], limit: 8 },
  STOP_REPEATED: { exposures: [exposure, { ...exposure, nextDayChange: 3 }] },
  FLARE: { startedOn: day, source: "detected", restPain: 6, baseline: null },
  FLARE_REVIEW: { startedOn: day, days: 2, previousOn: "2026-03-04" },
  UNREAD_SAFETY: { count: 2, words: ["numb"] },
  NEXT_DAY_RED: { days: [{ day, before: 1, after: 5 }], limit: 3 },
  NIGHT_PAIN: { days: [day] },
  GATE_READY: { restPain: [2, null, 2] },
  MEDICAL_REVIEW: { day: 43, measures: [] },
  STOP_OTHER: { stops: [{ exercise: "Squat", reason: "NO_EASIER", on: day }] },
  PROM_WORSE: { measures: [measure] },
  PAIN_TREND: { median: 5, previous: 2, values: 6, previousValues: 7 },
  SLOW_RECOVERY: {
    day: 15,
    reasons: [{ reason: "REST_PAIN", unknown: false, limit: 3 }],
    measures: [],
  },
  SILENT7: { days: 9, due: 3, everLogged: true },
  MISSED3: { kind: "slots", days: [day], due: 3 },
  ADH_LOW: { percent: 40, done: 4, due: 10 },
  ADH_DROP: { percent: 50, previous: 88, due: 6, previousDue: 6 },
  APPROVAL_PENDING: { exercises: ["Bridge"], count: 1 },
  ADVANCE_READY: { template: "Strength 1", criteria: 6 },
  LATE_ENTRY: { count: 1, oldestDay: day },
  EXCUSE_REVIEW: { excusedDays: 5, from: day, to: day },
  INVITED: { invitedOn: day },
  PLATEAU: { exercises: [{ exercise: "Plank", dose, exposures: 6, since: day }] },
  OVERUSE: { weeks: [{ weekStart: day, extras: 2, due: 3 }] },
  PROM_OVERDUE: { measures: [{ instrument: "psfs", dueOn: day }] },
};
const view = (code: SignalCode, more: Partial<SignalView> = {}): SignalView => ({
  id: `id-${code}`,
  code,
  data: { code, ...examples[code] } as SignalData,
  state: "open",
  openedAt: new Date("2026-03-25T06:00:00Z"),
  snoozedUntil: null,
  note: null,
  seen: "mark",
  ...more,
});
const list = (signals: readonly SignalView[], readOnly = false) =>
  render(<SignalList patientId="p" signals={signals} now={now} readOnly={readOnly} />);
/** The words a person reads, without markup. */
const wordsOf = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

test.each(signalCodes)("%s: line, rule, data and weight, with nothing left open", (code) => {
  const words = wordsOf(list([view(code)]));
  expect(words).not.toMatch(/[{}]|signal\.|undefined|NaN|null/);
  expect(words).toMatch(/weight \d+/);
  expect(words).toContain("Rule and data");
});

test("stored data are read back as they were written", () => {
  for (const code of signalCodes) {
    const { data } = view(code);
    expect(storedSignalData.parse(JSON.parse(JSON.stringify(data)))).toEqual(data);
  }
  expect(storedSignalData.safeParse({ code: "ADH_LOW", percent: 40 }).success).toBe(false);
});

test("the figures told are those of the signal", () => {
  expect(wordsOf(list([view("PROM_WORSE")]))).toContain("RMDQ from 4 to 9");
  expect(wordsOf(list([view("ADH_DROP")]))).toContain("fell from 88 to 50 %");
  expect(wordsOf(list([view("STOP_SEVERE")]))).toContain("Squat: pain 8 during it");
  expect(wordsOf(list([view("FLARE")]))).toContain("baseline no answer");
});

test("what can be done: no snooze of P0, no closing of what follows a red flag, nothing for a reader", () => {
  const acts = (html: string) => [...html.matchAll(/data-act="(\w+)"/g)].map((match) => match[1]);
  expect(acts(list([view("RED_FLAG")]))).toEqual(["acknowledge"]);
  expect(acts(list([view("STOP_SEVERE")]))).toEqual(["acknowledge", "close"]);
  expect(acts(list([view("ADH_LOW")]))).toEqual(["acknowledge", "snooze", "close"]);
  const note = { reason: "Away this week.", byName: "Dana Wren" };
  const snoozed = list([view("ADH_LOW", { state: "snoozed", snoozedUntil: "2026-03-30", note })]);
  expect(acts(snoozed)).toEqual(["close", "reopen"]);
  expect(wordsOf(snoozed)).toContain("Snoozed until Mon 30 Mar by Dana Wren: Away this week.");
  expect(acts(list([view("ADH_LOW")], true))).toEqual([]);
});

test("the form sends the mark of what was shown, and asks for a day to snooze until alone", () => {
  const form = (act: "acknowledge" | "snooze") =>
    render(
      <SignalForm
        action={async (state) => state}
        formId="f"
        readerId="r"
        patientId="p"
        act={act}
        signals={[view("ADH_LOW"), view("SILENT7")]}
        chosen={["id-SILENT7"]}
        from="caseload"
        today="2026-03-25"
        now={now}
        backHref="/caseload"
      />,
    );
  const snooze = form("snooze");
  expect(snooze).toContain('value="id-SILENT7 mark"');
  expect(snooze.match(/checked=""/g)).toHaveLength(1);
  expect(snooze).toMatch(/name="until"[^>]*min="2026-03-26"|min="2026-03-26"[^>]*name="until"/);
  expect(form("acknowledge")).not.toContain('name="until"');
});

test("the history names the data where nobody did it", () => {
  const events = [
    { kind: "ended_by_data", byName: null, reason: null, until: null },
    { kind: "snoozed", byName: "Dana Wren", reason: "Away.", until: "2026-03-30" },
  ] as const;
  const words = wordsOf(
    render(
      <SignalHistory
        events={events.map((event, index) => ({
          ...event,
          signalId: "s",
          code: "ADH_LOW" as const,
          at: new Date(now.getTime() - index * 3_600_000),
        }))}
      />,
    ),
  );
  expect(words).toContain("Ended: the condition holds no more the data");
  expect(words).toContain("Snoozed until Mon 30 Mar Dana Wren Away.");
});
