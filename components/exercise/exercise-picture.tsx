/** The picture of an exercise beside its name: its figure, the clinic's own photo, else how one of its kind begins. */
import { ExerciseFigure } from "#components/figure/exercise-figure.tsx";
import { FigureImage } from "#components/figure/figure-image.tsx";
import type { Exercise } from "#lib/domain/exercise.ts";
import styles from "./exercise.module.css";

export interface ExercisePictureProps {
  readonly position: Exercise["position"];
  /** Address of the picture; null or left out where there is none. */
  readonly picture?: string | null;
  readonly theme?: "auto" | "light" | "dark";
  readonly on?: "paper" | "sheet" | "well";
}

export function ExercisePicture({ position, picture, theme = "auto", on = "paper" }: ExercisePictureProps) {
  if (!picture) return <ExerciseFigure position={position} bare />;
  if (picture.startsWith("/figures/")) return <FigureImage src={picture} alt="" theme={theme} on={on} />;
  return (
    // biome-ignore lint/performance/noImgElement: a clinic's own photo, which no optimiser may copy
    <img
      className={styles.photo}
      src={picture}
      alt=""
      width={160}
      height={120}
      loading="lazy"
      decoding="async"
    />
  );
}
