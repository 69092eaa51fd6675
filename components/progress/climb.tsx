/** The ladder a patient has climbed: a figure on each rung, the one they stand on thicker, the next one hollow and pale. */
import { useLocale, useTranslations } from "next-intl";
import { dayLabel } from "#components/chart/day-label.ts";
import { ExercisePicture } from "#components/exercise/exercise-picture.tsx";
import { DoseText } from "#components/prescription/dose-text.tsx";
import type { Dose } from "#lib/domain/dosage.ts";
import type { Exercise } from "#lib/domain/exercise.ts";
import styles from "./climb.module.css";

export interface ClimbProps {
  /** The hardest at the top. */
  readonly rungs: readonly {
    readonly slug: string;
    readonly name: string;
    readonly position: Exercise["position"];
    readonly picture: string | null;
    readonly since: string | null;
    readonly state: "done" | "now" | "next";
    readonly dose: Dose | null;
  }[];
  readonly theme?: "auto" | "light" | "dark";
}

export function Climb({ rungs, theme }: ClimbProps) {
  const t = useTranslations("progress.climb");
  const locale = useLocale();
  return (
    <ol className={styles.ladder}>
      {rungs.map(({ slug, name, position, picture, since, state, dose }) => (
        <li key={slug} className={styles[state]}>
          <div className={styles.stand}>
            <ExercisePicture position={position} picture={picture} theme={theme} />
          </div>
          <p>
            <b>{name}</b>
            <span>{since === null ? t("next") : t("since", { date: dayLabel(since, locale) })}</span>
            {dose === null ? null : (
              <span>
                <DoseText dose={dose} short />
              </span>
            )}
            {state === "now" ? <span>{t("now")}</span> : null}
          </p>
        </li>
      ))}
    </ol>
  );
}
