/**
 * Every screen there is, by who sees it: one list for the accessibility check and for the pictures.
 *
 * Invariant: a page of `app/` without an entry here fails e2e/journeys/axe.spec.ts. It is long by nature: one entry a
 * screen.
 */
import type { DemoIds } from "#e2e/support/demo-ids.ts";
import { demo } from "#e2e/support/people.ts";

/** The people in whose browsers the screens are opened; all of the demo clinic but the visitor. */
export const viewers = {
  visitor: null,
  patient: demo.patient.signInName,
  openPatient: "freya.clover@demo.example",
  acutePatient: "iris.linden@demo.example",
  lockedPatient: "piet.bracken@demo.example",
  measuredPatient: "juno.willow@demo.example",
  therapist: demo.therapist.signInName,
  clinician: demo.clinician.signInName,
  admin: demo.admin.signInName,
} as const;
export type Viewer = keyof typeof viewers;

export interface Screen {
  /** Name of the picture, unique for the viewer. */
  readonly name: string;
  readonly viewer: Viewer;
  /** The route it shows, as its folder in `app/` is called, groups left out. */
  readonly route: string;
  readonly path: (ids: DemoIds) => string;
}

const at = (viewer: Viewer, name: string, route: string, path: Screen["path"] = () => route): Screen => ({
  name,
  viewer,
  route,
  path,
});

const freshSession = "018f0000-0000-7000-8000-000000000001";
const { patient, therapist } = demo;

/** A page of one patient, as staff open it. */
const chart = (viewer: Viewer, name: string, who: string, tab = "", query = ""): Screen =>
  at(viewer, name, `/patients/[id]${tab}`, (ids) => `/patients/${ids.member(who)}${tab}${query}`);

