/** One member of staff: name and title, signing in, access. */
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { actionFormTexts } from "#app/_parts/form-texts.ts";
import {
  disableStaff,
  enableStaff,
  renewStaffInvitation,
  saveStaff,
  takeBackStaffInvitation,
} from "#app/admin/people/actions.ts";
import { ActionForm } from "#components/form/action-form.tsx";
import { Field } from "#components/form/field.tsx";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { TextInput } from "#components/form/text-input.tsx";
import { HandoverForm } from "#components/invitation/handover-form.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { getStaff, type StaffMember } from "#lib/usecases/people.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";

type Props = { readonly params: Promise<{ readonly memberId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin"))("people.pageTitle") };
}

export default async function StaffMemberPage({ params }: Props) {
  const { memberId } = await params;
  const actor = await requireActor("admin");
  const member = requireValue(await getStaff(actor, { memberId }));
  const t = await getTranslations("admin.staff");
  return (
    <>
      <PageHeader
        back={{ href: "/admin/people", label: t("back") }}
        title={t("title", { name: member.name, role: member.role })}
      />
      <Section title={t("identity")}>
        <ActionForm
          action={saveStaff}
          idempotencyKey={newIdempotencyKey()}
          draftKey={`${actor.memberId}.staff.${memberId}`}
        >
          <input type="hidden" name="memberId" value={memberId} />
          <input type="hidden" name="revision" value={member.revision} />
          <Field name="name" label={t("name")}>
            <TextInput defaultValue={member.name} autoComplete="off" maxLength={120} />
          </Field>
          <Field name="title" label={t("jobTitle")} optional={t("optional")} hint={t("jobTitleHint")}>
            <TextInput defaultValue={member.title ?? ""} autoComplete="off" maxLength={40} />
          </Field>
          <SubmitButton>{t("save")}</SubmitButton>
        </ActionForm>
      </Section>
      {member.disabledAt === null ? <SignInLink member={member} /> : null}
      <Access member={member} />
    </>
  );
}

async function SignInLink({ member }: { readonly member: StaffMember }) {
  const { memberId, name, joined, invitedUntil } = member;
  const [t, format, texts] = await Promise.all([
    getTranslations("admin.staff.link"),
    getFormatter(),
    actionFormTexts(),
  ]);
  const until =
    invitedUntil === null
      ? ""
      : format.dateTime(invitedUntil, { day: "numeric", month: "long", hour: "numeric", minute: "2-digit" });
  const state =
    invitedUntil !== null && !joined
      ? t("open", { name, date: until })
      : joined
        ? t("joined", { name })
        : t("lapsed", { name });
  return (
    <Section title={t("title")} note={state}>
      <div className="form">
        <HandoverForm action={renewStaffInvitation} idempotencyKey={newIdempotencyKey()} texts={texts}>
          <input type="hidden" name="memberId" value={memberId} />
          <SubmitButton variant="secondary">{t("reissue")}</SubmitButton>
        </HandoverForm>
        {invitedUntil === null ? null : (
          <ActionForm action={takeBackStaffInvitation} idempotencyKey={newIdempotencyKey()}>
            <input type="hidden" name="memberId" value={memberId} />
            <SubmitButton variant="quiet">{t("revoke")}</SubmitButton>
          </ActionForm>
        )}
      </div>
    </Section>
  );
}

async function Access({ member }: { readonly member: StaffMember }) {
  const { memberId, name, disabledAt } = member;
  const t = await getTranslations("admin.staff.access");
  const disabled = disabledAt !== null;
  return (
    <Section title={t("title")} note={t(disabled ? "disabled" : "active", { name })}>
      <ActionForm
        key={String(disabled)}
        action={disabled ? enableStaff : disableStaff}
        idempotencyKey={newIdempotencyKey()}
      >
        <input type="hidden" name="memberId" value={memberId} />
        <SubmitButton variant={disabled ? "secondary" : "stop"}>
          {t(disabled ? "enable" : "disable")}
        </SubmitButton>
      </ActionForm>
    </Section>
  );
}
