/** The one raised sheet of Today: what the session holds, as the contents of a book. */

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { ExercisePicture } from "#components/exercise/exercise-picture.tsx";
import { ContentsList } from "#components/ui/contents-list.tsx";
import { Sheet } from "#components/ui/section.tsx";
import type { Exercise } from "#lib/domain/exercise.ts";
import styles from "./today.module.css";

export interface PlanSheetProps {
  readonly programName: string;
  readonly position: Exercise["position"];
  readonly picture: string | null;
  readonly theme: "auto" | "light" | "dark";
  readonly blocks: readonly {
    readonly name: string;
    readonly minutes: number;
    readonly exercises: readonly { readonly slug: string; readonly name: string }[];
  }[];
  readonly canExcuse: boolean;
}

export function PlanSheet({ programName, position, picture, theme, blocks, canExcuse }: PlanSheetProps) {
  const t = useTranslations("today");
  return (
    <Sheet className={styles.sheet}>
      <div className={styles.figure}>
        <ExercisePicture position={position} picture={picture} theme={theme} on="sheet" />
      </div>
      <h2>{t("plan.heading", { program: programName })}</h2>
      <ContentsList
        entries={blocks.map((block) => ({
          title: block.name.charAt(0).toLocaleUpperCase() + block.name.slice(1),
          value: t("minutes", { minutes: block.minutes }),
          detail: block.exercises.map(({ slug, name }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an exercise may stand twice in a block
            <Fragment key={place}>
              {place === 0 ? null : ", "}
              <Link href={`/exercise/${slug}`} prefetch={false}>
                {name}
              </Link>
            </Fragment>
          )),
        }))}
      />
      <p className={styles.sheetLinks}>
        <Link href="/program">{t("plan.each")}</Link>
        {canExcuse ? <Link href="/days">{t("plan.notToday")}</Link> : null}
      </p>
    </Sheet>
  );
}
