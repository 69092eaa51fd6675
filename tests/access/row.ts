/**
 * The shape of the matrix: what is served, how it is asked for, and what each person must meet.
 * The patterns below name the usual answers once; a row overrides single people where it differs.
 */
import type { Cast } from "./cast.ts";
import { type ActorName, actorNames } from "./cast.ts";

/**
 * - `allow`: the page is shown, the change is made.
 * - `signed_out`: sent to the sign-in page, or told to sign in. `forbidden`: told that it is not theirs to do.
 * - `not_found`: told that there is no such thing. `consent_required`: sent to the text to agree to first.
 * - `home`: sent to where their role starts.
 * - `no_effect`: answered as done, and nothing stored has changed (a device that is not theirs; signing out twice).
 * - `refused`: it is theirs to do, and there is nothing of theirs to do it with.
 */
export type Outcome =
  | "allow"
  | "signed_out"
  | "forbidden"
  | "not_found"
  | "consent_required"
  | "home"
  | "no_effect"
  | "refused";
export type Expected = Readonly<Record<ActorName, Outcome>>;

/** A field of a form, or fields by name or place; a list under a name that ends in `[]` is sent repeatedly. */
export type Fields = {
  readonly [name: string]: string | number | null | Fields | readonly (string | number | Fields)[];
};

export interface Row {
  /** As the surface lists it: the page's path, `path METHOD`, or `path export`. */
  readonly served: string;
  readonly expected: Expected;
  readonly params?: (cast: Cast) => Record<string, string | string[]>;
  readonly query?: (cast: Cast) => Record<string, string>;
  /** What is sent: plausible, and about the cast's patient. `actor` is the name of who sends it. */
  readonly fields?: (cast: Cast, actor: ActorName) => Fields;
  /** What a route is sent in place of fields: a file. */
  readonly body?: () => Promise<Uint8Array>;
  /** A different past, written before anybody asks. */
  readonly before?: (cast: Cast) => Promise<void>;
  /** Where a page that only leads on leads those who may; or an action those it worked for; `/session/*` is any one segment. */
  readonly leadsTo?: string | readonly string[];
  /** What is stored before a later part is refused, and why that is right. */
  readonly keeps?: string;
}

/** Everyone meets `rest`, save those named. */
export function expectAll(rest: Outcome, others: Partial<Record<ActorName, Outcome>> = {}): Expected {
  return Object.fromEntries(actorNames.map((name) => [name, others[name] ?? rest])) as Expected;
}

/** Whoever has no sign-in that stands. */
export const gone = { visitor: "signed_out", disabled: "signed_out", revoked: "signed_out" } as const;

type Others = Partial<Record<ActorName, Outcome>>;

/** Screens and forms of patients about themselves. */
export const ownScreen = (others: Others = {}) =>
  expectAll("home", {
    ...gone,
    patient: "allow",
    otherPatient: "allow",
    foreignPatient: "allow",
    newPatient: "consent_required",
    ...others,
  });
/** A form about oneself: staff are somebody too, and have no such record. */
export const ownAction = (others: Others = {}) =>
  ownScreen({
    therapist: "forbidden",
    otherTherapist: "forbidden",
    clinician: "forbidden",
    otherClinician: "forbidden",
    admin: "forbidden",
    foreignTherapist: "forbidden",
    ...others,
  });
/** A thing of the one patient, asked for by its id: other patients do not learn that it exists. */
export const ownThing = (others: Others = {}) =>
  ownScreen({ otherPatient: "not_found", foreignPatient: "not_found", ...others });

/** Screens of a role, about the clinic or a list. */
export const therapistScreen = (others: Others = {}) =>
  expectAll("home", {
    ...gone,
    therapist: "allow",
    otherTherapist: "allow",
    foreignTherapist: "allow",
    ...others,
  });
export const staffScreen = (others: Others = {}) =>
  therapistScreen({ clinician: "allow", otherClinician: "allow", ...others });
export const adminScreen = (others: Others = {}) => expectAll("home", { ...gone, admin: "allow", ...others });
export const adminAction = (others: Others = {}) =>
  expectAll("forbidden", { ...gone, admin: "allow", ...others });

/** Screens about the patient: those of the care team by role, `not_found` to everyone else on the staff. */
export const careTeamScreen = (others: Others = {}) =>
  expectAll("home", {
    ...gone,
    therapist: "allow",
    clinician: "allow",
    otherTherapist: "not_found",
    otherClinician: "not_found",
    foreignTherapist: "not_found",
    ...others,
  });
/** Changes of therapists of the care team. The patient and the team's clinician have a relation, so they are told no. */
export const therapistAction = (others: Others = {}) =>
  expectAll("not_found", {
    ...gone,
    therapist: "allow",
    patient: "forbidden",
    clinician: "forbidden",
    ...others,
  });
/** Changes of anyone of the care team. */
export const careTeamAction = (others: Others = {}) => therapistAction({ clinician: "allow", ...others });
