/** The caseload: title and lead say who needs a person, filters and search are in the address. Reads only. */
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import styles from "#components/caseload/caseload.module.css";
import { CaseloadKeys } from "#components/caseload/caseload-keys.tsx";
import { CaseloadTable } from "#components/caseload/caseload-table.tsx";
import { SearchField } from "#components/caseload/search-field.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { FilterPills } from "#components/ui/tab-nav.tsx";
import { type CaseloadFilter, parseFilter } from "#lib/domain/caseload.ts";
import { type CaseloadView, getCaseload } from "#lib/usecases/caseload.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("caseload"))("page") };
}

const invitePath = "/patients/invite";
/** Longer than any name; what is typed beyond it finds nobody anyway. */
const queryMax = 100;

/** Everybody on the therapist's caseload in order of need. The filter and the search are in the address. */
export default async function CaseloadPage({ searchParams }: Props) {
  const actor = await requireActor("therapist");
  const given = await searchParams;
  const query = typeof given.q === "string" ? given.q.slice(0, queryMax) : "";
  const view = requireValue(await getCaseload(actor, { filter: parseFilter(given.filter) }));
  const [t, format] = await Promise.all([getTranslations("caseload"), getFormatter()]);
  if (view.counts.all === 0) {
    return (
      <EmptyState
        heading="h1"
        title={t("title.empty")}
        action={
          <LinkButton href={invitePath} variant="primary" icon="plus">
            {t("invite")}
          </LinkButton>
        }
      >
        {t("lead.empty")}
      </EmptyState>
    );
  }
  return (
    <>
      <PageHeader
        title={await titleOf(view)}
        lead={await leadOf(view)}
        aside={
          <div className={styles.head}>
            <span className={styles.date}>
              {format.dateTime(view.at, {
                weekday: "long",
                day: "numeric",
                month: "long",
                hour: "2-digit",
                minute: "2-digit",
              })}
            </span>
            <LinkButton href={invitePath} variant="primary" icon="plus">
              {t("invite")}
            </LinkButton>
          </div>
        }
      />
      <div className={styles.toolbar}>
        <FilterPills
          label={t("filters")}
          items={view.filters.map(({ filter, count }) => ({
            href: pathOf(filter),
            label: t(`filter.${filter}`),
            count,
            current: filter === view.filter,
          }))}
        />
        <SearchField label={t("find")} query={query} filter={view.filter} />
      </div>
      <CaseloadKeys
        query={query}
        shown={`${view.filter} ${view.at.getTime()}`}
        found={{ none: t("found.none"), one: t("found.one"), other: t("found.other") }}
        className={styles.found}
      />
      {view.groups.length === 0 ? (
        <EmptyState
          title={t(`filterEmpty.${view.filter}`)}
          action={<LinkButton href={pathOf("everyone")}>{t("showEveryone")}</LinkButton>}
        />
      ) : (
        <CaseloadTable groups={view.groups} query={query} now={view.at} />
      )}
      <footer className={styles.foot}>
        <p>{t("note")}</p>
        <ul className={styles.keys} aria-label={t("keys.label")}>
          <li>
            <kbd>J</kbd> <kbd>K</kbd> {t("keys.move")}
          </li>
          <li>
            <kbd>Enter</kbd> {t("keys.open")}
          </li>
          <li>
            <kbd>A</kbd> {t("keys.acknowledge")}
          </li>
          <li>
            <kbd>S</kbd> {t("keys.snooze")}
          </li>
          <li>
            <kbd>/</kbd> {t("keys.search")}
          </li>
        </ul>
      </footer>
    </>
  );
}

const pathOf = (filter: CaseloadFilter) =>
  filter === "everyone" ? "/caseload" : `/caseload?filter=${filter}`;

async function titleOf({ counts }: CaseloadView): Promise<string> {
  const t = await getTranslations("caseload.title");
  const { now, today } = counts;
  if (today === 0) return t("quiet");
  return now === today ? t("now", { now }) : t("today", { now, today });
}

async function leadOf({ counts }: CaseloadView): Promise<string> {
  const t = await getTranslations("caseload.lead");
  const { all, today, week, later } = counts;
  if (week === 0 && later === 0) return t("calm", { all });
  return [
    week > 0 ? t("week", { today, week }) : null,
    later > 0 ? t("later", { later, before: today + week }) : null,
  ]
    .filter(Boolean)
    .join(" ");
}
