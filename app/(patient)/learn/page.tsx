/** The contents of Learn. Emergency help stands beside the page on when to see a doctor; it works signed out too. */
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "#components/layout/page-header.tsx";
import { RowLink, RowLinks } from "#components/ui/row-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { learnParts, learnTopics } from "#lib/domain/learn.ts";
import { readLearn } from "#lib/usecases/learn.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import styles from "./learn.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav.patient"))("learn") };
}

/** All pages, by when they are of use, each with its main sentence. */
export default async function LearnPage() {
  const { values } = requireValue(await readLearn(await requireActor("patient")));
  const t = await getTranslations("learn");
  return (
    <>
      <PageHeader title={t("title", { count: learnTopics.length })} lead={t("lead")} />
      {learnParts.map(({ part, topics }) => (
        <Section key={part} title={t(`parts.${part}`)}>
          <RowLinks>
            {topics.map((topic) => (
              <RowLink
                key={topic}
                href={`/learn/${topic}`}
                title={t(`pages.${topic}.title`)}
                note={t(`pages.${topic}.lead`)}
              />
            ))}
            {part === "help" ? (
              <RowLink
                href="/help"
                title={t("emergencyLink")}
                note={t("emergencyNote", { emergencyNumber: values.emergencyNumber })}
              />
            ) : null}
          </RowLinks>
        </Section>
      ))}
      <p className={`note ${styles.note}`}>{t("note")}</p>
    </>
  );
}
