/** The cautions of an exercise for each diagnosis label, with why. Labels only set cautions; they never name a cause. */
import { useTranslations } from "next-intl";
import { type Diagnosis, diagnoses } from "#lib/domain/episode.ts";
import type { Exercise } from "#lib/domain/exercise.ts";
import { CautionMark } from "./caution-mark.tsx";
import styles from "./exercise.module.css";

export interface CautionListProps {
  readonly cautions: Exercise["cautions"];
  /** Why, in the words of this exercise; the words for all of its kind where left out. */
  readonly reasons?: Readonly<Partial<Record<Diagnosis, string>>>;
}

export function CautionList({ cautions, reasons }: CautionListProps) {
  const t = useTranslations("diagnosis");
  return (
    <ul className={styles.cautions}>
      {diagnoses.map((label) => (
        <li key={label}>
          <span>{t(`${label}.name`)}</span>
          <CautionMark level={cautions[label]} always />
          {cautions[label] === 0 ? null : (
            <small>{reasons?.[label] ?? t(`${label}.caution${cautions[label]}`)}</small>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Why an exercise asks for care with the labels a patient has: one sentence a label. */
export function CautionReasons({
  level,
  because,
}: {
  readonly level: 1 | 2;
  readonly because: readonly Diagnosis[];
}) {
  const t = useTranslations("diagnosis");
  return (
    <>
      {because.map((label) => (
        <span key={label} className={styles.because}>
          <b>{t(`${label}.name`)}.</b> {t(`${label}.caution${level}`)}
        </span>
      ))}
    </>
  );
}
