/** The screens of acute care for a real browser, chosen by the address; the test plays the server. */
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { CalmPlan } from "#components/check-in/calm-plan.tsx";
import { CheckInAnswerList } from "#components/check-in/check-in-answers.tsx";
import { CheckInForm } from "#components/check-in/check-in-form.tsx";
import { CheckInTable } from "#components/check-in/check-in-table.tsx";
import type { ActionState } from "#components/form/action-state.ts";
import { GateCriteria } from "#components/gate/gate-criteria.tsx";
import { SignPanel } from "#components/gate/sign-panel.tsx";
import { PatientShell } from "#components/layout/patient-shell.tsx";
import { ContextPanel } from "#components/red-flag/context-panel.tsx";
import { EndFlagsForm } from "#components/red-flag/end-flags-form.tsx";
import { FlagList } from "#components/red-flag/flag-list.tsx";
import { RedFlagAdvice } from "#components/red-flag/red-flag-advice.tsx";
import { RedFlagScreen } from "#components/red-flag/red-flag-screen.tsx";
import { editedCalmCarePlan } from "#lib/domain/calm-care.ts";
import { decideGate } from "#lib/domain/gate.ts";
import { actionsFor, lockOf, type OpenFlag } from "#lib/domain/red-flag.ts";
import type { RedFlagContext } from "#lib/domain/red-flag-questions.ts";
import { catalogue } from "#lib/messages/catalogue.ts";
import "#app/globals.css";

declare global {
  interface Window {
    /** What each sending held. */
    sent: Record<string, string>[];
    /** What it is answered. */
    reply: ActionState;
  }
}

window.sent = [];
window.reply = { status: "ok" };
const action = async (_previous: ActionState, form: FormData) => {
  window.sent.push(Object.fromEntries([...form].map(([name, value]) => [name, String(value)])));
  return window.reply;
};

const context: RedFlagContext = {
  birthYear: 1981,
  firstEpisode: true,
  cancer: false,
  recentSurgery: false,
  longTermSteroids: true,
  osteoporosis: false,
  weakImmuneSystem: null,
  pregnancy: false,
};
const day = (d: number, rest: number, worst: number) => ({
  day: `2026-03-0${d}`,
  revision: 0,
  restPain: rest,
  worstPain: worst,
  wokenByPain: false,
  nightUnrelenting: false,
  analgesicLevel: 1,
  sedating: d === 3,
  walkMinutes: 8,
  standsUnaided: true,
  legWorse: false,
});
const checkIns = [day(1, 4, 6), day(2, 3, 5), day(3, 2, 4)];
const gate = decideGate({ checkIns, openRedFlag: false, onsetOn: "2026-02-25", today: "2026-03-03" });
const flags = [
  { id: "f1", questionId: "fever", code: "S" as const, raisedBy: ["answer", "very_unwell"] },
  { id: "f2", questionId: "context_long_term_steroids", code: "T" as const, raisedBy: ["answer"] },
].map((flag) => ({
  ...flag,
  raisedAt: new Date("2026-03-03T09:12:00Z"),
  occasion: "intake" as const,
  end: null,
}));
const contacts = {
  emergencyNumber: "112",
  doctorNumber: "116 117",
  crisisLine: "0800 111 0 111",
  replyTime: "one working day",
};
const advice = (open: OpenFlag[]) => (
  <RedFlagAdvice actions={actionsFor(open)} lock={lockOf(open)} contacts={contacts} />
);
const screen = (occasion: "intake" | "flare") => (
  <RedFlagScreen
    action={action}
    occasion={occasion}
    formId="form-1"
    memberId="member-1"
    today="2026-03-03"
    contextOnFile={
      occasion === "flare"
        ? { ...context, firstEpisode: false, longTermSteroids: false, weakImmuneSystem: false }
        : null
    }
  />
);
const checkIn = (entered: (typeof checkIns)[number] | null) => (
  <CheckInForm
    action={action}
    formId="form-1"
    memberId="member-1"
    day="2026-03-03"
    isYesterday={false}
    entered={entered}
  />
);

const pages: Record<string, ReactNode> = {
  intake: screen("intake"),
  flare: screen("flare"),
  "check-in": checkIn(null),
  correct: checkIn(checkIns[2]!),
  E: advice([{ questionId: "self_harm", code: "E" }]),
  S: advice([
    { questionId: "fever", code: "S" },
    { questionId: "weight_loss", code: "U" },
  ]),
  T: advice([{ questionId: "x", code: "T" }]),
  calm: (
    <>
      <h1>Your calm plan</h1>
      <CalmPlan items={editedCalmCarePlan([])} />
      <GateCriteria gate={gate} audience="patient" />
      <CheckInAnswerList answers={checkIns[2]!} />
    </>
  ),
};
const staff: Record<string, ReactNode> = {
  clearance: (
    <>
      <GateCriteria gate={gate} audience="staff" />
      <SignPanel
        action={action}
        outcome={gate.outcome}
        patient={{ id: "p", name: "Ines Hazel" }}
        formId="form-1"
        fingerprint="x"
        maySign
        readerId="m"
      />
    </>
  ),
  record: (
    <>
      <FlagList flags={flags} />
      <EndFlagsForm
        action={action}
        formId="form-1"
        patientId="p"
        readerId="m"
        flags={flags}
        today="2026-03-04"
      />
      <ContextPanel
        context={context}
        recordedAt={new Date("2026-03-03T09:12:00Z")}
        review={null}
        form={{ action, formId: "form-1", patientId: "p", readerId: "m", contextId: "c" }}
      />
      <CheckInTable rows={checkIns.map((row, i) => ({ ...row, id: String(i), corrections: i }))} />
    </>
  ),
};

const name = location.hash.slice(1);
const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <NextIntlClientProvider locale="en-GB" timeZone="UTC" messages={catalogue("en-GB")}>
      {name in pages ? (
        <PatientShell items={[{ href: "/today", label: "Today", icon: "home" }]}>{pages[name]}</PatientShell>
      ) : (
        <main className="page">{staff[name]}</main>
      )}
    </NextIntlClientProvider>,
  );
}
