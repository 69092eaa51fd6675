/**
 * The demo clinic's people and what happened to them, as data: days are counted back from today, so the clinic is always
 * up to date. Everyone is invented and plainly so: staff carry bird names, patients plant names.
 * Long by nature: one entry a patient.
 */
import type { Diagnosis } from "#lib/domain/episode.ts";

export interface StaffStory {
  readonly key: "admin" | "dana" | "theo" | "mira";
  readonly name: string;
  readonly role: "admin" | "therapist" | "clinician";
  readonly title: string | null;
  readonly signInName: string;
}

export const staffStories: readonly StaffStory[] = [
  { key: "admin", name: "Ada Heron", role: "admin", title: null, signInName: "ada.heron@demo.example" },
  { key: "dana", name: "Dana Wren", role: "therapist", title: "PT", signInName: "dana.wren@demo.example" },
  { key: "theo", name: "Theo Swift", role: "therapist", title: "PT", signInName: "theo.swift@demo.example" },
  {
    key: "mira",
    name: "Mira Kestrel",
    role: "clinician",
    title: "Dr",
    signInName: "mira.kestrel@demo.example",
  },
];

/** A program from a template, in force from so many days ago; `lift` raises what it asks for by one small step. */
export interface Stage {
  readonly template: string;
  readonly startedDaysAgo: number;
  readonly note?: string;
  readonly lift?: true;
  /** Fixed weekdays instead of the template's schedule. Monday is 0. */
  readonly weekdays?: readonly number[];
}

export interface PatientStory {
  readonly name: string;
  readonly birthYear: number;
  readonly therapist: "dana" | "theo";
  /** Dr Kestrel referred or supervises. */
  readonly clinician?: true;
  readonly diagnoses: readonly Diagnosis[];
  readonly onsetDaysAgo: number;
  /** Days from the onset to the invitation. */
  readonly invitedAfter: number;
  /** How it goes, which decides sessions and answers. */
  readonly course:
    | "steady"
    | "fading"
    | "over_doing"
    | "silent"
    | "flare"
    | "acute"
    | "ready"
    | "slow"
    | "red_flag"
    | "invited";
  /** Days ago the therapist signed; absent while acute. */
  readonly clearedDaysAgo?: number;
  /** Signed before the criteria were met, with this reason. */
  readonly override?: string;
  readonly stages: readonly Stage[];
  /** Share of due sessions done while things go well, 0 to 1. */
  readonly keen: number;
  readonly excuses?: readonly {
    readonly fromDaysAgo: number;
    readonly days: number;
    readonly reason: "ill" | "away";
  }[];
  readonly dischargedDaysAgo?: number;
  /** Rest pain on the first day and now. */
  readonly pain: readonly [number, number];
}

const strength = (days: number, extra: Partial<Stage> = {}): Stage => ({
  template: "strength-1-foundation",
  startedDaysAgo: days,
  ...extra,
});
const subacute = (days: number, extra: Partial<Stage> = {}): Stage => ({
  template: "subacute-motor-control",
  startedDaysAgo: days,
  ...extra,
});

