/** One exercise in a list: its figure, its name, what is asked, cautions. A link where it leads somewhere. */
import Link from "next/link";
import type { ReactNode } from "react";
import { ExerciseFigure } from "#components/figure/exercise-figure.tsx";
import type { Exercise } from "#lib/domain/exercise.ts";
import styles from "./exercise.module.css";

export interface ExerciseRowProps {
  readonly name: string;
  readonly position: Exercise["position"];
  readonly href?: string;
  /** The dose, in figures or words. */
  readonly dose: ReactNode;
  /** A line under the name. */
  readonly note?: ReactNode;
  readonly aside?: ReactNode;
}

export function ExerciseRow({ name, position, href, dose, note, aside }: ExerciseRowProps) {
  const content = (
    <>
      <span className={styles.rowFigure}>
        <ExerciseFigure position={position} bare />
      </span>
      <span className={styles.rowWords}>
        <b>{name}</b>
        {note === undefined ? null : <small>{note}</small>}
      </span>
      <span className={styles.rowDose}>{dose}</span>
      {aside === undefined ? null : <span className={styles.rowAside}>{aside}</span>}
    </>
  );
  return href === undefined ? (
    <div className={styles.row}>{content}</div>
  ) : (
    <Link className={styles.row} href={href}>
      {content}
    </Link>
  );
}
