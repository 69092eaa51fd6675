/** One exercise in a list: its figure, its name, what is asked, cautions, a star. A link where it leads somewhere. */
import Link from "next/link";
import type { ReactNode } from "react";
import type { Exercise } from "#lib/domain/exercise.ts";
import styles from "./exercise.module.css";
import { ExercisePicture } from "./exercise-picture.tsx";

export interface ExerciseRowProps {
  readonly name: string;
  readonly position: Exercise["position"];
  readonly picture?: string | null;
  readonly theme?: "auto" | "light" | "dark";
  readonly href?: string;
  /** Names the row for the keys of a list. */
  readonly slug?: string;
  readonly tabIndex?: number;
  /** The dose, in figures or words. */
  readonly dose: ReactNode;
  /** A line under the name. */
  readonly note?: ReactNode;
  readonly aside?: ReactNode;
  /** A button of its own at the end of the row. */
  readonly star?: ReactNode;
}

export function ExerciseRow(props: ExerciseRowProps) {
  const { name, position, picture, theme, href, slug, tabIndex, dose, note, aside, star } = props;
  return (
    <div className={styles.row} data-linked={href === undefined ? undefined : ""}>
      <span className={styles.rowFigure}>
        <ExercisePicture position={position} picture={picture} theme={theme} />
      </span>
      <span className={styles.rowWords}>
        {href === undefined ? (
          <b>{name}</b>
        ) : (
          <Link href={href} prefetch={false} data-entry={slug} tabIndex={tabIndex}>
            {name}
          </Link>
        )}
        {note === undefined ? null : <small>{note}</small>}
      </span>
      <span className={styles.rowDose}>{dose}</span>
      {aside === undefined ? null : <span className={styles.rowAside}>{aside}</span>}
      {star === undefined ? null : <span className={styles.rowStar}>{star}</span>}
    </div>
  );
}
