/** One exercise, for everybody who may see it: staff the whole entry, a patient what is prescribed to them. */
import type { Metadata } from "next";
import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { cache } from "react";
import { keepFavourite } from "#app/(staff)/library/actions.ts";
import { PatientExercise } from "#components/exercise/patient-exercise.tsx";
import { StaffExercise } from "#components/exercise/staff-exercise.tsx";
import { FigureSprite } from "#components/figure/figure-sprite.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { FavouriteButton } from "#components/library/favourite-button.tsx";
import { PrintButton } from "#components/program/print-button.tsx";
import { dayDate, longDay } from "#components/session/day-text.ts";
import { Banner } from "#components/ui/banner.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import {
  type PatientExercise as PatientView,
  readExercise,
  type StaffExercise as StaffView,
} from "#lib/usecases/exercise.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { getActor, getPreferences, requireActor } from "#lib/web/session.ts";

interface ExercisePageProps {
  readonly params: Promise<{ slug: string }>;
}

const read = cache(async (slug: string) => readExercise(await getActor(), { slug }));

export async function generateMetadata({ params }: ExercisePageProps): Promise<Metadata> {
  const view = await read((await params).slug);
  return { title: view.ok ? view.value.exercise.name : undefined };
}

export default async function ExercisePage({ params }: ExercisePageProps) {
  await requireActor();
  const view = requireValue(await read((await params).slug));
  return (
    <>
      <FigureSprite />
      {view.audience === "staff" ? <ForStaff view={view} /> : <ForPatient view={view} />}
    </>
  );
}

async function ForStaff({ view }: { readonly view: StaffView }) {
  const t = await getTranslations();
  const preferences = await getPreferences();
  const { exercise, own, mayEdit } = view;
  return (
    <>
      <PageHeader
        title={exercise.name}
        back={{ href: "/library", label: t("library.back") }}
        over={[
          t(`exercise.category.${exercise.category}`),
          t(`exercise.region.${exercise.region}`),
          ...(own ? [t("library.own")] : []),
        ].join(" · ")}
      />
      <StaffExercise
        exercise={exercise}
        words={view.words}
        figure={view.figure}
        media={view.media}
        own={own}
        archived={exercise.archivedAt !== null}
        ladder={view.ladder}
        templates={view.templates}
        theme={preferences?.theme ?? "auto"}
        actions={
          <>
            <FavouriteButton
              exerciseId={exercise.id}
              kept={view.favourite}
              action={keepFavourite}
              texts={{
                keep: t("library.keepShort"),
                drop: t("library.dropShort"),
                failed: t("library.notKept"),
              }}
            />
            <LinkButton href={`/library/print?slugs=${exercise.slug}`} icon="print" prefetch={false}>
              {t("library.printCard")}
            </LinkButton>
            {mayEdit && own ? (
              <LinkButton href={`/library/${exercise.slug}/edit`} icon="settings">
                {t("library.edit")}
              </LinkButton>
            ) : null}
            {mayEdit ? (
              <LinkButton href={`/library/own/new?from=${exercise.slug}`} icon="copy">
                {t("library.copy")}
              </LinkButton>
            ) : null}
          </>
        }
      />
    </>
  );
}

async function ForPatient({ view }: { readonly view: PatientView }) {
  const t = await getTranslations("exercise.detail");
  const format = await getFormatter();
  return (
    <>
      <PageHeader
        title={view.exercise.name}
        back={{ href: "/program", label: t("back.program") }}
        over={t(`standing.${view.standing}`, { day: format.dateTime(dayDate(view.from), longDay) })}
      />
      {view.paused ? (
        <Banner tone="brick">
          {t("paused")} <Link href="/today">{t("pausedLink")}</Link>
        </Banner>
      ) : null}
      {view.standing === "past" ? <Banner>{t("pastNote")}</Banner> : null}
      <PatientExercise
        exercise={view.exercise}
        words={view.words}
        figure={view.figure}
        media={view.media}
        prescribed={view.prescribed}
        cautions={view.cautions}
        theme={(await getPreferences())?.theme ?? "auto"}
      />
      <Section>
        <PrintButton>{t("print")}</PrintButton>
      </Section>
    </>
  );
}
