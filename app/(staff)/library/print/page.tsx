/** Cards for paper, several exercises at once. */
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExerciseCard } from "#components/exercise/exercise-card.tsx";
import styles from "#components/exercise/exercise-detail.module.css";
import { FigureSprite } from "#components/figure/figure-sprite.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { PrintButton } from "#components/program/print-button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { printQuery } from "#lib/schemas/exercise.ts";
import { readCards } from "#lib/usecases/exercise.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";

interface PrintPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("library"))("printThese") };
}

export default async function PrintCardsPage({ searchParams }: PrintPageProps) {
  const actor = await requireActor("therapist", "clinician", "admin");
  const { cards, unknown } = requireValue(await readCards(actor, printQuery.parse(await searchParams)));
  const t = await getTranslations("library");
  return (
    <>
      <FigureSprite />
      <div className="noprint">
        <PageHeader
          title={t("print.title", { count: cards.length })}
          lead={cards.length === 0 ? undefined : t("print.lead")}
          back={{ href: "/library", label: t("back") }}
          aside={cards.length === 0 ? undefined : <PrintButton wide={false}>{t("print.button")}</PrintButton>}
        />
        {unknown > 0 ? <p>{t("print.unknown", { count: unknown })}</p> : null}
        {cards.length === 0 ? (
          <EmptyState title={t("print.title", { count: 0 })}>{t("print.none")}</EmptyState>
        ) : null}
      </div>
      <ul className={styles.cards}>
        {cards.map(({ exercise, words, figure, media }) => (
          <li key={exercise.id}>
            <ExerciseCard exercise={exercise} words={words} figure={figure} media={media} />
          </li>
        ))}
      </ul>
    </>
  );
}
