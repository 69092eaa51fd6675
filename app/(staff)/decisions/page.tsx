/** Decisions over the caseload: what waits, what is paused, what the rules applied, what was answered. It decides nothing itself. */
import type { Metadata } from "next";
import Link from "next/link";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTimeZone, getTranslations } from "next-intl/server";
import { DecidedList } from "#components/decision/decided-list.tsx";
import styles from "#components/decision/decision.module.css";
import { type BoardGroup, DecisionBoard } from "#components/decision/decision-board.tsx";
import { DecisionShow, type Theme } from "#components/decision/decision-show.tsx";
import { EvidenceKey } from "#components/decision/evidence-chart.tsx";
import { PausedList } from "#components/decision/paused-list.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Section } from "#components/ui/section.tsx";
import { daysBetween, localDayOf } from "#lib/domain/calendar.ts";
import type { Catalogue } from "#lib/messages/catalogue.ts";
import { getClinic } from "#lib/usecases/clinic.ts";
import { type DecisionsView, readDecisions } from "#lib/usecases/decision.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { getPreferences, requireActor } from "#lib/web/session.ts";
import { decisionMessages } from "./_parts/messages.ts";
import { endSuspensionAction, resolveDecisionsAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("decision"))("page") };
}

/** What waits for the therapist, oldest first, and below it what the rules did. */
export default async function DecisionsPage() {
  const actor = await requireActor("therapist");
  const view = requireValue(await readDecisions(actor));
  const clinic = requireValue(await getClinic(actor));
  const theme = (await getPreferences())?.theme ?? "auto";
  const t = await getTranslations("decision");
  const cards = view.waiting.flatMap((group) => group.cards);
  const rungs = cards.filter((card) => card.toExercise !== null).length;
  const messages = decisionMessages((await getMessages()) as unknown as Catalogue);
  return (
    <NextIntlClientProvider messages={messages}>
      <PageHeader
        title={t("title.waiting", { count: cards.length })}
        lead={cards.length === 0 ? t("lead.none") : t("lead.waiting", { plain: cards.length - rungs, rungs })}
      />
      {clinic.progressionEnabled ? null : <Banner>{t("off")}</Banner>}
      <DecisionBoard
        groups={await groupsOf(view, theme)}
        action={resolveDecisionsAction}
        evidenceKey={<EvidenceKey />}
      />
      {view.paused.length === 0 ? null : (
        <Section title={t("paused.title", { count: view.paused.length })} note={t("paused.note")}>
          <PausedList rows={view.paused} theme={theme} action={endSuspensionAction} withName />
        </Section>
      )}
      <Section title={t("applied.title")} note={t("applied.note")}>
        {view.applied.length === 0 ? (
          <p className={styles.quiet}>{t("applied.none")}</p>
        ) : (
          <DecidedList rows={view.applied} />
        )}
      </Section>
      <Section title={t("answered.title")}>
        {view.answered.length === 0 ? (
          <p className={styles.quiet}>{t("answered.none")}</p>
        ) : (
          <DecidedList rows={view.answered} />
        )}
      </Section>
      <footer className={styles.foot}>
        <p>{t("record")}</p>
        {cards.length === 0 ? null : <Keys />}
      </footer>
    </NextIntlClientProvider>
  );
}

async function groupsOf(view: DecisionsView, theme: Theme): Promise<BoardGroup[]> {
  const t = await getTranslations("decision");
  const timeZone = await getTimeZone();
  return view.waiting.map(({ patientId, patientName, cards }) => ({
    patientId,
    head: (
      <header className={styles.groupHead}>
        <h2>
          <Link href={`/patients/${patientId}/decisions`}>{patientName}</Link>
        </h2>
        <p>{t("publishes", { program: cards[0]?.programName ?? "", patient: patientName })}</p>
      </header>
    ),
    rows: cards.map((card) => ({
      decisionId: card.decisionId,
      patientId,
      label: `${patientName}, ${card.exercise.name}`,
      exercise: card.exercise.name,
      isRungUp: card.toExercise !== null,
      asksReason: card.caution?.level === 2,
      dose: card.toExercise === null ? (card.to ?? card.from) : card.from,
      bounds: card.bounds,
      loadable: card.loadable,
      show: (
        <DecisionShow
          card={card}
          theme={theme}
          note={t("waits", {
            days: Math.max(
              0,
              daysBetween(localDayOf(card.decidedAt, timeZone), localDayOf(view.at, timeZone)),
            ),
          })}
        />
      ),
    })),
  }));
}

async function Keys() {
  const t = await getTranslations("decision.keys");
  return (
    <ul className={styles.keys} aria-label={t("label")}>
      <li>
        <kbd>J</kbd> <kbd>K</kbd> {t("move")}
      </li>
      <li>
        <kbd>X</kbd> {t("select")}
      </li>
      <li>
        <kbd>A</kbd> {t("approve")}
      </li>
      <li>
        <kbd>C</kbd> {t("change")}
      </li>
      <li>
        <kbd>D</kbd> {t("decline")}
      </li>
      <li>
        <kbd>Shift A</kbd> {t("all")}
      </li>
    </ul>
  );
}
