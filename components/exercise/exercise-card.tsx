/** A card for paper: start and end, set-up, steps, cues, when to stop, and room to write the dose. Reads without colour. */
import { useTranslations } from "next-intl";
import { ExerciseFigure } from "#components/figure/exercise-figure.tsx";
import { FigurePair } from "#components/figure/figure-still.tsx";
import type { Exercise } from "#lib/domain/exercise.ts";
import type { FigureView } from "#lib/domain/figure/view.ts";
import styles from "./exercise-detail.module.css";
import { ExerciseMedia, type ExerciseMediaProps } from "./exercise-media.tsx";
import { ExerciseWords } from "./exercise-words.tsx";
import type { ExerciseWordsView } from "./words.ts";

export interface ExerciseCardProps {
  readonly exercise: Pick<Exercise, "name" | "position" | "instructions" | "equipment" | "equipmentText">;
  readonly words: ExerciseWordsView;
  readonly figure: FigureView | null;
  readonly media: ExerciseMediaProps["media"];
}

export function ExerciseCard({ exercise, words, figure, media }: ExerciseCardProps) {
  const t = useTranslations();
  const photos = media.filter((file) => file.kind === "photo");
  return (
    <article className={styles.card}>
      <h2>{exercise.name}</h2>
      {words.purpose ? <p className={styles.purpose}>{words.purpose}</p> : null}
      <div className={styles.cardBody}>
        <div>
          {photos.length > 0 ? (
            <ExerciseMedia name={exercise.name} media={photos.slice(0, 2)} />
          ) : figure === null ? (
            <ExerciseFigure position={exercise.position} title={exercise.name} />
          ) : (
            <FigurePair
              figure={figure}
              labels={{ start: t("exercise.detail.start"), end: t("exercise.detail.end") }}
            />
          )}
          {figure?.note && photos.length === 0 ? <p>{figure.note}</p> : null}
          {exercise.equipment.length === 0 ? null : (
            <p>
              {t("exercise.detail.needs")}: {exercise.equipmentText}
            </p>
          )}
        </div>
        <ExerciseWords words={words} instructions={exercise.instructions} heading="h3" brief />
      </div>
      <CardBlanks />
    </article>
  );
}

/** Lines to write the dose on. */
export function CardBlanks() {
  const t = useTranslations("library.print");
  return (
    <div className={styles.blanks}>
      <span>{t("dose")}</span>
      <span>{t("often")}</span>
      <span className={styles.wide}>{t("notes")}</span>
    </div>
  );
}
