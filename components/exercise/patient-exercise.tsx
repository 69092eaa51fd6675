/** One exercise as the patient who does it sees it: their own dose, how it is done, when to stop, their own cautions. */
import { useTranslations } from "next-intl";
import { useDoseWords } from "#components/prescription/dose-words.ts";
import { Section } from "#components/ui/section.tsx";
import type { Dose, SideMode } from "#lib/domain/dosage.ts";
import type { Diagnosis } from "#lib/domain/episode.ts";
import type { Exercise } from "#lib/domain/exercise.ts";
import type { FigureView } from "#lib/domain/figure/view.ts";
import styles from "./exercise-detail.module.css";
import type { ExerciseMediaProps } from "./exercise-media.tsx";
import { ExerciseShow } from "./exercise-show.tsx";
import { ExerciseWords } from "./exercise-words.tsx";
import type { ExerciseWordsView } from "./words.ts";

export interface PatientExerciseProps {
  readonly exercise: Pick<
    Exercise,
    "name" | "position" | "instructions" | "equipment" | "equipmentText" | "targetMuscles"
  >;
  readonly words: ExerciseWordsView;
  readonly figure: FigureView | null;
  readonly media: ExerciseMediaProps["media"];
  readonly prescribed: readonly {
    readonly id: string;
    readonly dose: Dose;
    readonly side: SideMode;
    readonly restSeconds: number;
    readonly findsLoad: boolean;
    readonly note: string | null;
  }[];
  /** Reasons to take care, of this patient's own diagnoses. */
  readonly cautions: readonly { readonly label: Diagnosis; readonly level: 1 | 2 }[];
  readonly theme: "auto" | "light" | "dark";
}

export function PatientExercise(props: PatientExerciseProps) {
  const { exercise, words, figure, media, prescribed, cautions, theme } = props;
  const t = useTranslations("exercise.detail");
  const d = useTranslations("diagnosis");
  const doses = useDoseWords();
  return (
    <>
      <div className={styles.show}>
        <ExerciseShow
          name={exercise.name}
          position={exercise.position}
          figure={figure}
          media={media}
          theme={theme}
        />
      </div>
      {words.purpose ? <p className={styles.purpose}>{words.purpose}</p> : null}
      <Section title={t("yourDose")}>
        {prescribed.map((row) => (
          <div key={row.id}>
            <p className={styles.dose}>
              {doses.long(row.dose, { side: row.side, findsLoad: row.findsLoad && row.dose.loadG === null })}
            </p>
            {row.dose.sets > 1 ? (
              <p className={styles.doseMore}>{t("rest", { time: doses.time(row.restSeconds) })}</p>
            ) : null}
            {row.note === null ? null : (
              <blockquote className={styles.note}>
                <p>{row.note}</p>
                <footer>{t("note")}</footer>
              </blockquote>
            )}
          </div>
        ))}
        <p className={styles.doseMore}>
          {t("needs")}: {exercise.equipment.length === 0 ? t("nothingNeeded") : exercise.equipmentText}
        </p>
      </Section>
      {cautions.length === 0 ? null : (
        <Section title={t("care")} note={t("careNote")}>
          <ul className={styles.care}>
            {cautions.map(({ label, level }) => (
              <li key={label}>
                <b>{d(`${label}.name`)}</b>
                {words.caution?.[label] ?? d(`${label}.caution${level}`)}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <ExerciseWords words={words} instructions={exercise.instructions} />
    </>
  );
}
