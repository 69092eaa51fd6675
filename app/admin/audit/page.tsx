/** The log, newest first, in pages that stay put while new entries arrive. It names no patient. */
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { PageHeader } from "#components/layout/page-header.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { FilterPills } from "#components/ui/tab-nav.tsx";
import { type AuditFilter, auditFilter, auditOutcomes } from "#lib/schemas/people.ts";
import { type AuditPage, listAudit } from "#lib/usecases/audit.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import styles from "./audit.module.css";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };
type Entry = AuditPage["entries"][number];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin"))("audit.pageTitle") };
}

function addressOf({ outcome, before }: AuditFilter): string {
  const query = new URLSearchParams({ ...(outcome ? { outcome } : {}), ...(before ? { before } : {}) });
  return query.size > 0 ? `/admin/audit?${query}` : "/admin/audit";
}

export default async function AuditLogPage({ searchParams }: Props) {
  const actor = await requireActor("admin");
  const filter = auditFilter.parse(await searchParams);
  const { entries, next } = requireValue(await listAudit(actor, filter));
  const [t, roles, format] = await Promise.all([
    getTranslations("admin.audit"),
    getTranslations("admin.people.roles"),
    getFormatter(),
  ]);
  const shown = filter.outcome ?? "all";

  const who = ({ actorName, actorKind, byPatient }: Entry) => {
    if (byPatient) return t("aPatient");
    if (actorName === null) return t("system");
    const role = `${actorKind}` as "admin";
    return roles.has(role) ? `${actorName}, ${roles(role).toLowerCase()}` : actorName;
  };
  const what = ({ verb, aboutPatient }: Entry) => {
    const key = `verbs.${verb}` as "verbs";
    const words = t.has(key) ? t(key) : verb;
    return aboutPatient ? `${words}, ${t("aboutPatient")}` : words;
  };

  return (
    <>
      <PageHeader title={t(`title.${shown}`)} lead={t("lead")} />
      <FilterPills
        label={t("filter")}
        items={(["all", ...auditOutcomes] as const).map((outcome) => ({
          href: addressOf(outcome === "all" ? {} : { outcome }),
          label: t(`filters.${outcome}`),
          current: outcome === shown,
        }))}
      />
      {entries.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
      ) : (
        <div className={styles.log}>
          <DataTable
            caption={t("caption")}
            captionHidden
            rows={entries}
            rowKey={(entry) => entry.id}
            columns={[
              {
                key: "at",
                head: t("at"),
                cell: (entry) => (
                  <time dateTime={entry.at.toISOString()} className={styles.at}>
                    {format.dateTime(entry.at, {
                      day: "numeric",
                      month: "short",
                      year: "numeric",
                      hour: "numeric",
                      minute: "2-digit",
                      second: "2-digit",
                    })}
                  </time>
                ),
              },
              { key: "who", head: t("who"), cell: who },
              { key: "what", head: t("what"), cell: what },
              { key: "outcome", head: t("outcome"), cell: (entry) => t(`outcomes.${entry.outcome}`) },
            ]}
          />
        </div>
      )}
      <div className="btns">
        {filter.before ? (
          <LinkButton href={addressOf({ outcome: filter.outcome })} variant="quiet">
            {t("newest")}
          </LinkButton>
        ) : null}
        {next === null ? null : (
          <LinkButton href={addressOf({ outcome: filter.outcome, before: next })} variant="secondary">
            {t("older")}
          </LinkButton>
        )}
      </div>
    </>
  );
}
