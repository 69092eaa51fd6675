/** A new patient: user, episode, care team and link in one go; the link takes the place of the form. */
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { actionFormTexts } from "#app/_parts/form-texts.ts";
import { CheckboxRow, RadioGroup } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { DateInput, TextInput } from "#components/form/text-input.tsx";
import { HandoverForm } from "#components/invitation/handover-form.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { diagnoses, regions } from "#lib/domain/episode.ts";
import { getInvitePatientForm } from "#lib/usecases/invitation.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import { sendPatientInvitation } from "./actions.ts";
import styles from "./invite-patient.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invite"))("patient.pageTitle") };
}

export default async function InvitePatientPage() {
  const actor = await requireActor("therapist");
  const form = requireValue(await getInvitePatientForm(actor));
  const [t, labels, handover] = await Promise.all([
    getTranslations("invite.patient"),
    getTranslations("diagnosis"),
    getTranslations("invite.handover"),
  ]);
  return (
    <>
      <PageHeader back={{ href: "/caseload", label: t("back") }} title={t("title")} lead={t("lead")} />
      <HandoverForm
        action={sendPatientInvitation}
        idempotencyKey={newIdempotencyKey()}
        draftKey={`${actor.memberId}.invite-patient`}
        texts={await actionFormTexts()}
        next={
          // A plain link: the next invitation starts with an empty form and a key of its own.
          <a className="btn btn-secondary" href="/patients/invite">
            {handover("another")}
          </a>
        }
      >
        <Field name="name" label={t("name")}>
          <TextInput autoComplete="off" maxLength={120} />
        </Field>
        <Field
          name="email"
          label={t("email")}
          optional={t("optional")}
          hint={t(form.mailIsConfigured ? "emailHint" : "emailHintNoMail")}
        >
          <TextInput type="email" autoComplete="off" maxLength={200} />
        </Field>
        <Field name="onsetDay" label={t("onsetDay")} hint={t("onsetHint")}>
          <DateInput max={form.today} />
        </Field>
        <Field name="region" label={t("region")} group>
          <RadioGroup inline options={regions.map((value) => ({ value, label: t(`regions.${value}`) }))} />
        </Field>
        <fieldset className={styles.many}>
          <legend className="field-label">
            {t("diagnoses")} <span className="field-optional">{t("optional")}</span>
          </legend>
          {diagnoses.map((value) => (
            <CheckboxRow key={value} plain name="diagnoses[]" value={value} label={labels(`${value}.name`)} />
          ))}
          <p className="hint">{t("diagnosesHint")}</p>
        </fieldset>
        <fieldset className={styles.many}>
          <legend className="field-label">
            {t("clinicians")} <span className="field-optional">{t("optional")}</span>
          </legend>
          {form.clinicians.map(({ memberId, name, title }) => (
            <CheckboxRow
              key={memberId}
              plain
              name="clinicianIds[]"
              value={memberId}
              label={title === null ? name : `${name}, ${title}`}
            />
          ))}
          {form.clinicians.length === 0 ? <p className="hint">{t("noClinicians")}</p> : null}
        </fieldset>
        <p className="hint">{t("phase")}</p>
        <SubmitButton size="l">{t("submit")}</SubmitButton>
      </HandoverForm>
    </>
  );
}
