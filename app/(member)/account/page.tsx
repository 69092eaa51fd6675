/** A person’s own account: screens, language, passphrase, devices. The form carries the revision it saw. */
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { localeOptions, zoneOptions } from "#app/_parts/choices.ts";
import { passphraseTexts } from "#app/_parts/form-texts.ts";
import { signOutAction } from "#app/_parts/sign-out.ts";
import { ActionForm } from "#components/form/action-form.tsx";
import { CheckboxRow, RadioGroup } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { PassphraseInput } from "#components/form/passphrase-input.tsx";
import { Select } from "#components/form/select.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { SignOutForm } from "#components/layout/sign-out-form.tsx";
import { Button, LinkButton } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { textSizes, themes } from "#lib/schemas/account.ts";
import { type Account, getAccount } from "#lib/usecases/account.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import { Devices } from "./_parts/devices.tsx";
import styles from "./account.module.css";
import { saveAccount, savePassphrase } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("pageTitle") };
}

export default async function AccountPage() {
  const actor = await requireActor();
  const account = requireValue(await getAccount(actor));
  const t = await getTranslations("account");
  return (
    <div className={styles.account}>
      <PageHeader
        title={t("title", { name: account.name })}
        lead={account.signInName === null ? undefined : t("signsInAs", { signInName: account.signInName })}
      />
      <Section title={t("preferences.title")}>
        <Preferences account={account} memberId={actor.memberId} />
      </Section>
      <Section title={t("passphrase.title")}>
        <Passphrase />
      </Section>
      <Devices devices={account.devices} />
      {actor.role === "patient" ? (
        <Section title={t("agreement.title")}>
          <LinkButton href="/agree" variant="secondary">
            {t("agreement.read")}
          </LinkButton>
        </Section>
      ) : null}
      <Section title={t("signOut.title")} note={t("signOut.note")}>
        <SignOutForm action={signOutAction}>
          <Button type="submit" variant="secondary" icon="sign-out">
            {t("signOut.submit")}
          </Button>
        </SignOutForm>
      </Section>
    </div>
  );
}

async function Preferences({ account, memberId }: { readonly account: Account; readonly memberId: string }) {
  const [t, locale] = await Promise.all([getTranslations("account.preferences"), getLocale()]);
  return (
    <ActionForm action={saveAccount} idempotencyKey={newIdempotencyKey()} draftKey={`${memberId}.account`}>
      <input type="hidden" name="revision" value={account.revision} />
      <div className={styles.three}>
        <Field name="theme" label={t("theme")} group>
          <RadioGroup
            inline
            defaultValue={account.theme}
            options={themes.map((value) => ({ value, label: t(`themes.${value}`) }))}
          />
        </Field>
      </div>
      <div className={styles.three}>
        <Field name="textSize" label={t("textSize")} group>
          <RadioGroup
            inline
            defaultValue={account.textSize}
            options={textSizes.map((value) => ({ value, label: t(`textSizes.${value}`) }))}
          />
        </Field>
      </div>
      <Field name="locale" label={t("locale")} hint={t("localeHint")}>
        <Select options={localeOptions(locale)} defaultValue={account.locale} />
      </Field>
      <Field name="zone" label={t("zone")} hint={t("zoneHint")}>
        <Select options={zoneOptions(account.zone)} defaultValue={account.zone} />
      </Field>
      <SubmitButton>{t("submit")}</SubmitButton>
    </ActionForm>
  );
}

async function Passphrase() {
  const t = await getTranslations("account.passphrase");
  return (
    <ActionForm action={savePassphrase} idempotencyKey={newIdempotencyKey()} resetOnOk>
      <Field name="current" label={t("current")}>
        <PassphraseInput texts={await passphraseTexts(false)} autoComplete="current-password" />
      </Field>
      <Field name="passphrase" label={t("next")} hint={t("nextHint")}>
        <PassphraseInput texts={await passphraseTexts(true)} autoComplete="new-password" />
      </Field>
      <CheckboxRow name="signOutOthers" label={t("signOutOthers")} defaultChecked />
      <SubmitButton variant="secondary">{t("submit")}</SubmitButton>
    </ActionForm>
  );
}
