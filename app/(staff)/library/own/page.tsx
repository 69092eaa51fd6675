/** The clinic's own exercises, to be found again by those who write them: what is offered, and what is archived. */
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ExerciseRow } from "#components/exercise/exercise-row.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { DoseText } from "#components/prescription/dose-text.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { listOwn, type OwnEntry } from "#lib/usecases/own-exercise-form.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { getPreferences, requireActor } from "#lib/web/session.ts";
import styles from "./_parts/own.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ownExercise"))("backToList") };
}

export default async function OwnExercisesPage() {
  const actor = await requireActor("therapist", "admin");
  const own = requireValue(await listOwn(actor));
  const theme = (await getPreferences())?.theme ?? "auto";
  const t = await getTranslations("ownExercise");
  const archived = own.filter(({ exercise }) => exercise.archivedAt !== null);
  const offered = own.filter(({ exercise }) => exercise.archivedAt === null);
  const add = (
    <LinkButton href="/library/own/new" variant="primary" icon="plus">
      {t("list.new")}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={t("list.title", { count: own.length, archived: archived.length })}
        lead={t(own.length === 0 ? "list.empty" : "list.lead")}
        back={{ href: "/library", label: t("back") }}
        aside={own.length === 0 ? undefined : add}
      />
      {own.length === 0 ? <div className="btns">{add}</div> : null}
      {offered.length === 0 ? null : <Entries entries={offered} theme={theme} />}
      {archived.length === 0 ? null : (
        <>
          <h2 className={styles.heading}>{t("list.archived")}</h2>
          <p className={styles.headingNote}>{t("list.archivedNote")}</p>
          <Entries entries={archived} theme={theme} />
        </>
      )}
    </>
  );
}

interface EntriesProps {
  readonly entries: readonly OwnEntry[];
  readonly theme: "auto" | "light" | "dark";
}

function Entries({ entries, theme }: EntriesProps) {
  const t = useTranslations();
  const mediaWords = ({ photos, videos }: OwnEntry) =>
    photos + videos === 0
      ? t("ownExercise.list.noMedia")
      : t("ownExercise.list.media", { photos, videos, both: photos > 0 && videos > 0 ? "yes" : "no" });
  return (
    <ul className={styles.rows}>
      {entries.map((entry) => {
        const { exercise } = entry;
        return (
          <li key={exercise.id}>
            <ExerciseRow
              name={exercise.name}
              position={exercise.position}
              picture={entry.picture}
              theme={theme}
              href={`/library/${exercise.slug}/edit`}
              note={[t(`exercise.category.${exercise.category}`), mediaWords(entry)].join(" · ")}
              dose={<DoseText dose={exercise.defaultDose} side={exercise.side} short />}
              aside={t("ownExercise.list.episodes", { count: entry.episodes })}
            />
          </li>
        );
      })}
    </ul>
  );
}
