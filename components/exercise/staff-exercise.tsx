/** One exercise as staff see it: figure and words, its facts and cautions with reasons, the ladder it stands on. */
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "#components/ui/banner.tsx";
import type { Exercise } from "#lib/domain/exercise.ts";
import type { FigureView } from "#lib/domain/figure/view.ts";
import { CautionList } from "./caution-list.tsx";
import { CardBlanks } from "./exercise-card.tsx";
import styles from "./exercise-detail.module.css";
import { ExerciseFacts } from "./exercise-facts.tsx";
import type { ExerciseMediaProps } from "./exercise-media.tsx";
import { ExerciseShow } from "./exercise-show.tsx";
import { ExerciseWords } from "./exercise-words.tsx";
import { Ladder, type Rung } from "./ladder.tsx";
import type { ExerciseWordsView } from "./words.ts";

export interface StaffExerciseProps {
  readonly exercise: Exercise;
  readonly words: ExerciseWordsView;
  readonly figure: FigureView | null;
  readonly media: ExerciseMediaProps["media"];
  readonly own: boolean;
  readonly archived: boolean;
  readonly ladder: { readonly name: string; readonly rungs: readonly Omit<Rung, "caution">[] } | null;
  readonly templates: readonly { readonly slug: string; readonly name: string }[];
  readonly theme: "auto" | "light" | "dark";
  /** Star, print, copy, edit. */
  readonly actions: ReactNode;
}

export function StaffExercise(props: StaffExerciseProps) {
  const { exercise, words, figure, media, own, archived, ladder, templates, theme, actions } = props;
  const t = useTranslations();
  const place = (ladder?.rungs.findIndex((rung) => rung.slug === exercise.slug) ?? -1) + 1;
  return (
    <div className={styles.staff}>
      <article className={styles.main}>
        {archived ? (
          <Banner>
            {t("library.archived")}. {t("library.archivedNote")}
          </Banner>
        ) : null}
        <div className={styles.show}>
          <ExerciseShow
            name={exercise.name}
            position={exercise.position}
            figure={figure}
            media={media}
            theme={theme}
          />
        </div>
        {words.purpose ? <p className={styles.purpose}>{words.purpose}</p> : null}
        <ExerciseWords words={words} instructions={exercise.instructions} />
        <div className={styles.paperOnly}>
          <CardBlanks />
        </div>
      </article>
      <div className={styles.side}>
        <div className={styles.actions}>{actions}</div>
        <ExerciseFacts exercise={exercise} />
        <section>
          <h2>{t("library.cautions")}</h2>
          <CautionList cautions={exercise.cautions} reasons={words.caution} />
          <p>{t("diagnosis.directionNote")}</p>
        </section>
        <section>
          <h2>{t("library.inTemplates")}</h2>
          {templates.length === 0 ? (
            <p>{t("library.noTemplate")}</p>
          ) : (
            <div className={styles.links}>
              {templates.map((template) => (
                <Link key={template.slug} href={`/templates/${template.slug}`}>
                  {template.name}
                </Link>
              ))}
            </div>
          )}
        </section>
        {own ? null : (
          <section>
            <p>{t("library.signOff")}</p>
          </section>
        )}
      </div>
      <div className={styles.ladder}>
        {ladder === null ? (
          <p>{t("library.noLadder")}</p>
        ) : (
          <>
            <h2>{t("library.ladder", { name: ladder.name })}</h2>
            <p>{t("library.ladderNote", { place, total: ladder.rungs.length })}</p>
            <Ladder
              headless
              name={ladder.name}
              theme={theme}
              selected={exercise.slug}
              hrefOf={(slug) => `/exercise/${slug}`}
              rungs={ladder.rungs.map((rung) => ({ ...rung, caution: 0 }))}
            />
          </>
        )}
      </div>
    </div>
  );
}
