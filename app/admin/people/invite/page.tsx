/** Inviting somebody to work here; the link takes the place of the form. */
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { actionFormTexts } from "#app/_parts/form-texts.ts";
import { sendStaffInvitation } from "#app/admin/people/actions.ts";
import { RadioGroup } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { TextInput } from "#components/form/text-input.tsx";
import { HandoverForm } from "#components/invitation/handover-form.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { staffRoles } from "#lib/schemas/invitation.ts";
import { listPeople } from "#lib/usecases/people.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin"))("invite.pageTitle") };
}

export default async function InviteStaffPage() {
  const actor = await requireActor("admin");
  const { mailIsConfigured } = requireValue(await listPeople(actor));
  const [t, people, handover] = await Promise.all([
    getTranslations("admin.invite"),
    getTranslations("admin.people"),
    getTranslations("invite.handover"),
  ]);
  return (
    <>
      <PageHeader back={{ href: "/admin/people", label: t("back") }} title={t("title")} lead={t("lead")} />
      <HandoverForm
        action={sendStaffInvitation}
        idempotencyKey={newIdempotencyKey()}
        draftKey={`${actor.memberId}.invite-staff`}
        texts={await actionFormTexts()}
        next={
          <>
            <a className="btn btn-secondary" href="/admin/people/invite">
              {handover("anotherStaff")}
            </a>
            <LinkButton href="/admin/people" variant="quiet">
              {handover("toPeople")}
            </LinkButton>
          </>
        }
      >
        <Field name="name" label={t("name")}>
          <TextInput autoComplete="off" maxLength={120} />
        </Field>
        <Field name="role" label={t("role")} group>
          <RadioGroup
            options={staffRoles.map((value) => ({
              value,
              label: people(`roles.${value}`),
              hint: t(`roleHints.${value}`),
            }))}
          />
        </Field>
        <Field name="title" label={t("jobTitle")} optional={t("optional")} hint={t("jobTitleHint")}>
          <TextInput autoComplete="off" maxLength={40} />
        </Field>
        <Field
          name="email"
          label={t("email")}
          optional={t("optional")}
          hint={t(mailIsConfigured ? "emailHint" : "emailHintNoMail")}
        >
          <TextInput type="email" autoComplete="off" maxLength={200} />
        </Field>
        <SubmitButton size="l">{t("submit")}</SubmitButton>
      </HandoverForm>
    </>
  );
}
