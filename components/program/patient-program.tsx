/**
 * A program as the patient reads it: when, the therapist's note, every exercise with figure, dose in words, side, rest
 * and how it is done. The same on the patient's phone, in the therapist's preview and on paper.
 */
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ExercisePicture } from "#components/exercise/exercise-picture.tsx";
import { useDoseWords } from "#components/prescription/dose-words.ts";
import { Icon } from "#components/ui/icon.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Dose, SideMode } from "#lib/domain/dosage.ts";
import { sessionMinutes } from "#lib/domain/duration-estimate.ts";
import type { Exercise } from "#lib/domain/exercise.ts";
import type { Schedule } from "#lib/domain/schedule.ts";
import styles from "./program.module.css";
import { useScheduleWords } from "./schedule-words.ts";

export interface PatientBlock {
  readonly name: string;
  readonly prescriptions: readonly {
    readonly exercise: Pick<Exercise, "slug" | "name" | "position" | "instructions"> & {
      readonly picture?: string | null;
    };
    readonly dose: Dose;
    readonly side: SideMode;
    readonly restSeconds: number;
    readonly findsLoad: boolean;
    readonly note: string | null;
    /** How it is done, opened in place, where its own words say more. */
    readonly howTo?: ReactNode;
  }[];
}

export interface PatientProgramProps {
  readonly schedule: Schedule;
  readonly note: string | null;
  readonly noteFrom: string | null;
  readonly blocks: readonly PatientBlock[];
  /** The person's choice, for pictures that cannot see the page's theme. */
  readonly theme?: "auto" | "light" | "dark";
}

export function PatientProgram({ schedule, note, noteFrom, blocks, theme }: PatientProgramProps) {
  const t = useTranslations("program");
  const scheduleWords = useScheduleWords();
  return (
    <>
      {note === null ? null : (
        <blockquote className={styles.note}>
          <p>{note}</p>
          <footer>{noteFrom === null ? t("own.noteNobody") : t("own.note", { name: noteFrom })}</footer>
        </blockquote>
      )}
      <Section title={t("own.when")}>
        <p className={styles.when}>
          <Icon name="calendar" />
          {scheduleWords(schedule)}
        </p>
      </Section>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two blocks may bear one name; their order is their identity
        <PatientBlockSection key={index} block={block} theme={theme} />
      ))}
    </>
  );
}

interface PatientBlockProps extends Pick<PatientProgramProps, "theme"> {
  readonly block: PatientBlock;
}

function PatientBlockSection({ block, theme }: PatientBlockProps) {
  const t = useTranslations("program");
  return (
    <Section
      title={block.name}
      action={
        <span className={styles.minutes}>
          {t("minutes", { minutes: sessionMinutes(block.prescriptions) })}
        </span>
      }
    >
      <ol className={styles.patientRows}>
        {block.prescriptions.map((row, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an exercise may stand twice in a block; its place is its identity
          <li key={place}>
            <PatientExercise row={row} theme={theme} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

interface PatientExerciseProps extends Pick<PatientProgramProps, "theme"> {
  readonly row: PatientBlock["prescriptions"][number];
}

function PatientExercise({ row, theme }: PatientExerciseProps) {
  const words = useDoseWords();
  const t = useTranslations("program");
  const hasRest = row.dose.sets > 1;
  return (
    <article className={styles.patientRow}>
      <div className={styles.patientFigure}>
        <ExercisePicture position={row.exercise.position} picture={row.exercise.picture} theme={theme} />
      </div>
      <h3>
        <Link href={`/exercise/${row.exercise.slug}`} prefetch={false}>
          {row.exercise.name}
        </Link>
      </h3>
      <p className={styles.patientDose}>
        {words.long(row.dose, { side: row.side, findsLoad: row.findsLoad && row.dose.loadG === null })}
      </p>
      <p className={styles.how}>{row.exercise.instructions}</p>
      {row.howTo}
      {hasRest ? (
        <p className={styles.restLine}>{t("restLine", { time: words.time(row.restSeconds) })}</p>
      ) : null}
      {row.note === null ? null : <p className={styles.rowNote}>{row.note}</p>}
    </article>
  );
}
