/** The patient's questionnaires. Invariant: nothing implies that somebody watches; no score is praised or blamed. */
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { Dock } from "#components/layout/dock.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { pgicKeyOf } from "#components/prom/pgic-words.ts";
import { dayDate, longDay, shortDay } from "#components/session/day-text.ts";
import { Banner } from "#components/ui/banner.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RowLink, RowLinks } from "#components/ui/row-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { type QuestionnairesView, readQuestionnaires } from "#lib/usecases/questionnaire.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("prom.list"))("title") };
}

interface Props {
  readonly searchParams: Promise<{ readonly sent?: string | string[] }>;
}

/** What is due, what comes next, and what was answered with its date. */
export default async function QuestionnairesPage({ searchParams }: Props) {
  const actor = await requireActor("patient");
  const view = requireValue(await readQuestionnaires(actor));
  const [t, format] = [await getTranslations("prom"), await getFormatter()];
  const { sent } = await searchParams;
  const just = view.done.find((one) => one.id === sent);
  const day = (value: string, shape: typeof longDay | typeof shortDay = longDay) =>
    format.dateTime(dayDate(value), shape);
  const [first] = view.due;
  return (
    <>
      {just === undefined ? null : (
        <Banner icon="tick">
          {t(just.score === null ? "list.sentNoScore" : "list.sent", { name: t(`names.${just.instrument}`) })}
        </Banner>
      )}
      <PageHeader
        title={view.due.length === 0 ? t("list.titleNone") : t("list.titleDue", { count: view.due.length })}
        lead={
          view.clearedOn === null ? t("list.notCleared") : view.due.length === 0 ? undefined : t("list.lead")
        }
      />
      {view.due.length === 0 ? null : (
        <RowLinks>
          {view.due.map(({ instrument, begun, dueOn, overdue }) => (
            <RowLink
              key={instrument}
              href={`/questionnaires/${instrument}`}
              title={t(`names.${instrument}`)}
              note={[
                begun === null ? t(`today.length.${instrument}`) : t("today.begun", begun),
                overdue ? t("list.dueSince", { date: day(dueOn, shortDay) }) : null,
              ]
                .filter((part) => part !== null)
                .join(" · ")}
            />
          ))}
        </RowLinks>
      )}
      {view.again.length === 0 ? null : (
        <RowLinks>
          {view.again.map((instrument) => (
            <RowLink
              key={instrument}
              href={`/questionnaires/${instrument}`}
              title={t("list.again")}
              note={t("list.againNote", { name: t(`names.${instrument}`) })}
            />
          ))}
        </RowLinks>
      )}
      {view.next.length === 0 ? null : (
        <Section title={t("list.next")}>
          <ul>
            {view.next.map(({ instrument, dueOn }) => (
              <li key={instrument}>
                {t(`names.${instrument}`)}, {t("list.nextOn", { date: day(dueOn) })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t("list.done")}>
        {view.done.length === 0 ? (
          <EmptyState heading="h3" title={t("list.noneDone")} />
        ) : (
          <Answered done={view.done} />
        )}
      </Section>
      <p className="note">{t("list.read", { replyTime: view.replyTime })}</p>
      <Dock>
        {just === undefined || first === undefined ? (
          <LinkButton href="/today" variant={just === undefined ? "secondary" : "primary"} size="xl" wide>
            {t("list.toToday")}
          </LinkButton>
        ) : (
          <LinkButton href={`/questionnaires/${first.instrument}`} variant="primary" size="xl" wide>
            {t("list.goOn", { name: t(`names.${first.instrument}`) })}
          </LinkButton>
        )}
      </Dock>
    </>
  );
}

async function Answered({ done }: { readonly done: QuestionnairesView["done"] }) {
  const [t, format] = [await getTranslations("prom"), await getFormatter()];
  const scoreOf = ({ instrument, score, missing }: QuestionnairesView["done"][number]) =>
    score === null
      ? t("list.noScore", { missing })
      : t(`score.${instrument}`, {
          score: format.number(score, { maximumFractionDigits: 1 }),
          word: t(`pgic.words.${pgicKeyOf(score)}`),
        });
  return (
    <DataTable
      caption={t("list.done")}
      captionHidden
      rows={done}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "day",
          head: t("list.day"),
          cell: (row) => format.dateTime(dayDate(row.day), shortDay),
        },
        {
          key: "name",
          head: t("list.questionnaire"),
          cell: (row) => (
            <>
              {t(`names.${row.instrument}`)}
              {row.byClinic ? <small>, {t("list.byClinic")}</small> : null}
            </>
          ),
        },
        { key: "score", head: t("list.score"), cell: scoreOf },
      ]}
    />
  );
}