export const screens: readonly Screen[] = [
  at("visitor", "welcome", "/"),
  at("visitor", "sign-in", "/sign-in"),
  at("visitor", "help", "/help"),
  at("visitor", "invitation", "/invite/[token]", (ids) => `/invite/${ids.invitationToken}`),
  at("visitor", "invitation-unknown", "/invite/[token]", () => "/invite/not-a-token"),

  at("patient", "today", "/today"),
  at("patient", "session-start", "/session/[id]", () => `/session/${freshSession}`),
  at("patient", "session-done", "/session/[id]", (ids) => `/session/${ids.finishedSession(patient.name)}`),
  at(
    "patient",
    "session-correct",
    "/session/[id]/correct",
    (ids) => `/session/${ids.finishedSession(patient.name)}/correct`,
  ),
  at("patient", "session-backdate", "/session/new"),
  at("patient", "days", "/days"),
  at("patient", "program", "/program"),
  at("patient", "exercise", "/exercise/[slug]", () => "/exercise/bird-dog"),
  at("patient", "progress", "/progress"),
  at("patient", "learn", "/learn"),
  at("patient", "learn-cold-or-heat", "/learn/[topic]", () => "/learn/cold-or-heat"),
  at("patient", "learn-pain", "/learn/[topic]", () => "/learn/pain-and-activity"),
  at("patient", "learn-doctor", "/learn/[topic]", () => "/learn/doctor"),
  at("patient", "screen-flare", "/screen", () => "/screen?occasion=flare"),
  at("patient", "agreement", "/agree"),
  at("patient", "account", "/account"),

  at("openPatient", "session-open", "/session/[id]", (ids) => `/session/${ids.openSession}`),

  at("acutePatient", "today", "/today"),
  at("acutePatient", "check-in", "/check-in"),
  at("acutePatient", "check-in-form", "/check-in", () => "/check-in?correct=1"),
  at("acutePatient", "calm-care", "/calm-care"),
  at("acutePatient", "session-start", "/session/[id]", () => `/session/${freshSession}`),
  at("acutePatient", "screen-sent", "/screen/[screenId]", (ids) => `/screen/${ids.screen("Iris Linden")}`),

  at("lockedPatient", "today", "/today"),
  at("lockedPatient", "check-in", "/check-in"),
  at("lockedPatient", "session", "/session/[id]", () => `/session/${freshSession}`),
  at("lockedPatient", "screen-sent", "/screen/[screenId]", (ids) => `/screen/${ids.screen("Piet Bracken")}`),

  at("measuredPatient", "today", "/today"),
  at("measuredPatient", "questionnaires", "/questionnaires"),
  at("measuredPatient", "questionnaire-ticks", "/questionnaires/[instrument]", () => "/questionnaires/rmdq"),
  at("measuredPatient", "questionnaire-pain", "/questionnaires/[instrument]", () => "/questionnaires/nprs"),
  at("measuredPatient", "questionnaire-own", "/questionnaires/[instrument]", () => "/questionnaires/psfs"),
  at("measuredPatient", "questionnaire-change", "/questionnaires/[instrument]", () => "/questionnaires/pgic"),
  at("measuredPatient", "progress", "/progress"),

  at("therapist", "caseload", "/caseload"),
  at("therapist", "invite-patient", "/patients/invite"),
  at(
    "therapist",
    "invitation",
    "/patients/invite/[patientId]",
    (ids) => `/patients/invite/${ids.member(patient.name)}`,
  ),
  chart("therapist", "course", patient.name),
  chart("therapist", "course-acute", "Mara Sorrel"),
  chart("therapist", "course-silent", "Otto Elder"),
  chart("therapist", "signals", "Otto Elder", "/signals"),
  chart("therapist", "signals-snooze", "Lena Quince", "/signals", "?act=snooze"),
  chart("therapist", "program", patient.name, "/program"),
  chart("therapist", "assign-choose", patient.name, "/assign"),
  chart("therapist", "assign-template", patient.name, "/assign", "?template=strength-2-build"),
  chart("therapist", "assign-change", patient.name, "/assign", "?change=newest"),
  at("therapist", "decisions", "/decisions"),
  chart("therapist", "decisions-patient", patient.name, "/decisions"),
  chart("therapist", "outcomes", patient.name, "/outcomes"),
  chart("therapist", "outcomes-enter", patient.name, "/outcomes", "?enter=rmdq-24-1983"),
  chart("therapist", "outcomes-none", "Mara Sorrel", "/outcomes"),
  chart("therapist", "episode", patient.name, "/episode"),
  chart("therapist", "clearance-ready", "Mara Sorrel", "/clearance"),
  chart("therapist", "clearance-slow", "Hugo Vetch", "/clearance"),
  chart("therapist", "clearance-escalate", "Piet Bracken", "/clearance"),
  chart("therapist", "clearance-signed", patient.name, "/clearance"),
  chart("therapist", "record", patient.name, "/record"),
  chart("therapist", "record-red-flag", "Piet Bracken", "/record"),
  chart("therapist", "log", patient.name, "/log"),
  at("therapist", "library", "/library"),
  at("therapist", "library-search", "/library", () => "/library?q=glutes+no+equipment&caution=disc&hide=1"),
  at("therapist", "library-ladders", "/library", () => "/library?view=ladders&region=low_back"),
  at("therapist", "library-print", "/library/print", () => "/library/print?slugs=bird-dog,side-bridge-knees"),
  at("therapist", "own-exercises", "/library/own"),
  at("therapist", "own-new", "/library/own/new"),
  at("therapist", "own-copy", "/library/own/new", () => "/library/own/new?copy=bird-dog"),
  at("therapist", "own-edit", "/library/[slug]/edit", () => "/library/own-bridge-with-a-towel/edit"),
  at("therapist", "exercise-old-address", "/library/[slug]", () => "/library/bird-dog"),
  at("therapist", "exercise", "/exercise/[slug]", () => "/exercise/bird-dog"),
  at("clinician", "exercise", "/exercise/[slug]", () => "/exercise/double-knee-to-chest"),
  at("therapist", "templates", "/templates"),
  at("therapist", "template", "/templates/[slug]", () => "/templates/strength-1-foundation"),
  at("therapist", "account", "/account"),

  at("clinician", "dashboard", "/dashboard"),
  chart("clinician", "course", patient.name),
  chart("clinician", "record-red-flag", "Piet Bracken", "/record"),
  chart("clinician", "signals", "Piet Bracken", "/signals"),

  at("admin", "start", "/admin"),
  at("admin", "people", "/admin/people"),
  at("admin", "person", "/admin/people/[memberId]", (ids) => `/admin/people/${ids.member(therapist.name)}`),
  at("admin", "invite-staff", "/admin/people/invite"),
  at("admin", "clinic", "/admin/clinic"),
  at("admin", "rules", "/admin/rules"),
  at("admin", "audit", "/admin/audit"),
  at("admin", "backups", "/admin/backups"),
];

/** The screen of a database without a clinic. */
export const firstRun = { name: "setup", route: "/setup" } as const;
