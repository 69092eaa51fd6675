/** Writing a new exercise of the clinic, from nothing or from a copy of another. */
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import styles from "#app/(staff)/library/own/_parts/own.module.css";
import { OwnForm } from "#app/(staff)/library/own/_parts/own-form.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { readNewOwn } from "#lib/usecases/own-exercise-form.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ownExercise.new"))("pageTitle") };
}

interface NewExercisePageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewExercisePage({ searchParams }: NewExercisePageProps) {
  const actor = await requireActor("therapist", "admin");
  const { copy: asked } = await searchParams;
  const copy = typeof asked === "string" && asked !== "" ? asked : null;
  const { start, source, drawing, neighbours } = requireValue(await readNewOwn(actor, { copy }));
  const t = await getTranslations("ownExercise");
  return (
    <>
      <PageHeader
        title={source === null ? t("new.title") : t("new.copyTitle", { name: source.name })}
        lead={t("new.lead")}
        back={{ href: "/library/own", label: t("backToList") }}
      />
      <div className={styles.page}>
        <OwnForm
          exercise={null}
          start={start && { ...start, name: t("new.copyName", { name: start.name }) }}
          drawing={drawing}
          neighbours={neighbours}
          draftKey={`${actor.memberId}.own-exercise.${copy ?? "new"}`}
        />
      </div>
    </>
  );
}
