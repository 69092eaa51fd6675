/** The clinic's own profile: what patients are shown in an emergency, when replies come, and which modules are on. */
import { z } from "zod";
import { roles } from "#lib/domain/episode.ts";
import { checkbox, line, wholeNumber, zone } from "./text.ts";

/** Languages with a region that can be chosen; the region decides dates, numbers and the emergency text. */
export const localeCodes = ["en-GB", "en-US", "en-IE", "en-AU", "en-CA", "en-NZ"] as const;
export const localeCode = z.enum(localeCodes, "not_a_locale");

/** A telephone number as people read it: at least two digits, no more than 40 characters. */
const telephone = line(40).refine((text) => (text.match(/\d/g) ?? []).length >= 2, "not_a_telephone");

/** What every clinic states about itself. */
export const clinicProfile = {
  name: line(120),
  locale: localeCode,
  zone,
  emergencyNumber: telephone,
  doctorNumber: telephone,
  crisisLine: telephone,
  replyTime: line(80),
  serviceHours: line(120),
} as const;

/** On or off, chosen on purpose: there is no answer until one is picked. */
export const progressionChoice = z.enum(["on", "off"], "required");

export const clinicInput = z.object({
  ...clinicProfile,
  progression: progressionChoice,
  cliniciansOnlyClearUrgent: checkbox,
  revision: wholeNumber(0, 1_000_000),
});
export type ClinicInput = z.infer<typeof clinicInput>;

/** The published sign-ins of a demo clinic, one a role, as its seed stores them. */
export const demoSignInList = z.array(
  z.object({ role: z.enum(roles), name: z.string(), signInName: z.string(), passphrase: z.string() }),
);
export type DemoSignIn = z.infer<typeof demoSignInList>[number];
