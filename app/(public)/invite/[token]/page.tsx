/**
 * What an invitation’s link opens: choosing how to sign in, or one sentence for each way a link can be wrong.
 */
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { getEmergencyNumbers } from "#app/_parts/emergency.ts";
import { PublicEmergencyNote } from "#app/_parts/emergency-note.tsx";
import { passphraseTexts } from "#app/_parts/form-texts.ts";
import { ActionForm } from "#components/form/action-form.tsx";
import { Field } from "#components/form/field.tsx";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { PassphraseInput } from "#components/form/passphrase-input.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { TextInput } from "#components/form/text-input.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { PublicShell } from "#components/layout/public-shell.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import {
  type InvitationFailure,
  type InvitationView,
  readInvitation,
} from "#lib/usecases/accept-invitation.ts";
import { requestOrigin } from "#lib/web/session-cookie-writer.ts";
import { accept } from "./actions.ts";
import styles from "./invite.module.css";

type Props = { readonly params: Promise<{ readonly token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invite"))("accept.pageTitle") };
}

export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const [invitation, numbers] = await Promise.all([
    readInvitation(token, await requestOrigin()),
    getEmergencyNumbers(),
  ]);
  return (
    <PublicShell>
      {invitation.ok ? (
        <Accept invitation={invitation.value} token={token} />
      ) : (
        <Failed code={invitation.code} token={token} />
      )}
      <PublicEmergencyNote number={numbers.emergencyNumber} />
    </PublicShell>
  );
}

async function Accept({
  invitation,
  token,
}: {
  readonly invitation: InvitationView;
  readonly token: string;
}) {
  const [t, format] = await Promise.all([getTranslations("invite.accept"), getFormatter()]);
  const { name, clinicName, role, isReset } = invitation;
  const lead = isReset ? t("resetLead") : role === "patient" ? t("patientLead") : t("staffLead", { role });
  const until = format.dateTime(invitation.expiresAt, {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "numeric",
    minute: "2-digit",
    timeZone: invitation.zone,
    timeZoneName: "short",
  });
  return (
    <>
      <PageHeader
        title={isReset ? t("resetTitle", { name }) : t("title", { name, clinicName })}
        lead={lead}
      />
      <ActionForm
        action={accept}
        idempotencyKey={newIdempotencyKey()}
        draftKey={`invite.${token.slice(0, 12)}`}
      >
        <input type="hidden" name="token" value={token} />
        <Field name="signInName" label={t("signInName")} hint={t("signInNameHint")}>
          <TextInput
            defaultValue={invitation.signInName}
            autoComplete="username"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            maxLength={120}
          />
        </Field>
        <Field name="passphrase" label={t("passphrase")} hint={t("passphraseHint")}>
          <PassphraseInput texts={await passphraseTexts(true)} autoComplete="new-password" />
        </Field>
        <SubmitButton size="xl" wide>
          {t("submit")}
        </SubmitButton>
      </ActionForm>
      <div className={styles.foot}>
        <p>{t("until", { date: until })}</p>
        <p>{t("notYou", { name, clinicName })}</p>
      </div>
    </>
  );
}

async function Failed({ code, token }: { readonly code: InvitationFailure; readonly token: string }) {
  const t = await getTranslations("invite.failed");
  return (
    <>
      <PageHeader title={t(`${code}.title`)} lead={t(`${code}.text`)} />
      <div className={styles.failed}>
        {code === "too_many" ? (
          <LinkButton href={`/invite/${encodeURIComponent(token)}`} size="l" wide prefetch={false}>
            {t("again")}
          </LinkButton>
        ) : (
          <>
            <p>{t("whom")}</p>
            <LinkButton href="/sign-in" size="l" wide>
              {t("signIn")}
            </LinkButton>
          </>
        )}
      </div>
    </>
  );
}
