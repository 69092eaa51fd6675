/** One page of Learn, set for reading, with what comes next. */
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import styles from "#app/(patient)/learn/learn.module.css";
import { PageHeader } from "#components/layout/page-header.tsx";
import { TopicText } from "#components/learn/topic-text.tsx";
import { RowLink, RowLinks } from "#components/ui/row-link.tsx";
import { type LearnTopic, learnTopicOf, topicAfter } from "#lib/domain/learn.ts";
import { readLearn } from "#lib/usecases/learn.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";

interface TopicPageProps {
  readonly params: Promise<{ topic: string }>;
}

export async function generateMetadata({ params }: TopicPageProps): Promise<Metadata> {
  const topic = learnTopicOf((await params).topic);
  return topic === null ? {} : { title: (await getTranslations("learn"))(`pages.${topic}.title`) };
}

/** Where a page leads besides the next one: to what it speaks of, or to whom to call. */
const further = {
  "calm-care": { href: "/calm-care", key: "calmPlanLink" },
  doctor: { href: "/help", key: "emergencyLink" },
} as const satisfies Partial<Record<LearnTopic, { href: string; key: string }>>;

export default async function LearnTopicPage({ params }: TopicPageProps) {
  const actor = await requireActor("patient");
  const topic = learnTopicOf((await params).topic);
  if (topic === null) notFound();
  const { values, rulesOn } = requireValue(await readLearn(actor));
  const t = await getTranslations("learn");
  const next = topicAfter(topic);
  const more = topic in further ? further[topic as keyof typeof further] : null;
  return (
    <article>
      <PageHeader
        back={{ href: "/learn", label: t("back") }}
        title={t(`pages.${topic}.title`)}
        lead={t(`pages.${topic}.lead`)}
      />
      <TopicText topic={topic} values={{ ...values }} rulesOn={rulesOn} />
      <RowLinks>
        {more === null ? null : <RowLink href={more.href} title={t(more.key)} />}
        {next === null ? null : (
          <RowLink href={`/learn/${next}`} title={t("next", { title: t(`pages.${next}.title`) })} />
        )}
      </RowLinks>
      <p className={`note ${styles.note}`}>{t("note")}</p>
    </article>
  );
}