export const patientStories: readonly PatientStory[] = [
  {
    name: "Ines Hazel",
    birthYear: 1980,
    therapist: "dana",
    clinician: true,
    diagnoses: ["disc"],
    onsetDaysAgo: 84,
    invitedAfter: 2,
    course: "flare",
    clearedDaysAgo: 70,
    keen: 0.92,
    pain: [6, 1],
    stages: [
      subacute(70),
      strength(49, { note: "Three sessions a week, any days. Stop at 5 on the pain scale." }),
      strength(21, {
        lift: true,
        note: "A little more on each hold from today. Your form was good on Monday.",
      }),
    ],
    excuses: [{ fromDaysAgo: 33, days: 2, reason: "ill" }],
  },
  {
    name: "Noor Fern",
    birthYear: 1991,
    therapist: "dana",
    clinician: true,
    diagnoses: [],
    onsetDaysAgo: 110,
    invitedAfter: 3,
    course: "steady",
    clearedDaysAgo: 95,
    keen: 0.97,
    pain: [5, 0],
    stages: [
      subacute(95),
      strength(80, { weekdays: [0, 2, 4] }),
      strength(52, { lift: true, weekdays: [0, 2, 4] }),
      { template: "strength-2-build", startedDaysAgo: 24, weekdays: [0, 2, 4] },
    ],
  },
  {
    name: "Emil Rowan",
    birthYear: 1964,
    therapist: "dana",
    clinician: true,
    diagnoses: ["ddd"],
    onsetDaysAgo: 182,
    invitedAfter: 4,
    course: "steady",
    clearedDaysAgo: 163,
    keen: 0.9,
    pain: [5, 1],
    stages: [
      subacute(163),
      strength(142),
      strength(110, { lift: true }),
      { template: "maintenance", startedDaysAgo: 70, weekdays: [1, 4] },
    ],
    excuses: [{ fromDaysAgo: 60, days: 10, reason: "away" }],
  },
  {
    name: "Bela Gorse",
    birthYear: 1958,
    therapist: "dana",
    clinician: true,
    diagnoses: ["facet_oa"],
    onsetDaysAgo: 178,
    invitedAfter: 5,
    course: "steady",
    clearedDaysAgo: 158,
    keen: 0.88,
    pain: [5, 2],
    stages: [
      { template: "facet-friendly", startedDaysAgo: 158 },
      { template: "facet-friendly", startedDaysAgo: 110, lift: true },
      { template: "maintenance", startedDaysAgo: 61 },
    ],
  },
  {
    name: "Tomas Larch",
    birthYear: 1986,
    therapist: "dana",
    clinician: true,
    diagnoses: ["acute_strain"],
    onsetDaysAgo: 70,
    invitedAfter: 1,
    course: "steady",
    clearedDaysAgo: 58,
    keen: 0.96,
    pain: [7, 1],
    stages: [
      subacute(58),
      strength(38, { weekdays: [0, 2, 4] }),
      strength(17, { lift: true, weekdays: [0, 2, 4] }),
    ],
  },
  {
    name: "Remy Cedar",
    birthYear: 1993,
    therapist: "dana",
    diagnoses: [],
    onsetDaysAgo: 82,
    invitedAfter: 2,
    course: "over_doing",
    clearedDaysAgo: 68,
    keen: 1,
    pain: [6, 2],
    stages: [subacute(68), strength(47), strength(20, { lift: true })],
  },
  {
    name: "Vera Maple",
    birthYear: 1972,
    therapist: "dana",
    clinician: true,
    diagnoses: ["ddd", "disc"],
    onsetDaysAgo: 92,
    invitedAfter: 3,
    course: "steady",
    clearedDaysAgo: 76,
    keen: 0.86,
    pain: [6, 1],
    stages: [subacute(76), strength(55), strength(27, { lift: true })],
    excuses: [{ fromDaysAgo: 20, days: 3, reason: "ill" }],
  },
  {
    name: "Kofi Yarrow",
    birthYear: 1999,
    therapist: "dana",
    diagnoses: ["acute_strain"],
    onsetDaysAgo: 19,
    invitedAfter: 1,
    course: "steady",
    clearedDaysAgo: 6,
    keen: 0.95,
    pain: [6, 2],
    stages: [subacute(6)],
  },
  {
    name: "Sade Thistle",
    birthYear: 1984,
    therapist: "dana",
    clinician: true,
    diagnoses: [],
    onsetDaysAgo: 64,
    invitedAfter: 2,
    course: "flare",
    clearedDaysAgo: 52,
    keen: 0.95,
    pain: [6, 3],
    stages: [subacute(52), strength(36), strength(15, { lift: true })],
  },
  {
    name: "Juno Willow",
    birthYear: 1996,
    therapist: "theo",
    diagnoses: ["acute_strain"],
    onsetDaysAgo: 54,
    invitedAfter: 1,
    course: "flare",
    clearedDaysAgo: 43,
    keen: 0.9,
    pain: [7, 3],
    stages: [subacute(43), strength(22)],
  },
  {
    name: "Arlo Nettle",
    birthYear: 1977,
    therapist: "dana",
    diagnoses: ["disc"],
    onsetDaysAgo: 43,
    invitedAfter: 2,
    course: "steady",
    clearedDaysAgo: 28,
    keen: 0.9,
    pain: [6, 3],
    stages: [subacute(28)],
  },
  {
    name: "Lena Quince",
    birthYear: 1988,
    therapist: "dana",
    clinician: true,
    diagnoses: [],
    onsetDaysAgo: 60,
    invitedAfter: 2,
    course: "fading",
    clearedDaysAgo: 47,
    keen: 0.95,
    pain: [5, 2],
    stages: [subacute(47), strength(30)],
  },
  {
    name: "Otto Elder",
    birthYear: 1969,
    therapist: "dana",
    clinician: true,
    diagnoses: ["stenosis"],
    onsetDaysAgo: 86,
    invitedAfter: 3,
    course: "silent",
    clearedDaysAgo: 70,
    keen: 0.85,
    pain: [5, 2],
    stages: [{ template: "stenosis-flexion", startedDaysAgo: 70 }],
  },
  {
    name: "Mara Sorrel",
    birthYear: 1990,
    therapist: "dana",
    clinician: true,
    diagnoses: ["acute_strain"],
    onsetDaysAgo: 12,
    invitedAfter: 1,
    course: "ready",
    keen: 0.95,
    pain: [7, 2],
    stages: [],
  },
  {
    name: "Hugo Vetch",
    birthYear: 1975,
    therapist: "dana",
    clinician: true,
    diagnoses: ["disc"],
    onsetDaysAgo: 17,
    invitedAfter: 2,
    course: "slow",
    keen: 0.85,
    pain: [7, 4],
    stages: [],
  },
  {
    name: "Piet Bracken",
    birthYear: 1981,
    therapist: "dana",
    clinician: true,
    diagnoses: ["disc"],
    onsetDaysAgo: 4,
    invitedAfter: 1,
    course: "red_flag",
    keen: 0.9,
    pain: [7, 7],
    stages: [],
  },
  {
    name: "Iris Linden",
    birthYear: 2001,
    therapist: "theo",
    diagnoses: [],
    onsetDaysAgo: 2,
    invitedAfter: 1,
    course: "acute",
    keen: 0.9,
    pain: [8, 7],
    stages: [],
  },
  {
    name: "Jonas Alder",
    birthYear: 1967,
    therapist: "theo",
    clinician: true,
    diagnoses: ["ddd"],
    onsetDaysAgo: 8,
    invitedAfter: 3,
    course: "acute",
    keen: 0.8,
    pain: [6, 4],
    stages: [],
  },
  {
    name: "Mina Aster",
    birthYear: 1994,
    therapist: "theo",
    diagnoses: [],
    onsetDaysAgo: 3,
    invitedAfter: 2,
    course: "invited",
    keen: 1,
    pain: [5, 5],
    stages: [],
  },
  {
    name: "Caleb Birch",
    birthYear: 1983,
    therapist: "theo",
    clinician: true,
    diagnoses: ["facet_oa"],
    onsetDaysAgo: 120,
    invitedAfter: 6,
    course: "steady",
    clearedDaysAgo: 100,
    keen: 0.82,
    pain: [5, 1],
    stages: [{ template: "facet-friendly", startedDaysAgo: 100 }, strength(45, { weekdays: [1, 3, 5] })],
    excuses: [{ fromDaysAgo: 50, days: 7, reason: "away" }],
  },
  {
    name: "Freya Clover",
    birthYear: 1998,
    therapist: "theo",
    diagnoses: [],
    onsetDaysAgo: 75,
    invitedAfter: 2,
    course: "fading",
    clearedDaysAgo: 63,
    keen: 0.9,
    pain: [5, 1],
    stages: [subacute(63), strength(42)],
  },
  {
    name: "Samir Sage",
    birthYear: 1979,
    therapist: "theo",
    clinician: true,
    diagnoses: ["disc"],
    onsetDaysAgo: 100,
    invitedAfter: 4,
    course: "steady",
    clearedDaysAgo: 82,
    keen: 0.93,
    pain: [6, 1],
    override:
      "Rest pain 4 on one day after a long drive. Examined today: moves freely, no leg signs. Starts with the sub-acute block.",
    stages: [subacute(82), strength(61), strength(33, { lift: true })],
  },
  {
    name: "Nell Poplar",
    birthYear: 1971,
    therapist: "theo",
    clinician: true,
    diagnoses: ["stenosis", "ddd"],
    onsetDaysAgo: 140,
    invitedAfter: 8,
    course: "steady",
    clearedDaysAgo: 118,
    keen: 0.75,
    pain: [5, 2],
    stages: [
      { template: "stenosis-flexion", startedDaysAgo: 118 },
      { template: "stenosis-flexion", startedDaysAgo: 60, lift: true },
    ],
  },
  {
    name: "Owen Ash",
    birthYear: 1987,
    therapist: "theo",
    diagnoses: [],
    onsetDaysAgo: 150,
    invitedAfter: 3,
    course: "steady",
    clearedDaysAgo: 136,
    keen: 0.96,
    pain: [6, 0],
    stages: [
      subacute(136),
      strength(115, { weekdays: [0, 2, 4] }),
      { template: "strength-2-build", startedDaysAgo: 87, weekdays: [0, 2, 4] },
      { template: "maintenance", startedDaysAgo: 40, weekdays: [1, 4] },
    ],
    dischargedDaysAgo: 9,
  },
  {
    name: "Tilda Rue",
    birthYear: 1962,
    therapist: "theo",
    clinician: true,
    diagnoses: ["facet_oa", "ddd"],
    onsetDaysAgo: 160,
    invitedAfter: 5,
    course: "steady",
    clearedDaysAgo: 140,
    keen: 0.8,
    pain: [5, 1],
    stages: [
      { template: "facet-friendly", startedDaysAgo: 140 },
      { template: "maintenance", startedDaysAgo: 65 },
    ],
    dischargedDaysAgo: 20,
  },
  {
    name: "Marek Juniper",
    birthYear: 1992,
    therapist: "theo",
    diagnoses: ["acute_strain"],
    onsetDaysAgo: 48,
    invitedAfter: 1,
    course: "steady",
    clearedDaysAgo: 37,
    keen: 0.9,
    pain: [7, 1],
    stages: [subacute(37), strength(19)],
  },
  {
    name: "Yuki Laurel",
    birthYear: 1985,
    therapist: "theo",
    clinician: true,
    diagnoses: [],
    onsetDaysAgo: 66,
    invitedAfter: 3,
    course: "over_doing",
    clearedDaysAgo: 54,
    keen: 0.98,
    pain: [5, 2],
    stages: [subacute(54), strength(33, { weekdays: [0, 2, 4] })],
  },
  {
    name: "Dora Mallow",
    birthYear: 1955,
    therapist: "theo",
    clinician: true,
    diagnoses: ["stenosis"],
    onsetDaysAgo: 96,
    invitedAfter: 7,
    course: "silent",
    clearedDaysAgo: 77,
    keen: 0.7,
    pain: [4, 2],
    stages: [{ template: "stenosis-flexion", startedDaysAgo: 77 }],
  },
  {
    name: "Finn Heath",
    birthYear: 1995,
    therapist: "dana",
    diagnoses: [],
    onsetDaysAgo: 40,
    invitedAfter: 2,
    course: "steady",
    clearedDaysAgo: 30,
    keen: 0.88,
    pain: [5, 1],
    stages: [subacute(30), { template: "desk-posture", startedDaysAgo: 9 }],
  },
  {
    name: "Rosa Teasel",
    birthYear: 1978,
    therapist: "dana",
    clinician: true,
    diagnoses: ["disc"],
    onsetDaysAgo: 130,
    invitedAfter: 3,
    course: "steady",
    clearedDaysAgo: 112,
    keen: 0.91,
    pain: [6, 1],
    stages: [
      subacute(112),
      strength(91),
      strength(63, { lift: true }),
      { template: "strength-2-build", startedDaysAgo: 35 },
    ],
    excuses: [{ fromDaysAgo: 41, days: 5, reason: "away" }],
  },
];
