/** The exercises of a session, one a section: figure, what is asked for, how it is done, and what was done. */
import { useLocale, useTranslations } from "next-intl";
import { ExercisePicture } from "#components/exercise/exercise-picture.tsx";
import { HowTo, type HowToProps } from "#components/exercise/how-to.tsx";
import { DoseText } from "#components/prescription/dose-text.tsx";
import { loadUnitOf } from "#components/prescription/dose-words.ts";
import type { SessionExerciseView } from "#lib/domain/session-view.ts";
import { ExerciseLog } from "./exercise-log.tsx";
import { ExercisePanel } from "./exercise-panel.tsx";
import { useExerciseLogTexts, useSetNames } from "./exercise-texts.ts";
import styles from "./session.module.css";

export type ExerciseShows = ReadonlyMap<
  string,
  Pick<HowToProps, "words" | "media"> & { readonly picture: string | null }
>;

export interface ExerciseSectionsProps {
  readonly exercises: readonly SessionExerciseView[];
  readonly bands: { readonly painGreenMax: number; readonly painAmberMax: number };
  /** What shows each of them, by prescription. */
  readonly shows: ExerciseShows;
  readonly theme?: "auto" | "light" | "dark";
}

export function ExerciseSections({ exercises, bands, shows, theme }: ExerciseSectionsProps) {
  const t = useTranslations("session.open");
  const words = useTranslations("session.exercise");
  return exercises.map((exercise, place) => (
    <div key={exercise.prescriptionId}>
      {exercise.blockName === exercises[place - 1]?.blockName ? null : (
        <p className={styles.block}>{capital(exercise.blockName)}</p>
      )}
      {exercise.state === "left_out" ? (
        <div className={styles.panel}>
          <Head exercise={exercise} />
          <p>{t("leftOut")}</p>
        </div>
      ) : (
        <ExercisePanel
          prescriptionId={exercise.prescriptionId}
          enteredLabel={words("saved")}
          unsentLabel={words("kept")}
          head={<Head exercise={exercise} />}
        >
          <div className={styles.figure}>
            <ExercisePicture
              position={exercise.position}
              picture={shows.get(exercise.prescriptionId)?.picture}
              theme={theme}
            />
          </div>
          <HowTo
            exercise={exercise}
            words={shows.get(exercise.prescriptionId)?.words ?? {}}
            media={shows.get(exercise.prescriptionId)?.media ?? []}
            heading="h3"
          />
          {exercise.note === null ? null : (
            <p className={styles.therapist}>{t("fromTherapist", { note: exercise.note })}</p>
          )}
          <OneLog exercise={exercise} bands={bands} />
        </ExercisePanel>
      )}
    </div>
  ));
}

function Head({ exercise }: { readonly exercise: SessionExerciseView }) {
  return (
    <span className={styles.panelHead}>
      <h2>{exercise.name}</h2>
      <small>
        <DoseText dose={exercise.dose} side={exercise.side} findsLoad={exercise.findsLoad} />
      </small>
    </span>
  );
}

function OneLog({
  exercise,
  bands,
}: {
  readonly exercise: SessionExerciseView;
  readonly bands: ExerciseSectionsProps["bands"];
}) {
  const texts = useExerciseLogTexts(bands.painAmberMax);
  const { names, firsts } = useSetNames(exercise);
  return (
    <ExerciseLog
      exercise={exercise}
      setNames={names}
      firsts={firsts}
      zones={{ greenMax: bands.painGreenMax, amberMax: bands.painAmberMax }}
      loadUnit={loadUnitOf(useLocale())}
      texts={texts}
    />
  );
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
