/** Changing one of the clinic's own exercises: its entry, its photos and videos, its states, archiving. */
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { MediaSection } from "#app/(staff)/library/own/_parts/media-section.tsx";
import styles from "#app/(staff)/library/own/_parts/own.module.css";
import { OwnForm } from "#app/(staff)/library/own/_parts/own-form.tsx";
import { archiveOwn, restoreOwn } from "#app/(staff)/library/own/actions.ts";
import { ActionForm } from "#components/form/action-form.tsx";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Section } from "#components/ui/section.tsx";
import { type OwnForm as OwnFormView, readOwn } from "#lib/usecases/own-exercise-form.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { getActor, requireActor } from "#lib/web/session.ts";

interface EditExercisePageProps {
  readonly params: Promise<{ slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: EditExercisePageProps): Promise<Metadata> {
  const view = await readOwn(await getActor(), await params);
  if (!view.ok) return {};
  return {
    title: (await getTranslations("ownExercise.edit"))("pageTitle", { name: view.value.exercise.name }),
  };
}

export default async function EditExercisePage({ params, searchParams }: EditExercisePageProps) {
  const actor = await requireActor("therapist", "admin");
  const view = requireValue(await readOwn(actor, await params));
  const isNew = (await searchParams).saved === "1";
  const [t, format] = await Promise.all([getTranslations("ownExercise"), getFormatter()]);
  const { exercise, history, episodes, drawing } = view;
  const day = (at: Date) => format.dateTime(at, { day: "numeric", month: "short", year: "numeric" });
  const last = history[0];
  return (
    <>
      <PageHeader
        title={exercise.name}
        lead={
          last
            ? t("edit.lead", {
                count: history.length,
                who: last.savedBy,
                day: day(last.savedAt),
                episodes,
              })
            : undefined
        }
        back={{ href: "/library/own", label: t("backToList") }}
        aside={
          exercise.archivedAt === null ? (
            <a className={styles.jump} href="#media">
              {t("media.title")}
            </a>
          ) : undefined
        }
      />
      <div className={styles.page}>
        <div className={styles.side}>
          {isNew && exercise.archivedAt === null ? (
            <Banner icon="tick">
              {t("edit.saved", { name: exercise.name })} <a href="#media">{t("edit.addMedia")}</a>
            </Banner>
          ) : null}
          {exercise.archivedAt === null ? (
            <OwnForm
              exercise={{ id: exercise.id, revision: exercise.revision }}
              start={view.start}
              drawing={drawing}
              neighbours={view.neighbours}
              draftKey={`${actor.memberId}.own-exercise.${exercise.id}`}
            />
          ) : (
            <Banner tone="amber">{t("edit.archived", { day: day(exercise.archivedAt) })}</Banner>
          )}
        </div>
        <div className={styles.side}>
          {exercise.archivedAt === null ? <MediaSection exerciseId={exercise.id} media={view.media} /> : null}
          <Archive exerciseId={exercise.id} archived={exercise.archivedAt !== null} episodes={episodes} />
          <Disclosure summary={t("history.title")}>
            <ol className={styles.states} reversed>
              {history.map((entry) => (
                <li key={entry.revision}>
                  {t("history.entry", {
                    who: entry.savedBy,
                    day: format.dateTime(entry.savedAt, { dateStyle: "medium", timeStyle: "short" }),
                  })}
                </li>
              ))}
            </ol>
          </Disclosure>
        </div>
      </div>
    </>
  );
}

interface ArchiveProps {
  readonly exerciseId: string;
  readonly archived: boolean;
  readonly episodes: OwnFormView["episodes"];
}

async function Archive({ exerciseId, archived, episodes }: ArchiveProps) {
  const t = await getTranslations("ownExercise.archive");
  return (
    <Section
      title={t(archived ? "restoreTitle" : "title")}
      note={archived ? t("restoreNote") : t("note", { episodes })}
    >
      <ActionForm
        key={String(archived)}
        action={archived ? restoreOwn : archiveOwn}
        idempotencyKey={newIdempotencyKey()}
      >
        <input type="hidden" name="exerciseId" value={exerciseId} />
        <SubmitButton variant={archived ? "primary" : "secondary"}>
          {t(archived ? "restore" : "archive")}
        </SubmitButton>
      </ActionForm>
    </Section>
  );
}
