/**
 * What shows an exercise: the clinic's own photos and videos, else its moving figure, else how one of its kind begins.
 * A page that shows figures has the sprite once, before the first of them.
 */
import { useTranslations } from "next-intl";
import { ExerciseFigure } from "#components/figure/exercise-figure.tsx";
import { FigureImage } from "#components/figure/figure-image.tsx";
import { MovingFigure } from "#components/figure/moving-figure.tsx";
import type { Exercise } from "#lib/domain/exercise.ts";
import type { FigureView } from "#lib/domain/figure/view.ts";
import styles from "./exercise-detail.module.css";
import { ExerciseMedia, type ExerciseMediaProps } from "./exercise-media.tsx";

export interface ExerciseShowProps {
  readonly name: string;
  readonly position: Exercise["position"];
  readonly figure: FigureView | null;
  readonly media: ExerciseMediaProps["media"];
  readonly theme: "auto" | "light" | "dark";
}

export function ExerciseShow({ name, position, figure, media, theme }: ExerciseShowProps) {
  const t = useTranslations("exercise.detail");
  if (media.length > 0) return <ExerciseMedia name={name} media={media} />;
  if (figure === null) return <ExerciseFigure position={position} title={name} />;
  const { loop, end, note, src } = figure;
  return (
    <>
      <MovingFigure
        figure={{ loop, end, note }}
        playback={{ pause: t("pause"), play: t("play") }}
        labels={{ start: t("start"), end: t("end") }}
      />
      <div className={styles.ends}>
        {(["start", "end"] as const).map((part) => (
          <figure key={part}>
            <FigureImage src={src[part]} alt="" theme={theme} />
            <figcaption>{t(part)}</figcaption>
          </figure>
        ))}
      </div>
    </>
  );
}
