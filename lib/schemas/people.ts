/** What an admin changes about a member of staff, and how the audit log is read. */
import { z } from "zod";
import { line, optionalLine, uuid, wholeNumber } from "./text.ts";

export const memberInput = z.object({ memberId: uuid });
export type MemberInput = z.infer<typeof memberInput>;

export const staffIdentityInput = z.object({
  memberId: uuid,
  name: line(120),
  title: optionalLine(40),
  revision: wholeNumber(0, 1_000_000),
});
export type StaffIdentityInput = z.infer<typeof staffIdentityInput>;

export const auditOutcomes = ["done", "denied", "read"] as const;

/** From the address: whatever cannot be read is left out, a page is always shown. */
export const auditFilter = z.object({
  outcome: z.enum(auditOutcomes).optional().catch(undefined),
  before: uuid.optional().catch(undefined),
});
export type AuditFilter = z.infer<typeof auditFilter>;
