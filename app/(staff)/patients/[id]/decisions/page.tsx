/** What the rules decided for one patient: exercise by exercise, nothing left out, each with how it was decided. Reads; therapists end pauses here. */
import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { decisionMessages } from "#app/(staff)/decisions/_parts/messages.ts";
import { endSuspensionAction } from "#app/(staff)/decisions/actions.ts";
import { dayLabel } from "#components/chart/day-label.ts";
import styles from "#components/decision/decision.module.css";
import { DoseFigure } from "#components/decision/decision-show.tsx";
import { DoseCourseChart } from "#components/decision/dose-course.tsx";
import { doseCourse } from "#components/decision/dose-steps.ts";
import { HistoryList } from "#components/decision/history-list.tsx";
import { HowDecided } from "#components/decision/how-decided.tsx";
import { PausedList } from "#components/decision/paused-list.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Section } from "#components/ui/section.tsx";
import { localDayOf } from "#lib/domain/calendar.ts";
import type { Catalogue } from "#lib/messages/catalogue.ts";
import { type DecisionCard, type DecisionHistory, readPatientDecisions } from "#lib/usecases/decision.ts";
import { replayDifference } from "#lib/usecases/replay.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { getPreferences, requireActor } from "#lib/web/session.ts";

interface Props {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Decisions of an exercise shown at once; the earlier ones open in place. */
const shownAtOnce = 5;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("decision.history"))("page") };
}

export default async function PatientDecisionsPage({ params, searchParams }: Props) {
  const actor = await requireActor("therapist", "clinician");
  const { id } = await params;
  const { how } = await searchParams;
  const view = requireValue(await readPatientDecisions(actor, { patientId: id }));
  const theme = (await getPreferences())?.theme ?? "auto";
  const t = await getTranslations("decision");
  const open = view.suspensions.filter((one) => one.ending === null);
  const cardOf = new Map(view.cards.map((card) => [card.decisionId, card]));
  const waiting = view.cards.filter(
    (card) => card.spoken.action === "PROGRESS" && card.resolution === null && !card.superseded,
  );
  const messages = decisionMessages((await getMessages()) as unknown as Catalogue);
  return (
    <NextIntlClientProvider messages={messages}>
      {view.cards.length === 0 && view.suspensions.length === 0 ? (
        <EmptyState heading="h1" title={t("history.none")}>
          {t("history.noneText")}
        </EmptyState>
      ) : (
        <PageHeader
          title={t("history.title", { waiting: waiting.length, paused: open.length })}
          aside={
            view.mayResolve && waiting.length > 0 ? (
              <LinkButton href="/decisions" variant="primary">
                {t("history.toList")}
              </LinkButton>
            ) : undefined
          }
        />
      )}
      {typeof how === "string" ? <How view={view} decisionId={how} /> : null}
      {open.length === 0 ? null : (
        <Section title={t("paused.title", { count: open.length })} note={t("paused.note")}>
          <PausedList
            rows={open.map((one) => ({
              ...one,
              patientName: view.patientName,
              card: cardOf.get(one.decisionId) ?? null,
            }))}
            theme={theme}
            action={view.mayResolve ? endSuspensionAction : undefined}
          />
        </Section>
      )}
      <Exercises view={view} />
      <EndedPauses view={view} />
      <p className={styles.foot}>{t("record")}</p>
    </NextIntlClientProvider>
  );
}

interface Group {
  readonly slug: string;
  readonly name: string;
  readonly present: DecisionHistory["present"][number]["dose"] | null;
  readonly cards: readonly DecisionCard[];
}

/** The exercises of the program in their order, then those that were decided on and stand there no more. */
function groupsOf({ present, cards }: DecisionHistory): Group[] {
  const bySlug = Map.groupBy(cards, (card) => card.exercise.slug);
  const current = present.map(({ exercise, dose }) => ({
    slug: exercise.slug,
    name: exercise.name,
    present: dose,
    cards: bySlug.get(exercise.slug) ?? [],
  }));
  const gone = [...bySlug]
    .filter(([slug]) => !present.some(({ exercise }) => exercise.slug === slug))
    .map(([slug, own]) => ({ slug, name: own[0]?.exercise.name ?? slug, present: null, cards: own }));
  return [...current, ...gone];
}

async function Exercises({ view }: { readonly view: DecisionHistory }) {
  const t = await getTranslations("decision.history");
  return groupsOf(view).map(({ slug, name, present, cards }) => (
    <section key={slug} className={styles.exercise} aria-label={name}>
      <h2>{name}</h2>
      <p className={styles.step}>{present === null ? t("gone") : <DoseFigure dose={present} />}</p>
      {cards.length === 0 ? (
        <p className={styles.quiet}>{t("noDecision")}</p>
      ) : (
        <div className={styles.course}>
          <DoseCourseChart
            exercise={name}
            course={doseCourse(cards, present, view.today, (at) => localDayOf(at, view.zone))}
            today={view.today}
          />
          <div>
            <HistoryList cards={cards.slice(0, shownAtOnce)} />
            {cards.length <= shownAtOnce ? null : (
              <Disclosure summary={t("earlier", { count: cards.length - shownAtOnce })}>
                <HistoryList cards={cards.slice(shownAtOnce)} />
              </Disclosure>
            )}
          </div>
        </div>
      )}
    </section>
  ));
}

/** The record of the decision that the address names; nothing where it names none of this patient's. */
async function How({ view, decisionId }: { readonly view: DecisionHistory; readonly decisionId: string }) {
  const record = view.records.get(decisionId);
  const card = view.cards.find((one) => one.decisionId === decisionId);
  if (!record || !card) return null;
  return (
    <HowDecided
      card={card}
      inputs={record.inputs}
      occasion={record.occasion}
      ruleVersion={record.ruleVersion}
      settingsHash={record.settingsHash}
      alike={replayDifference(record) === null}
      names={view.names}
    />
  );
}

async function EndedPauses({ view }: { readonly view: DecisionHistory }) {
  const ended = view.suspensions.filter((one) => one.ending !== null);
  if (ended.length === 0) return null;
  const [t, locale] = [await getTranslations("decision"), await getLocale()];
  return (
    <Section title={t("history.pauses")}>
      <ul className={styles.decided}>
        {ended.map((one) => (
          <li key={one.id}>
            <p>
              {t("history.pauseEnded", {
                what: one.scope === "strengthening" ? t("paused.strengthening") : one.exercise,
                from: dayLabel(one.suspendedOn, locale, "weekday"),
                to: dayLabel(one.ending!.endedOn, locale, "weekday"),
                kind: one.ending!.kind,
              })}
            </p>
            {one.ending!.reason === null ? null : (
              <p className={styles.quiet}>{t("withReason", { reason: one.ending!.reason })}</p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
