/** The first run. Once a clinic exists this page was never here. */
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import {
  ClinicNumberFields,
  ClinicProfileFields,
  ClinicTimeFields,
  ProgressionField,
} from "#app/_parts/clinic-fields.tsx";
import { passphraseTexts } from "#app/_parts/form-texts.ts";
import { ActionForm } from "#components/form/action-form.tsx";
import { Field } from "#components/form/field.tsx";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { PassphraseInput } from "#components/form/passphrase-input.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { TextInput } from "#components/form/text-input.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { PublicShell } from "#components/layout/public-shell.tsx";
import { Section } from "#components/ui/section.tsx";
import { needsSetup } from "#lib/usecases/setup.ts";
import { createClinic } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("setup"))("pageTitle") };
}

export default async function SetupPage() {
  if (!(await needsSetup())) notFound();
  const t = await getTranslations("setup");
  return (
    <PublicShell homeHref="/setup">
      <PageHeader title={t("title")} lead={t("lead")} />
      <ActionForm action={createClinic} idempotencyKey={newIdempotencyKey()} draftKey="setup">
        <Part title={t("code.title")}>
          <Field name="code" label={t("code.label")} hint={t("code.hint")}>
            <TextInput
              autoComplete="off"
              autoCapitalize="characters"
              autoCorrect="off"
              spellCheck={false}
              maxLength={40}
              data-no-draft=""
            />
          </Field>
        </Part>
        <Part title={t("clinic.title")} note={t("clinic.note")}>
          <ClinicProfileFields values={{}} />
        </Part>
        <Part title={t("numbers.title")} note={t("numbers.note")}>
          <ClinicNumberFields values={{}} />
        </Part>
        <Part title={t("times.title")} note={t("times.note")}>
          <ClinicTimeFields values={{}} />
        </Part>
        <Part title={t("rules.title")}>
          <ProgressionField enabled={false} />
        </Part>
        <Part title={t("admin.title")} note={t("admin.note")}>
          <Field name="adminName" label={t("admin.name")}>
            <TextInput autoComplete="name" maxLength={120} />
          </Field>
          <Field name="signInName" label={t("admin.signInName")} hint={t("admin.signInNameHint")}>
            <TextInput
              autoComplete="username"
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              maxLength={120}
            />
          </Field>
          <Field name="passphrase" label={t("admin.passphrase")} hint={t("admin.passphraseHint")}>
            <PassphraseInput texts={await passphraseTexts(true)} autoComplete="new-password" />
          </Field>
        </Part>
        <SubmitButton size="xl" wide>
          {t("submit")}
        </SubmitButton>
      </ActionForm>
    </PublicShell>
  );
}

function Part({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}) {
  return (
    <Section title={title} note={note}>
      <div className="form">{children}</div>
    </Section>
  );
}
