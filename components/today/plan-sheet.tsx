/** The one raised sheet of Today: what the session holds, as the contents of a book. */

import Link from "next/link";
import { useTranslations } from "next-intl";
import { ExerciseFigure } from "#components/figure/exercise-figure.tsx";
import { ContentsList } from "#components/ui/contents-list.tsx";
import { Sheet } from "#components/ui/section.tsx";
import type { Exercise } from "#lib/domain/exercise.ts";
import styles from "./today.module.css";

export interface PlanSheetProps {
  readonly programName: string;
  readonly position: Exercise["position"];
  readonly blocks: readonly {
    readonly name: string;
    readonly minutes: number;
    readonly exercises: readonly string[];
  }[];
  readonly canExcuse: boolean;
}

export function PlanSheet({ programName, position, blocks, canExcuse }: PlanSheetProps) {
  const t = useTranslations("today");
  return (
    <Sheet className={styles.sheet}>
      <div className={styles.figure}>
        <ExerciseFigure position={position} size="l" />
      </div>
      <h2>{t("plan.heading", { program: programName })}</h2>
      <ContentsList
        entries={blocks.map((block) => ({
          title: block.name.charAt(0).toLocaleUpperCase() + block.name.slice(1),
          value: t("minutes", { minutes: block.minutes }),
          detail: block.exercises.join(", "),
        }))}
      />
      <p className={styles.sheetLinks}>
        <Link href="/program">{t("plan.each")}</Link>
        {canExcuse ? <Link href="/days">{t("plan.notToday")}</Link> : null}
      </p>
    </Sheet>
  );
}
