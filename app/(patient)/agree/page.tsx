/**
 * What Rung is and is not, who reads entries and how fast. Read and agreed to once per version of the text.
 */
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { ActionForm } from "#components/form/action-form.tsx";
import { CheckboxRow } from "#components/form/choice.tsx";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Prose, Section } from "#components/ui/section.tsx";
import { consentSections } from "#lib/domain/consent.ts";
import { getConsent } from "#lib/usecases/consent.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import { agree } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("consent"))("title") };
}

export default async function AgreePage() {
  const actor = await requireActor("patient");
  const consent = requireValue(await getConsent(actor));
  const [t, text, format] = await Promise.all([
    getTranslations("agree"),
    getTranslations("consent"),
    getFormatter(),
  ]);
  const { clinicName, emergencyNumber, replyTime, serviceHours, textVersion, agreedAt } = consent;
  const places = { clinicName, emergencyNumber, replyTime, serviceHours };
  return (
    <>
      {agreedAt === null ? (
        <PageHeader over={t("over")} title={text("title")} lead={text("intro")} />
      ) : (
        <PageHeader
          title={t("agreedTitle")}
          lead={text("agreed", {
            date: format.dateTime(agreedAt, { dateStyle: "long" }),
            version: textVersion,
          })}
        />
      )}
      {agreedAt === null && consent.agreedEarlier ? <Banner>{text("changed")}</Banner> : null}
      <div data-without-tabs={agreedAt === null || consent.intakeDue ? "" : undefined}>
        {consentSections.map((section) => (
          <Section key={section} title={text(`sections.${section}.title`)}>
            <Prose>
              {["p1", "p2"].map((paragraph) =>
                text.has(`sections.${section}.${paragraph}`) ? (
                  <p key={paragraph}>{text(`sections.${section}.${paragraph}`, places)}</p>
                ) : null,
              )}
            </Prose>
          </Section>
        ))}
      </div>
      {agreedAt === null ? (
        <ActionForm action={agree} idempotencyKey={newIdempotencyKey()}>
          <input type="hidden" name="textVersion" value={textVersion} />
          <CheckboxRow name="agreed" label={text("agree")} />
          <SubmitButton size="xl" wide>
            {t("submit")}
          </SubmitButton>
          {consent.intakeDue ? <p className="hint">{t("next")}</p> : null}
        </ActionForm>
      ) : (
        <LinkButton href={consent.intakeDue ? "/screen" : "/today"} variant="primary" size="xl" wide>
          {t("goOn")}
        </LinkButton>
      )}
    </>
  );
}
