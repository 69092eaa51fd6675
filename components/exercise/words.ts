/** The words of an exercise as its screens get them; whatever nobody wrote is absent. */
import type { ExerciseText } from "#lib/messages/exercise-text.ts";

export type ExerciseWordsView = Readonly<Partial<ExerciseText>>;
