/** The exercises of a stored session, to be corrected in place; first entries stand beside what was changed. */
import type { SessionExerciseView } from "#lib/domain/session-view.ts";
import { ExerciseSections, type ExerciseShows } from "./exercise-sections.tsx";
import { useRecorderTexts } from "./exercise-texts.ts";
import { SessionRecorder } from "./recorder.tsx";

export interface CorrectExercisesProps {
  readonly sessionId: string;
  readonly patientId: string;
  readonly exercises: readonly SessionExerciseView[];
  readonly bands: { readonly painGreenMax: number; readonly painAmberMax: number };
  readonly shows: ExerciseShows;
  readonly theme: "auto" | "light" | "dark";
}

export function CorrectExercises(props: CorrectExercisesProps) {
  const { sessionId, patientId, exercises, bands, shows, theme } = props;
  return (
    <SessionRecorder sessionId={sessionId} patientId={patientId} entered={[]} texts={useRecorderTexts()}>
      <ExerciseSections exercises={exercises} bands={bands} shows={shows} theme={theme} />
    </SessionRecorder>
  );
}
