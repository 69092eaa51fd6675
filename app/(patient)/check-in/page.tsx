/** The check-in page: the form while the day is open, then what was answered and what it means. */
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { CheckInAnswerList } from "#components/check-in/check-in-answers.tsx";
import { CheckInForm } from "#components/check-in/check-in-form.tsx";
import { Dock } from "#components/layout/dock.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { RedFlagAdvice } from "#components/red-flag/red-flag-advice.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { RowLink, RowLinks } from "#components/ui/row-link.tsx";
import { Say } from "#components/ui/say.tsx";
import { Section } from "#components/ui/section.tsx";
import { addDays } from "#lib/domain/calendar.ts";
import { restPainBandOf } from "#lib/domain/safety.ts";
import { readCheckInPage } from "#lib/usecases/check-in.ts";
import { readGate } from "#lib/usecases/gate.ts";
import { readAdvice } from "#lib/usecases/red-flag.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import { saveCheckIn } from "./actions.ts";
import styles from "./check-in-page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("checkIn"))("title") };
}

const tones = { mild: "green", moderate: "amber", severe: "red" } as const;

/** The daily check-in, and after it what the answers mean. */
export default async function CheckInPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ day?: string | string[]; correct?: string; saved?: string | string[] }>;
}) {
  const actor = await requireActor("patient");
  const { day, correct } = await searchParams;
  const page = requireValue(await readCheckInPage(actor, { day: typeof day === "string" ? day : null }));
  const { entered } = page;
  if (entered === null || correct === "1") {
    return (
      <CheckInForm
        action={saveCheckIn}
        formId={page.formId}
        memberId={page.memberId}
        day={page.day}
        isYesterday={page.day !== page.today}
        entered={entered}
      />
    );
  }

  const [advice, gate] = [
    requireValue(await readAdvice(actor)),
    requireValue(await readGate(actor, { patientId: actor.memberId })),
  ];
  const [t, safety, format] = [
    await getTranslations("checkIn"),
    await getTranslations("safety"),
    await getFormatter(),
  ];
  const urgent = advice.actions[0]?.code;
  if (urgent === "E") {
    return <RedFlagAdvice actions={advice.actions} lock={advice.lock} contacts={advice.contacts} />;
  }
  const date = format.dateTime(new Date(`${page.day}T00:00:00Z`), {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
  const band = entered.restPain === null ? null : restPainBandOf(entered.restPain);
  const waits = page.phase === "acute" && gate.clearance === null;
  const reasons = gate.gate.reasons.length;
  return (
    <>
      {urgent === undefined ? (
        <PageHeader
          over={date}
          title={
            entered.worstPain === null
              ? t("page.doneTitleRest", { restPain: entered.restPain ?? 0 })
              : t("page.doneTitle", { restPain: entered.restPain ?? 0, worstPain: entered.worstPain })
          }
        />
      ) : (
        <RedFlagAdvice actions={advice.actions} lock={advice.lock} contacts={advice.contacts} />
      )}
      {urgent === undefined && band !== null ? (
        <div className={styles.said}>
          <Say tone={tones[band]}>
            {safety(`rest.${band}`, { doctorNumber: advice.contacts.doctorNumber })}
          </Say>
        </div>
      ) : null}
      {page.nightAgain && urgent !== undefined ? <p>{t("nightAgain")}</p> : null}
      {waits ? (
        <Section title={t("page.gate")}>
          <p>{t(`gate.${gate.gate.outcome}`, { count: reasons, replyTime: gate.replyTime })}</p>
          <div className={styles.after}>
            <RowLinks>
              <RowLink href="/calm-care" title={t("page.seeGate")} />
            </RowLinks>
          </div>
        </Section>
      ) : null}
      <Section title={t("page.answers")}>
        <CheckInAnswerList answers={entered} />
        <div className={styles.after}>
          <LinkButton href="/check-in?correct=1" wide>
            {t("page.correct")}
          </LinkButton>
        </div>
      </Section>
      {page.yesterdayOpen ? (
        <RowLinks>
          <RowLink
            href={`/check-in?day=${addDays(page.today, -1)}`}
            title={t("page.yesterday")}
            note={t("page.yesterdayNote")}
          />
        </RowLinks>
      ) : null}
      <Section>
        <p>{t("page.readBy", { serviceHours: advice.contacts.serviceHours })}</p>
      </Section>
      {urgent === undefined ? (
        <Dock>
          <LinkButton href="/today" variant="primary" size="xl" wide>
            {t("page.toToday")}
          </LinkButton>
        </Dock>
      ) : null}
    </>
  );
}
