/**
 * Every screen there is, by who sees it: one list for the accessibility check and for the pictures.
 *
 * Invariant: a page of `app/` without an entry here fails e2e/journeys/axe.spec.ts. It is long by nature: one entry a
 * screen.
 */
import Database from "better-sqlite3";
import { demo } from "#e2e/support/people.ts";

/** The people in whose browsers the screens are opened; all of the demo clinic but the visitor. */
export const viewers = {
  visitor: null,
  patient: demo.patient.signInName,
  acutePatient: "iris.linden@demo.example",
  lockedPatient: "piet.bracken@demo.example",
  therapist: demo.therapist.signInName,
  clinician: demo.clinician.signInName,
  admin: demo.admin.signInName,
} as const;
export type Viewer = keyof typeof viewers;

/** Ids of the demo clinic that addresses are made of. */
export interface DemoIds {
  /** A member by full name. */
  member(name: string): string;
  /** The newest finished session of a patient. */
  finishedSession(name: string): string;
}

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

export const screens: readonly Screen[] = [
  at("visitor", "welcome", "/"),
  at("visitor", "sign-in", "/sign-in"),
  at("visitor", "help", "/help"),
  at("visitor", "invitation-unknown", "/invite/[token]", () => "/invite/not-a-token"),

  at("patient", "today", "/today"),
  at("patient", "session-start", "/session/[id]", () => `/session/${freshSession}`),
  at(
    "patient",
    "session-done",
    "/session/[id]",
    (ids) => `/session/${ids.finishedSession(demo.patient.name)}`,
  ),
  at(
    "patient",
    "session-correct",
    "/session/[id]/correct",
    (ids) => `/session/${ids.finishedSession(demo.patient.name)}/correct`,
  ),
  at("patient", "session-backdate", "/session/new"),
  at("patient", "days", "/days"),
  at("patient", "program", "/program"),
  at("patient", "progress", "/progress"),
  at("patient", "learn", "/learn"),
  at("patient", "screen-flare", "/screen", () => "/screen?occasion=flare"),
  at("patient", "agreement", "/agree"),
  at("patient", "account", "/account"),

  at("acutePatient", "today", "/today"),
  at("acutePatient", "check-in", "/check-in"),
  at("acutePatient", "calm-care", "/calm-care"),

  at("lockedPatient", "today", "/today"),
  at("lockedPatient", "check-in", "/check-in"),
  at("lockedPatient", "session", "/session/[id]", () => `/session/${freshSession}`),

  at("therapist", "caseload", "/caseload"),
  at("therapist", "invite-patient", "/patients/invite"),
  at(
    "therapist",
    "invitation",
    "/patients/invite/[patientId]",
    (ids) => `/patients/invite/${ids.member(demo.patient.name)}`,
  ),
  at("therapist", "course", "/patients/[id]", (ids) => `/patients/${ids.member(demo.patient.name)}`),
  at("therapist", "course-acute", "/patients/[id]", (ids) => `/patients/${ids.member("Mara Sorrel")}`),
  at(
    "therapist",
    "program",
    "/patients/[id]/program",
    (ids) => `/patients/${ids.member(demo.patient.name)}/program`,
  ),
  at(
    "therapist",
    "clearance-ready",
    "/patients/[id]/clearance",
    (ids) => `/patients/${ids.member("Mara Sorrel")}/clearance`,
  ),
  at(
    "therapist",
    "clearance-slow",
    "/patients/[id]/clearance",
    (ids) => `/patients/${ids.member("Hugo Vetch")}/clearance`,
  ),
  at(
    "therapist",
    "clearance-signed",
    "/patients/[id]/clearance",
    (ids) => `/patients/${ids.member(demo.patient.name)}/clearance`,
  ),
  at(
    "therapist",
    "record-red-flag",
    "/patients/[id]/record",
    (ids) => `/patients/${ids.member("Piet Bracken")}/record`,
  ),
  at("therapist", "log", "/patients/[id]/log", (ids) => `/patients/${ids.member(demo.patient.name)}/log`),
  at("therapist", "library", "/library"),
  at("therapist", "exercise", "/library/[slug]", () => "/library/bird-dog"),
  at("therapist", "templates", "/templates"),
  at("therapist", "template", "/templates/[slug]", () => "/templates/strength-1-foundation"),
  at("therapist", "account", "/account"),

  at("clinician", "dashboard", "/dashboard"),
  at("clinician", "course", "/patients/[id]", (ids) => `/patients/${ids.member(demo.patient.name)}`),
  at(
    "clinician",
    "record-red-flag",
    "/patients/[id]/record",
    (ids) => `/patients/${ids.member("Piet Bracken")}/record`,
  ),

  at("admin", "people", "/admin/people"),
  at(
    "admin",
    "person",
    "/admin/people/[memberId]",
    (ids) => `/admin/people/${ids.member(demo.therapist.name)}`,
  ),
  at("admin", "invite-staff", "/admin/people/invite"),
  at("admin", "clinic", "/admin/clinic"),
  at("admin", "audit", "/admin/audit"),
];

/** Reads the ids from a demo database. */
export function readDemoIds(databasePath: string): DemoIds {
  const database = new Database(databasePath, { readonly: true });
  const one = (query: string, name: string): string => {
    const found = database.prepare(query).pluck().get(name);
    if (typeof found !== "string") throw new Error(`the demo clinic has nobody and nothing like “${name}”`);
    return found;
  };
  return {
    member: (name) =>
      one("select m.id from members m join users u on u.id = m.user_id where u.name = ?", name),
    finishedSession: (name) =>
      one(
        `select s.id from sessions s join session_finishes f on f.session_id = s.id
         join members m on m.id = s.patient_id join users u on u.id = m.user_id
         where u.name = ? order by s.started_at desc limit 1`,
        name,
      ),
  };
}
