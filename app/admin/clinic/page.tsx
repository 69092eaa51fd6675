/** The clinic’s profile. The form carries the revision it saw, so that the second of two editors is told. */
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import {
  ClinicNumberFields,
  ClinicProfileFields,
  ClinicTimeFields,
  ProgressionField,
} from "#app/_parts/clinic-fields.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { CheckboxRow } from "#components/form/choice.tsx";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Section } from "#components/ui/section.tsx";
import { getClinic } from "#lib/usecases/clinic.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import { saveClinicProfile } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin"))("clinic.pageTitle") };
}

export default async function ClinicPage() {
  const actor = await requireActor("admin");
  const clinic = requireValue(await getClinic(actor));
  const t = await getTranslations("admin.clinic");
  return (
    <>
      <PageHeader title={t("title", { name: clinic.name })} />
      {clinic.isDemo ? <Banner>{t("demo")}</Banner> : null}
      <ActionForm
        action={saveClinicProfile}
        idempotencyKey={newIdempotencyKey()}
        draftKey={`${actor.memberId}.clinic`}
      >
        <input type="hidden" name="revision" value={clinic.revision} />
        <Section title={t("profile")}>
          <div className="form">
            <ClinicProfileFields values={clinic} />
          </div>
        </Section>
        <Section title={t("numbers")} note={t("numbersNote")}>
          <div className="form">
            <ClinicNumberFields values={clinic} />
          </div>
        </Section>
        <Section title={t("times")} note={t("timesNote")}>
          <div className="form">
            <ClinicTimeFields values={clinic} />
          </div>
        </Section>
        <Section title={t("rules")}>
          <div className="form">
            <ProgressionField enabled={clinic.progressionEnabled} />
            <CheckboxRow
              name="cliniciansOnlyClearUrgent"
              label={t("cliniciansOnly")}
              hint={t("cliniciansOnlyHint")}
              defaultChecked={clinic.cliniciansOnlyClearUrgent}
            />
          </div>
        </Section>
        <SubmitButton size="l">{t("submit")}</SubmitButton>
      </ActionForm>
    </>
  );
}
