/** A clinic's own exercise as its form sends it, and a program that prescribes one. */
import type { Store } from "#db/runtime/store.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { localDayOf } from "#lib/domain/calendar.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { type SaveOwnExerciseInput, saveOwnExerciseInput } from "#lib/schemas/own-exercise.ts";
import { publishProgram } from "#lib/usecases/program.ts";
import { addClearance } from "#tests/support/program-input.ts";

/** The fields as strings, as the browser sends them. */
export const ownExerciseFields = () => ({
  idempotencyKey: newId(),
  exerciseId: "",
  revision: "0",
  name: "Towel bridge",
  synonyms: "towel lift, squeeze bridge",
  category: "strength",
  region: "hip",
  position: "supine",
  startPosition: "on the back, knees bent, towel between the knees",
  targetMuscles: "gluteus maximus, adductors",
  movementBias: "neutral",
  equipment: ["mat", "chair"] as string[],
  equipmentChoice: "all",
  equipmentText: "",
  axis: "reps",
  sets: { min: "2", max: "3" },
  reps: { min: "8", max: "12" },
  holdSeconds: { min: "", max: "" },
  durationSeconds: { min: "", max: "" },
  distanceM: { min: "", max: "" },
  side: "both",
  restSeconds: "60",
  tempo: { out: "", pause: "", back: "" },
  sessionsPerWeek: "3",
  effortMax: "6",
  stages: ["strength-1"] as string[],
  cautions: { disc: "0", facet_oa: "1", stenosis: "0", ddd: "0", acute_strain: "0" } as Record<
    string,
    string
  >,
  instructions: "Squeeze the towel, lift the hips, lower slowly.",
  purpose: "",
  setUp: "",
  steps: "Press the knees together.\nLift the hips.\n\nLower slowly.",
  cues: "",
  feel: "",
  mistakes: "",
  stop: "Stop if the back hurts.",
  easierToday: "",
  harderToday: "",
  why: { disc: "never shown", facet_oa: "The low back may arch." } as Record<string, string>,
  easier: "",
  harder: "",
  figure: "",
});

/** The same as the server understands it. Throws when the form would be refused. */
export const ownExerciseForm = (
  change: Partial<Record<keyof ReturnType<typeof ownExerciseFields>, unknown>> = {},
): SaveOwnExerciseInput => saveOwnExerciseInput.parse({ ...ownExerciseFields(), ...change });

/** Publishes a program that begins today with this one exercise, as a therapist of the team does. */
export async function prescribeTo(
  store: Store,
  patient: MemberActor,
  episodeId: string,
  therapist: MemberActor,
  exerciseId: string,
  change: {
    readonly programId?: string;
    readonly baseVersionId?: string;
    readonly restSeconds?: number;
  } = {},
) {
  if (!change.baseVersionId) await addClearance(store, patient, episodeId, therapist);
  return publishProgram(therapist, {
    patientId: patient.memberId,
    programId: change.programId ?? newId(),
    versionId: newId(),
    baseVersionId: change.baseVersionId ?? null,
    templateId: null,
    name: "Strength",
    schedule: { kind: "weekly_quota", perWeek: 3 },
    noteToPatient: null,
    movePhase: false,
    startDay: localDayOf(now(), patient.zone),
    blocks: [
      {
        name: "Main",
        kind: "main",
        countsAsMain: true,
        prescriptions: [
          {
            exerciseId,
            axis: "reps",
            sets: 2,
            reps: 8,
            holdSeconds: null,
            durationSeconds: null,
            distanceM: null,
            loadG: null,
            findsLoad: false,
            loadMaxG: null,
            side: "both",
            restSeconds: change.restSeconds ?? 60,
            note: null,
            cautionReason: null,
          },
        ],
      },
    ],
  });
}
