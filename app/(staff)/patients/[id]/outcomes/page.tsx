/** The outcomes of one patient. What is chosen to enter, replace or take back stands in the address. */
import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getFormatter, getMessages, getTranslations } from "next-intl/server";
import { OutcomeCharts } from "#components/chart/outcome-charts.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { EntryForm } from "#components/prom/entry-form.tsx";
import { outcomeTitle } from "#components/prom/outcome-title.ts";
import styles from "#components/prom/prom.module.css";
import { dayDate, longDay } from "#components/session/day-text.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Section } from "#components/ui/section.tsx";
import { type PromVersion, promVersions } from "#lib/domain/prom.ts";
import { type OutcomesView, readOutcomes } from "#lib/usecases/outcomes.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import { Activities } from "./_parts/activities.tsx";
import { OnRecord, TakeBackForm } from "./_parts/on-record.tsx";
import { DueList, Verdicts } from "./_parts/verdicts.tsx";
import { enterMeasure, takeBack } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("course.tabs"))("outcomes") };
}

interface Props {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const versions = Object.values(promVersions).flat() as PromVersion[];

/** Each measure with what its change means, what is due, and the entry of measures answered elsewhere. */
export default async function OutcomesPage({ params, searchParams }: Props) {
  const actor = await requireActor("therapist", "clinician");
  const [{ id }, given] = [await params, await searchParams];
  const view = requireValue(await readOutcomes(actor, { patientId: id }));
  const [t, format] = [await getTranslations("prom"), await getFormatter()];
  const title = outcomeTitle(view.measures, view.verdict);
  const standing = view.entries.filter((entry) => entry.correction === null);
  const replaced = standing.find((entry) => entry.id === given.replace) ?? null;
  const withdrawn = standing.find((entry) => entry.id === given.withdraw) ?? null;
  const version =
    (replaced?.version as PromVersion | undefined) ?? versions.find((one) => one === given.enter);
  const words = (entry: OutcomesView["entries"][number]) => ({
    name: t(`short.${entry.instrument}`),
    date: format.dateTime(dayDate(entry.day), longDay),
  });
  return (
    <>
      {given.saved === "entered" ? <Banner icon="tick">{t("outcomes.entry.saved")}</Banner> : null}
      {given.saved === "withdrawn" ? <Banner icon="tick">{t("outcomes.record.withdrawnDone")}</Banner> : null}
      <PageHeader
        title={t(`outcomes.title.${title.key}`, {
          count: title.names.length,
          names: format.list(title.names.map((name) => t(`short.${name}`))),
          rmdq: title.rmdq,
        })}
        lead={
          view.clearedOn === null
            ? t("outcomes.lead.notCleared")
            : t("outcomes.lead.cleared", { date: format.dateTime(dayDate(view.clearedOn), longDay) })
        }
      />
      {withdrawn === null ? null : (
        <Section title={t("outcomes.record.withdrawTitle", words(withdrawn))} id="take-back">
          <TakeBackForm
            action={takeBack}
            formId={view.formId}
            patientId={id}
            readerId={actor.memberId}
            responseId={withdrawn.id}
          />
        </Section>
      )}
      <div className={styles.split}>
        <Section title={t("outcomes.verdict.title")}>
          <Verdicts view={view} />
        </Section>
        <Section title={t("outcomes.due.title")}>
          <DueList view={view} />
        </Section>
      </div>
      {view.measures.length === 0 ? null : <Charts view={view} />}
      {view.activities.length === 0 ? null : <Activities activities={view.activities} />}
      <Section title={t("outcomes.entry.title")} note={t("outcomes.entry.lead")} id="enter">
        {replaced === null ? (
          <form method="get" action="#enter" className={styles.choose}>
            <label>
              <span className="field-label">{t("outcomes.entry.measure")}</span>
              <span className="selectbox">
                <select name="enter" className="inp" defaultValue={version ?? versions[0]}>
                  {versions.map((one) => (
                    <option key={one} value={one}>
                      {t(`outcomes.entry.versions.${one}`)}
                    </option>
                  ))}
                </select>
                <Icon name="chevron-down" />
              </span>
            </label>
            <Button type="submit">{t("outcomes.entry.show")}</Button>
          </form>
        ) : null}
        {version === undefined ? null : (
          <EntryForm
            action={enterMeasure}
            formId={view.formId}
            patientId={id}
            readerId={actor.memberId}
            version={version}
            today={view.today}
            activities={view.activities.map((activity) => activity.text)}
            replaces={
              replaced === null
                ? null
                : {
                    id: replaced.id,
                    day: replaced.day,
                    words: t("outcomes.entry.replacing", words(replaced)),
                  }
            }
          />
        )}
      </Section>
      <Section title={t("outcomes.record.title")}>
        <OnRecord entries={view.entries} patientId={id} zone={view.zone} />
      </Section>
    </>
  );
}

/** The charts redraw in the browser, so their words go there with them, and no others. */
async function Charts({ view }: { readonly view: OutcomesView }) {
  const { chart, prom } = await getMessages();
  const days = view.measures.flatMap((measure) => measure.points.map((point) => point.day));
  const from = [...days, view.clearedOn ?? view.today].sort()[0] ?? view.today;
  const next = [...view.next, ...view.due].map(({ instrument, dueOn }) => [instrument, dueOn] as const);
  return (
    <NextIntlClientProvider
      messages={{
        chart: { table: chart.table },
        prom: {
          short: prom.short,
          pgic: { words: prom.pgic.words },
          outcomes: { chart: prom.outcomes.chart },
        },
      }}
    >
      <OutcomeCharts
        measures={view.measures}
        from={from}
        today={view.today}
        zone={view.zone}
        nextDue={Object.fromEntries(next.filter(([, dueOn]) => dueOn > view.today))}
      />
    </NextIntlClientProvider>
  );
}
