/** The patient’s first screen. A lock by a red flag comes before everything else, and leaves nothing to start under it. */
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { OwnChangesSection, OwnPauses } from "#components/decision/own-changes.tsx";
import { Dock } from "#components/layout/dock.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { WaitingMeasures } from "#components/prom/waiting-measures.tsx";
import { dayDate, longDay } from "#components/session/day-text.ts";
import { LockedPanel } from "#components/session/locked-panel.tsx";
import { FlareButton, FlareSection } from "#components/today/flare-section.tsx";
import { TodayFoot } from "#components/today/foot.tsx";
import { MorningSection } from "#components/today/morning-section.tsx";
import { PlanSheet } from "#components/today/plan-sheet.tsx";
import styles from "#components/today/today.module.css";
import { TodayWeek } from "#components/today/week.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { RowLink, RowLinks } from "#components/ui/row-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { readOwnChanges } from "#lib/usecases/own-changes.ts";
import { readToday } from "#lib/usecases/today.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { getPreferences, requireActor } from "#lib/web/session.ts";
import { todayWords } from "./_parts/words.ts";
import { answerMorningAction, declareFlareAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav.patient"))("today") };
}

/** What is due today, how long it takes, and what has changed. The title is the answer. */
export default async function TodayPage() {
  const actor = await requireActor("patient");
  const view = requireValue(await readToday(actor));
  const [t, format] = [await getTranslations("today"), await getFormatter()];
  const day = (value: string) => format.dateTime(dayDate(value), longDay);
  const own = requireValue(await readOwnChanges(actor));
  const { plan, due, advice, clinic } = view;
  const theme = (await getPreferences())?.theme ?? "auto";
  const locked = advice.lock.sessions || (advice.lock.strengthening && plan !== null && !plan.calmOnly);
  const paused = own.paused.some((one) => one.scope === "strengthening") && plan !== null && !plan.calmOnly;
  const words = todayWords(view, t, day, paused);
  const foot = <TodayFoot patientId={view.patientId} therapistName={view.therapistName} clinic={clinic} />;
  if (locked) {
    return (
      <>
        <LockedPanel
          actions={advice.actions}
          lock={advice.lock}
          contacts={clinic}
          calmHref={
            view.calmVersionId === null
              ? undefined
              : `/session/${view.newSessionId}?program=${view.calmVersionId}`
          }
        />
        {foot}
      </>
    );
  }
  // The whole screen comes before anything but calm care; at intake before that too.
  const canStart =
    plan !== null && !paused && (view.screenDue === null || (plan.calmOnly && !view.intakeDue));
  const settledAt = view.flare?.baselineNrs == null ? 3 : Math.min(10, view.flare.baselineNrs + 1);
  const flareCalmHref =
    view.calmVersionId === null ? null : `/session/${view.newSessionId}?program=${view.calmVersionId}`;
  const isDue = due.kind === "due" || due.kind === "open" || due.kind === "catch_up";
  const startHref = `/session/${view.openSessionId ?? view.newSessionId}`;
  return (
    <>
      <PageHeader over={words.over} title={words.title} lead={words.lead} />
      {view.phase === "discharged" ? null : <TodayWeek days={view.week} today={view.today} />}
      {view.screenDue === null ? null : (
        <Section title={t(`screen.${view.screenDue}.title`)} note={t(`screen.${view.screenDue}.note`)}>
          <LinkButton href={`/screen?occasion=${view.screenDue}`} variant="primary" size="xl" wide>
            {t("intake.action")}
          </LinkButton>
        </Section>
      )}
      {view.flare === null ? null : (
        <FlareSection
          stage={view.flare.stage}
          since={day(view.flare.startedOn)}
          settledAt={settledAt}
          review={view.flare.review}
          hasSettled={view.flare.settledOn !== null}
          locked={advice.lock.strengthening}
          calmIsIn={plan === null || plan.calmOnly}
          calmHref={flareCalmHref}
          replyTime={clinic.replyTime}
        />
      )}
      {view.flare !== null && !paused ? null : (
        <OwnPauses
          paused={own.paused}
          replyTime={clinic.replyTime}
          calmHref={
            own.calmVersionId === null
              ? undefined
              : `/session/${view.newSessionId}?program=${own.calmVersionId}`
          }
        />
      )}
      {view.morning === null ? null : (
        <MorningSection action={answerMorningAction} patientId={view.patientId} {...view.morning} />
      )}
      {advice.actions.map((action) => (
        <UrgentNote key={action.code} code={action.code} clinic={clinic} />
      ))}
      {advice.startHeld ? <Banner>{t("held")}</Banner> : null}
      {view.checkIn === null ? null : (
        <RowLinks>
          <RowLink
            href="/check-in"
            title={t(view.checkIn === "due" ? "checkIn.due" : "checkIn.done")}
            note={t(view.checkIn === "due" ? "checkIn.dueNote" : "checkIn.doneNote")}
          />
        </RowLinks>
      )}
      {plan === null ? null : (
        <PlanSheet
          programName={plan.programName}
          position={plan.position}
          picture={plan.picture}
          theme={theme}
          blocks={plan.blocks}
          canExcuse={isDue}
        />
      )}
      <WaitingMeasures waiting={view.questionnaires} />
      <OwnChangesSection changes={own.changes} theme={theme} />
      {view.changedToday === null || view.flare !== null || own.changes.length > 0 ? null : (
        <Section title={t("changed.title")}>
          <p>
            {t(changedKey(view.changedToday), {
              by: view.changedToday.by,
              number: view.changedToday.number,
            })}
          </p>
          <LinkButton href="/program" variant="quiet">
            {t("changed.see")}
          </LinkButton>
        </Section>
      )}
      {view.note === null ? null : (
        <Section>
          <div className={styles.note}>
            <blockquote>“{view.note.text}”</blockquote>
            <p>{t("note.by", { name: view.note.by, date: day(view.note.on) })}</p>
          </div>
        </Section>
      )}
      <div className={styles.links}>
        <RowLinks>
          {view.onDemand.map((one) => (
            <RowLink
              key={one.versionId}
              href={`/session/${view.newSessionId}?program=${one.versionId}`}
              title={t("links.onDemand", { program: one.programName })}
              note={t("links.onDemandNote", { minutes: one.minutes })}
            />
          ))}
          {view.phase === "discharged" || plan === null ? null : (
            <>
              <RowLink href="/days" title={t("links.days")} note={t("links.daysNote")} />
              <RowLink href="/session/new" title={t("links.backdate")} note={t("links.backdateNote")} />
            </>
          )}
        </RowLinks>
      </div>
      {canStart && !isDue && view.openSessionId === null ? (
        <LinkButton href={startHref} wide>
          {t("anyway")}
        </LinkButton>
      ) : null}
      {view.mayDeclareFlare ? (
        <FlareButton
          action={declareFlareAction}
          patientId={view.patientId}
          calmIsIn={plan === null || plan.calmOnly}
          replyTime={clinic.replyTime}
        />
      ) : null}
      {foot}
      {canStart && (isDue || view.openSessionId !== null) ? (
        <Dock label={t("start")}>
          <LinkButton
            href={startHref}
            variant="primary"
            size="xl"
            wide
            icon="play"
            note={view.openSessionId === null ? t("minutes", { minutes: plan.minutes }) : undefined}
          >
            {t(view.openSessionId === null ? "start" : "resume")}
          </LinkButton>
        </Dock>
      ) : null}
    </>
  );
}

/** Who changed the program: a therapist, for the first time or again, or the rules within a therapist's limits. */
function changedKey({ number, byRules }: { readonly number: number; readonly byRules: boolean }) {
  if (byRules) return "changed.rules";
  return number === 1 ? "changed.first" : "changed.text";
}

/** An open flag that locks nothing here (a U, or a T in calm care) still says what to do. */
async function UrgentNote({
  code,
  clinic,
}: {
  readonly code: "E" | "S" | "U" | "T";
  readonly clinic: {
    readonly emergencyNumber: string;
    readonly doctorNumber: string;
    readonly replyTime: string;
  };
}) {
  const t = await getTranslations("redFlag");
  return (
    <Banner tone="brick">
      {code === "T" ? t("locked.strengthening") : t(`actions.${code}`, { ...clinic })}
    </Banner>
  );
}
