/** Staff by name, role and state; patients as a number. */
import type { Metadata } from "next";
import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { PageHeader } from "#components/layout/page-header.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { listPeople, type StaffMember } from "#lib/usecases/people.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin"))("people.pageTitle") };
}

export default async function PeoplePage() {
  const actor = await requireActor("admin");
  const { staff, patients } = requireValue(await listPeople(actor));
  const [t, format] = await Promise.all([getTranslations("admin.people"), getFormatter()]);
  const day = (at: Date) => format.dateTime(at, { day: "numeric", month: "short", year: "numeric" });
  const stateOf = (member: StaffMember) => {
    if (member.disabledAt !== null) return t("states.disabled", { date: day(member.disabledAt) });
    if (member.joined) return t("states.active");
    return member.invitedUntil === null
      ? t("states.lapsed")
      : t("states.invited", { date: day(member.invitedUntil) });
  };
  return (
    <>
      <PageHeader
        title={t("title", { staff: staff.length, patients })}
        lead={t("lead")}
        aside={
          <LinkButton href="/admin/people/invite" variant="primary" icon="plus">
            {t("invite")}
          </LinkButton>
        }
      />
      <DataTable
        caption={t("caption")}
        captionHidden
        rows={staff}
        rowKey={(member) => member.memberId}
        columns={[
          {
            key: "name",
            head: t("name"),
            cell: (member) => (
              <>
                <Link href={`/admin/people/${member.memberId}`} aria-label={t("open", { name: member.name })}>
                  {member.name}
                </Link>
                {member.title === null ? null : `, ${member.title}`}
                {member.isMe ? ` (${t("you")})` : null}
              </>
            ),
          },
          { key: "role", head: t("role"), cell: (member) => t(`roles.${member.role}`) },
          { key: "state", head: t("state"), cell: stateOf },
          {
            key: "lastSeen",
            head: t("lastSeen"),
            cell: (member) =>
              member.lastSeenAt === null
                ? t("never")
                : format.dateTime(member.lastSeenAt, {
                    day: "numeric",
                    month: "short",
                    hour: "numeric",
                    minute: "2-digit",
                  }),
          },
        ]}
      />
    </>
  );
}
