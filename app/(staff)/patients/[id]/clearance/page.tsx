/** The gate of one patient, and the signature on it: before it the criteria as they stand, after it as they stood. */
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { GateCriteria } from "#components/gate/gate-criteria.tsx";
import { SignPanel } from "#components/gate/sign-panel.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Section, Sheet } from "#components/ui/section.tsx";
import type { Gate } from "#lib/domain/gate.ts";
import { readClearancePage } from "#lib/usecases/clearance.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import { signClearanceAction } from "./actions.ts";
import styles from "./clearance.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("gate"))("title") };
}

/** Whether acute pain has resolved: every criterion with its values, and the therapist's signature. */
export default async function ClearancePage({ params }: { readonly params: Promise<{ id: string }> }) {
  const actor = await requireActor("therapist", "clinician");
  const { id } = await params;
  const page = requireValue(await readClearancePage(actor, { patientId: id }));
  const { view, signedGate } = page;
  const { gate, clearance, patientName: name } = view;
  const [t, gateText, format] = [
    await getTranslations("clearance"),
    await getTranslations("gate"),
    await getFormatter(),
  ];
  const today = format.dateTime(new Date(`${view.today}T00:00:00Z`), {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  if (clearance !== null && signedGate !== null) {
    return (
      <>
        <PageHeader
          title={t("inForce.title", { name })}
          lead={t("inForce.signed", {
            kind: gateText(`clearance.kinds.${clearance.kind}`),
            by:
              clearance.signedByTitle === null
                ? clearance.signedByName
                : `${clearance.signedByName}, ${clearance.signedByTitle}`,
            date: format.dateTime(clearance.signedAt, { dateStyle: "long", timeStyle: "short" }),
          })}
          aside={
            page.maySign ? (
              <LinkButton href={`/patients/${id}/program`} variant="primary">
                {t("inForce.next")}
              </LinkButton>
            ) : undefined
          }
        />
        {clearance.reason === null ? null : (
          <Section title={t("inForce.reason")}>
            <p className={styles.reason}>{clearance.reason}</p>
          </Section>
        )}
        <Section title={t("inForce.criteria")}>
          <GateCriteria gate={signedGate} audience="staff" />
        </Section>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={gateText(`outcome.staff.${gate.outcome}`, {
          reasons: reasonsIn(gate),
          day: gate.dayOfEpisode ?? 0,
        })}
        lead={gateText("staffIntro", { count: view.window })}
      />
      <div className={styles.split}>
        <Section title={t("criteria", { date: today })} note={t("criteriaNote")}>
          <GateCriteria gate={gate} audience="staff" />
        </Section>
        <div className={styles.side}>
          {view.phase === "discharged" ? (
            <Sheet>{t("sign.notYou")}</Sheet>
          ) : (
            <SignPanel
              action={signClearanceAction}
              outcome={gate.outcome}
              patient={{ id, name }}
              formId={page.formId}
              fingerprint={view.fingerprint}
              maySign={page.maySign}
              readerId={actor.memberId}
            />
          )}
        </div>
      </div>
    </>
  );

  function reasonsIn({ reasons, tests }: Gate): string {
    const texts = reasons.map((reason) => {
      const test = tests.find((one) => one.reason === reason);
      return test?.state === "unknown"
        ? gateText(`reasonsUnknown.${reason}`, { limit: test.limit ?? 0 })
        : gateText(`reasons.${reason}`, { limit: test?.limit ?? 0 });
    });
    return format.list(texts);
  }
}
