/** Questionnaires, their entry and the outcome charts for a real browser, chosen by the address. */
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { OutcomeCharts } from "#components/chart/outcome-charts.tsx";
import type { OutcomeMeasureView, OutcomePointView } from "#components/chart/outcome-types.ts";
import { PatientOutcomes } from "#components/chart/patient-outcomes.tsx";
import { PatientShell } from "#components/layout/patient-shell.tsx";
import { EntryForm } from "#components/prom/entry-form.tsx";
import { NameActivities } from "#components/prom/name-activities.tsx";
import { QuestionPage, type QuestionPageProps } from "#components/prom/question-page.tsx";
import { WaitingMeasures } from "#components/prom/waiting-measures.tsx";
import { Section } from "#components/ui/section.tsx";
import { rmdq24 } from "#db/content/rmdq-24.ts";
import { addDays } from "#lib/domain/calendar.ts";
import { catalogue } from "#lib/messages/catalogue.ts";
import "#app/globals.css";

declare global {
  interface Window {
    /** What each sending of a questionnaire held, ticks joined. */
    answered: Record<string, string>[];
  }
}

window.answered = [];
const action = async (_previous: unknown, form: FormData) => {
  const held = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  window.answered.push({ ...held, ticks: form.getAll("ticks[]").join() });
  return { status: "ok" as const };
};

const base: QuestionPageProps["view"] = {
  instrument: "rmdq",
  memberId: "m",
  formId: "f",
  responseId: "r",
  page: 1,
  pages: 4,
  confirmed: [0],
  seenRevision: null,
  entered: null,
  sentences: rmdq24.items.slice(6, 12).map((text, index) => ({ place: 6 + index, text })),
  instruction: rmdq24.instruction,
  credit: rmdq24.credit,
  activity: null,
  clearedOn: "2026-03-02",
};
const bare = { sentences: [], instruction: null, credit: null };
const question = (over: Partial<QuestionPageProps["view"]>) => (
  <QuestionPage action={action} view={{ ...base, ...over }} />
);

const cleared = "2026-03-02";
const today = addDays(cleared, 60);
const point = (
  days: number,
  score: number | null,
  over: Partial<OutcomePointView> = {},
): OutcomePointView => ({
  id: `${days} ${score}`,
  day: addDays(cleared, days),
  week: null,
  score,
  missing: score === null ? 6 : 0,
  prorated: false,
  totalOnly: false,
  source: "patient",
  byName: "Ines Hazel",
  rest: null,
  worst: null,
  second: null,
  group: null,
  ...over,
});
const measure = (
  instrument: OutcomeMeasureView["instrument"],
  points: readonly OutcomePointView[],
  over: Partial<OutcomeMeasureView>,
): OutcomeMeasureView => {
  const scored = points.flatMap(({ day, score }) => (score === null ? [] : [{ day, score }]));
  return {
    instrument,
    min: 0,
    max: 10,
    better: "lower",
    points,
    first: scored[0] ?? null,
    latest: scored.at(-1) ?? null,
    gain: null,
    percent: null,
    improved: null,
    worse: false,
    mdcAt: null,
    improvedAt: null,
    poor: null,
    ...over,
  };
};
const rmdq = measure("rmdq", [point(0, 14), point(14, null), point(42, 6)], {
  max: 24,
  gain: 8,
  percent: 57,
  improved: true,
  improvedAt: 9,
});
const nprs = measure(
  "nprs",
  [6, 6, 5, 5, 4, 4, 3, 4, 2].map((score, week) => point(7 * week + 1, score)),
  { gain: 4, percent: 67, improved: true, mdcAt: 4, improvedAt: 4 },
);
const psfs = measure("psfs", [point(0, 4.3), point(14, 5), point(42, 6)], {
  better: "higher",
  gain: 1.7,
  percent: 40,
  improved: false,
  mdcAt: 6.3,
  improvedAt: 6.3,
});
const pgic = measure("pgic", [point(42, 2)], { min: -3, max: 3, better: "higher", improved: true });
const odi = measure("odi", [point(0, 36, { source: "staff", byName: "Dana Wren" })], {
  max: 100,
  improvedAt: 25,
});
const empty = measure("ears", [], { max: 24, better: "higher" });

const entry = (version: Parameters<typeof EntryForm>[0]["version"]) => (
  <EntryForm
    action={action}
    formId="f"
    patientId="p"
    readerId="m"
    version={version}
    today={today}
    activities={["put on my socks", "garden for an hour"]}
    replaces={null}
  />
);

const phone: Record<string, ReactNode> = {
  ticks: question({}),
  "ticks-again": question({ entered: [0, 1, 0, 0, 0, 0], seenRevision: 0 }),
  pain: question({ ...bare, instrument: "nprs", page: 0, pages: 3, confirmed: [] }),
  activity: question({
    ...bare,
    instrument: "psfs",
    page: 0,
    pages: 2,
    confirmed: [],
    activity: "put on my socks",
  }),
  change: question({ ...bare, instrument: "pgic", page: 0, pages: 1, confirmed: [] }),
  names: <NameActivities action={action} formId="f" memberId="m" />,
  own: (
    <>
      <h1>Progress</h1>
      <WaitingMeasures waiting={[{ instrument: "rmdq", begun: { confirmed: 2, pages: 4 } }]} />
      <Section title="Your answers over time">
        <PatientOutcomes measures={[rmdq, nprs, psfs]} today={today} />
      </Section>
    </>
  ),
};
const desk: Record<string, ReactNode> = {
  charts: (
    <>
      <h1>Outcomes</h1>
      <OutcomeCharts
        measures={[rmdq, nprs, psfs, pgic, odi, empty]}
        from={cleared}
        today={today}
        zone="Europe/Vienna"
        nextDue={{ rmdq: addDays(cleared, 84) }}
      />
    </>
  ),
  entry: (
    <>
      <h1>Outcomes</h1>
      {entry("rmdq-24-1983")}
      {entry("startback-9")}
    </>
  ),
};

const name = location.hash.slice(1);
const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <NextIntlClientProvider locale="en-GB" timeZone="UTC" messages={catalogue("en-GB")}>
      {name in phone ? (
        <PatientShell items={[{ href: "/today", label: "Today", icon: "home" }]}>{phone[name]}</PatientShell>
      ) : (
        <main className="page">{desk[name]}</main>
      )}
    </NextIntlClientProvider>,
  );
}
