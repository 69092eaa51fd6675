/** Inviting staff and patients, and taking an invitation back or issuing it again. */
import { z } from "zod";
import { diagnoses, regions } from "#lib/domain/episode.ts";
import { emptyToNull, line, localDay, optionalLine, uuid } from "./text.ts";

/** None, or an e-mail address of at most 200 characters, lower case. */
const optionalEmail = z.preprocess(
  (value) => emptyToNull(value ?? null),
  z.union([z.null(), z.string().trim().toLowerCase().max(200, "too_long").pipe(z.email("not_an_email"))], {
    error: "not_an_email",
  }),
);

/** The key of one drawing of a form; it names the invitation that the form makes, so that sending it twice makes one. */
export const formKey = z
  .string("required")
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, "not_an_id");

export const staffRoles = ["therapist", "clinician", "admin"] as const;
export type StaffRole = (typeof staffRoles)[number];

const list = <T extends z.ZodType>(item: T, max: number) =>
  z.preprocess((value) => value ?? [], z.array(item).max(max, "too_long"));

export const inviteStaffInput = z.object({
  idempotencyKey: formKey,
  name: line(120),
  role: z.enum(staffRoles, "required"),
  title: optionalLine(40),
  email: optionalEmail,
});
export type InviteStaffInput = z.infer<typeof inviteStaffInput>;

export const invitePatientInput = z.object({
  idempotencyKey: formKey,
  name: line(120),
  email: optionalEmail,
  onsetDay: z.preprocess((value) => (value === "" ? undefined : value), localDay),
  region: z.enum(regions, "required"),
  diagnoses: list(z.enum(diagnoses, "not_valid"), diagnoses.length),
  clinicianIds: list(uuid, 20),
});
export type InvitePatientInput = z.infer<typeof invitePatientInput>;

export const patientInvitationInput = z.object({ patientId: uuid });
export const reissuePatientInput = z.object({ idempotencyKey: formKey, patientId: uuid });
export const staffInvitationInput = z.object({ memberId: uuid });
export const reissueStaffInput = z.object({ idempotencyKey: formKey, memberId: uuid });
