/**
 * Where a patient’s invitation stands; a new link for a lost one or a forgotten passphrase; taking one back.
 */
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { actionFormTexts } from "#app/_parts/form-texts.ts";
import { renewPatientInvitation, takeBackPatientInvitation } from "#app/(staff)/patients/invite/actions.ts";
import { ActionForm } from "#components/form/action-form.tsx";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { HandoverForm } from "#components/invitation/handover-form.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { getPatientInvitation } from "#lib/usecases/invitation.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";

type Props = { readonly params: Promise<{ readonly patientId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invite"))("manage.pageTitle") };
}

export default async function PatientInvitationPage({ params }: Props) {
  const { patientId } = await params;
  const actor = await requireActor("therapist");
  const invitation = requireValue(await getPatientInvitation(actor, { patientId }));
  const [t, format, texts] = await Promise.all([
    getTranslations("invite.manage"),
    getFormatter(),
    actionFormTexts(),
  ]);
  const { name, state, joined, createdAt, expiresAt } = invitation;
  const date = (at: Date) =>
    format.dateTime(at, { day: "numeric", month: "long", hour: "numeric", minute: "2-digit" });
  const made =
    createdAt && expiresAt && state === "open"
      ? `${t("made", { date: date(createdAt), until: date(expiresAt) })} `
      : "";
  return (
    <>
      <PageHeader
        back={{ href: `/patients/${patientId}`, label: t("back") }}
        title={t(`title.${joined && state !== "open" ? "used" : state}`, { name })}
        lead={`${made}${joined ? t("joinedLead", { name }) : t("openLead")}`}
      />
      <HandoverForm action={renewPatientInvitation} idempotencyKey={newIdempotencyKey()} texts={texts}>
        <input type="hidden" name="patientId" value={patientId} />
        <SubmitButton variant={state === "open" ? "secondary" : "primary"}>{t("reissue")}</SubmitButton>
      </HandoverForm>
      {state === "open" ? (
        <ActionForm action={takeBackPatientInvitation} idempotencyKey={newIdempotencyKey()}>
          <input type="hidden" name="patientId" value={patientId} />
          <SubmitButton variant="quiet">{t("revoke")}</SubmitButton>
        </ActionForm>
      ) : null}
    </>
  );
}
