/** Publishing a stage of a demo story as a therapist does: open the template, adjust a little, publish. */
import type { MemberActor } from "#lib/access/actor.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { Dose, DoseBounds } from "#lib/domain/dosage.ts";
import type { PublishProgramInput } from "#lib/schemas/program.ts";
import { type Draft, readAssign } from "#lib/usecases/assign.ts";
import { publishProgram } from "#lib/usecases/program.ts";
import { must } from "./steps.ts";
import type { Stage } from "./stories.ts";

const startLoadG = 8000;
const cautionReason = "Tried in clinic today with good form and no leg symptoms.";

/** One small step up on the dose's own axis, inside the bounds. */
function lifted(dose: Dose, bounds: DoseBounds): Dose {
  switch (dose.axis) {
    case "reps":
      return {
        ...dose,
        reps: Math.min(dose.reps! + (dose.holdSeconds === null ? 2 : 1), bounds.reps?.max ?? dose.reps!),
      };
    case "pyramid":
      return { ...dose, reps: Math.min(dose.reps! + 1, bounds.reps?.max ?? dose.reps!) };
    case "hold":
      return {
        ...dose,
        holdSeconds: Math.min(dose.holdSeconds! + 5, bounds.holdSeconds?.max ?? dose.holdSeconds!),
      };
    case "duration":
      return {
        ...dose,
        durationSeconds: Math.min(
          dose.durationSeconds! + 60,
          bounds.durationSeconds?.max ?? dose.durationSeconds!,
        ),
      };
    case "distance":
      return { ...dose, distanceM: Math.min(dose.distanceM! + 5, bounds.distanceM?.max ?? dose.distanceM!) };
  }
}

/** Publishes the stage from `day`. `lift` changes the program in force by one small step instead of starting a new one. */
export async function publishStage(
  therapist: MemberActor,
  patientId: string,
  stage: Stage,
  day: LocalDay,
): Promise<void> {
  const view = must(
    "opening the template",
    await readAssign(
      therapist,
      stage.lift ? { patientId, change: "newest" } : { patientId, template: stage.template },
    ),
  );
  const draft = view.draft as Draft;
  const library = new Map(view.exercises.map((exercise) => [exercise.id, exercise]));
  const input = {
    patientId,
    programId: draft.programId,
    versionId: draft.versionId,
    baseVersionId: draft.baseVersionId,
    templateId: draft.templateId,
    name: draft.name,
    schedule: stage.weekdays ? { kind: "fixed_days", weekdays: [...stage.weekdays] } : draft.schedule,
    startDay: day,
    noteToPatient: stage.note ?? null,
    movePhase: draft.phaseOffer !== null,
    blocks: draft.blocks.map((block) => ({
      ...block,
      prescriptions: block.prescriptions.map((item) => {
        const exercise = library.get(item.exerciseId)!;
        const dose = stage.lift && block.kind === "main" ? lifted(item.dose, exercise.bounds) : item.dose;
        return {
          ...item,
          ...dose,
          loadG: exercise.loadable ? (dose.loadG ?? startLoadG) : null,
          findsLoad: false,
          cautionReason: exercise.caution.level === 2 ? cautionReason : null,
        };
      }),
    })),
  } as PublishProgramInput;
  must(`publishing ${stage.template}`, await publishProgram(therapist, input));
}
