/** The calm-care page. It shows the plan and the gate; it opens nothing. */
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { CalmPlan } from "#components/check-in/calm-plan.tsx";
import { GateCriteria } from "#components/gate/gate-criteria.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { RedFlagAdvice } from "#components/red-flag/red-flag-advice.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { RowLink, RowLinks } from "#components/ui/row-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { editedCalmCarePlan } from "#lib/domain/calm-care.ts";
import { readCheckInPage } from "#lib/usecases/check-in.ts";
import { type GateView, readGate } from "#lib/usecases/gate.ts";
import { readAdvice } from "#lib/usecases/red-flag.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calmCare"))("title") };
}

const titles = {
  NOT_YET: "titleNotYet",
  READY_FOR_REVIEW: "titleReady",
  REVIEW_SLOW: "titleSlow",
  ESCALATE: "titleEscalate",
} as const;

/** The calm plan, and how far it is to the therapist's decision. The title is the answer. */
export default async function CalmCarePage() {
  const actor = await requireActor("patient");
  const view = requireValue(await readGate(actor, { patientId: actor.memberId }));
  const advice = requireValue(await readAdvice(actor));
  const checkIn = requireValue(await readCheckInPage(actor));
  const [t, gateText, learnText, format] = [
    await getTranslations("calmCare"),
    await getTranslations("gate"),
    await getTranslations("learn.pages"),
    await getFormatter(),
  ];
  if (advice.actions[0]?.code === "E") {
    return <RedFlagAdvice actions={advice.actions} lock={advice.lock} contacts={advice.contacts} />;
  }
  const waits = view.phase === "acute" && view.clearance === null;
  const { gate } = view;
  const isEmpty = gate.tests.every((test) => test.reason !== "REST_PAIN" || test.values.length === 0);
  const places = {
    count: gate.reasons.length,
    day: gate.dayOfEpisode ?? 0,
    replyTime: view.replyTime,
    emergencyNumber: view.emergencyNumber,
  };
  return (
    <>
      {waits ? (
        <PageHeader
          title={t(
            isEmpty && gate.outcome === "NOT_YET" ? "page.titleStart" : `page.${titles[gate.outcome]}`,
            places,
          )}
          lead={gateText(`outcome.patient.${gate.outcome}`, places)}
        />
      ) : (
        <PageHeader
          title={t(view.clearance === null ? "page.titlePlain" : "page.titleCleared")}
          lead={view.clearance === null ? t("intro") : clearedLead(view)}
        />
      )}
      {advice.actions.map((action) => (
        <Banner key={action.code} tone="brick">
          <AdviceLine code={action.code} contacts={advice.contacts} />
        </Banner>
      ))}
      <RowLinks>
        {waits && checkIn.entered === null ? <RowLink href="/check-in" title={t("page.checkIn")} /> : null}
        <RowLink href="/today" title={t("page.session")} note={t("page.sessionNote")} />
      </RowLinks>
      <Section title={t("page.plan")} note={waits ? t("intro") : undefined}>
        <CalmPlan items={editedCalmCarePlan([])} />
        <p>{t("expect")}</p>
        <RowLinks>
          <RowLink href="/learn/spasm" title={learnText("spasm.title")} note={learnText("spasm.lead")} />
          <RowLink href="/learn/doctor" title={learnText("doctor.title")} note={learnText("doctor.lead")} />
          <RowLink href="/learn" title={t("page.learn")} />
        </RowLinks>
      </Section>
      {waits ? (
        <Section title={gateText("title")} note={gateText("patientIntro")} id="gate">
          <GateCriteria gate={gate} audience="patient" />
        </Section>
      ) : null}
    </>
  );

  function clearedLead({ clearance }: GateView): string {
    if (clearance === null) return "";
    return `${t("page.cleared", {
      name: clearance.signedByName,
      date: format.dateTime(clearance.signedAt, { dateStyle: "long" }),
    })} ${t("page.clearedLead")}`;
  }
}

/** One line of advice that locks nothing on this page. */
async function AdviceLine({
  code,
  contacts,
}: {
  readonly code: "E" | "S" | "T" | "U";
  readonly contacts: {
    readonly emergencyNumber: string;
    readonly doctorNumber: string;
    readonly replyTime: string;
  };
}) {
  const t = await getTranslations("redFlag");
  return t(`actions.${code}`, {
    emergencyNumber: contacts.emergencyNumber,
    doctorNumber: contacts.doctorNumber,
    replyTime: contacts.replyTime,
  });
}
