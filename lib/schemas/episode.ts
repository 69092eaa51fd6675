/** Managing an episode of care: labels, team, phase. Invariant: each form carries the state it saw. */
import { z } from "zod";
import { diagnoses, phases } from "#lib/domain/episode.ts";
import { paragraph, uuid } from "./text.ts";

const labels = z.preprocess(
  (value) => (Array.isArray(value) ? value : typeof value === "string" && value !== "" ? [value] : []),
  z.array(z.enum(diagnoses, "not_valid")).max(diagnoses.length),
);

export const saveDiagnosesInput = z.object({
  patientId: uuid,
  labels: labels.optional().transform((given) => given ?? []),
  /** The labels that stood when the form was drawn, separated by commas. */
  seen: z
    .string()
    .max(200)
    .optional()
    .transform((text) => (text ?? "").split(",").filter(Boolean)),
});
export type SaveDiagnosesInput = z.infer<typeof saveDiagnosesInput>;

export const addToTeamInput = z.object({ patientId: uuid, linkId: uuid, memberId: uuid });
export type AddToTeamInput = z.infer<typeof addToTeamInput>;

export const teamLinkInput = z.object({ patientId: uuid, linkId: uuid });
export type TeamLinkInput = z.infer<typeof teamLinkInput>;

const phase = z.enum(phases, "required");

export const movePhaseInput = z.object({
  patientId: uuid,
  /** Made when the form was drawn: names the change, so that a second sending is recognised. */
  changeId: uuid,
  /** The phase the form saw. */
  from: phase,
  to: phase,
  reason: paragraph(500),
});
export type MovePhaseInput = z.infer<typeof movePhaseInput>;

export const dischargeInput = movePhaseInput.omit({ to: true });
export type DischargeInput = z.infer<typeof dischargeInput>;
