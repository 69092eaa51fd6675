/** One exercise: its figure, how it is done, its facts and cautions, and the ladder it stands on. */
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Facts } from "#app/(staff)/library/_parts/facts.tsx";
import styles from "#app/(staff)/library/_parts/library.module.css";
import { CautionList } from "#components/exercise/caution-list.tsx";
import { Ladder } from "#components/exercise/ladder.tsx";
import { ExerciseFigure } from "#components/figure/exercise-figure.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { type ExerciseView, readExercise } from "#lib/usecases/library.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { getActor, requireActor } from "#lib/web/session.ts";

interface ExercisePageProps {
  readonly params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: ExercisePageProps): Promise<Metadata> {
  const view = await readExercise(await getActor(), await params);
  return { title: view.ok ? view.value.exercise.name : undefined };
}

export default async function ExercisePage({ params }: ExercisePageProps) {
  const actor = await requireActor("therapist", "clinician", "admin");
  const view = requireValue(await readExercise(actor, await params));
  const t = await getTranslations();
  const { exercise, ladder } = view;
  return (
    <>
      <PageHeader
        title={exercise.name}
        back={{ href: "/library", label: t("library.back") }}
        over={`${t(`exercise.category.${exercise.category}`)} · ${t(`exercise.region.${exercise.region}`)}`}
      />
      <div className={styles.one}>
        <div>
          {ladder === null ? (
            <p>{t("library.noLadder")}</p>
          ) : (
            <>
              <h2>{t("library.ladder", { name: ladder.name })}</h2>
              <p className={styles.said}>
                {t("library.ladderNote", { place: exercise.rung ?? 0, total: ladder.rungs.length })}
              </p>
              <Ladder
                headless
                name={ladder.name}
                selected={exercise.slug}
                hrefOf={(slug) => `/library/${slug}`}
                rungs={ladder.rungs.map(({ exercise: rung }) => ({
                  slug: rung.slug,
                  name: rung.name,
                  position: rung.position,
                  dose: rung.defaultDose,
                  caution: 0 as const,
                }))}
              />
            </>
          )}
        </div>
        <article>
          <div className={styles.big}>
            <ExerciseFigure position={exercise.position} title={t(`ui.figure.${exercise.position}`)} />
          </div>
          <p className={styles.how}>{exercise.instructions}</p>
          <Facts exercise={exercise} />
          <Neighbours view={view} />
          <section className={styles.part}>
            <h2>{t("library.cautions")}</h2>
            <CautionList cautions={exercise.cautions} />
            <p>{t("diagnosis.directionNote")}</p>
          </section>
          <section className={styles.part}>
            <h2>{t("library.inTemplates")}</h2>
            {view.templates.length === 0 ? (
              <p>{t("library.noTemplate")}</p>
            ) : (
              <div className={styles.links}>
                {view.templates.map((template) => (
                  <Link key={template.slug} href={`/templates/${template.slug}`}>
                    {template.name}
                  </Link>
                ))}
              </div>
            )}
          </section>
          <section className={styles.part}>
            <p>{t("library.signOff")}</p>
          </section>
        </article>
      </div>
    </>
  );
}

async function Neighbours({ view }: { readonly view: ExerciseView }) {
  if (view.ladder === null) return null;
  const t = await getTranslations("library");
  return (
    <p className={styles.links}>
      {view.easier ? (
        <Link href={`/library/${view.easier.slug}`}>{t("easier", { name: view.easier.name })}</Link>
      ) : (
        <span>{t("bottom")}</span>
      )}
      {view.harder ? (
        <Link href={`/library/${view.harder.slug}`}>{t("harder", { name: view.harder.name })}</Link>
      ) : (
        <span>{t("top")}</span>
      )}
    </p>
  );
}
