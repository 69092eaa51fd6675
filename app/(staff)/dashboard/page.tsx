/** The clinician’s panel of linked patients. Reads only. */
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import styles from "#components/caseload/caseload.module.css";
import { PanelTable } from "#components/caseload/panel-table.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { getPanel, type PanelView } from "#lib/usecases/panel.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dashboard"))("page") };
}

/** Every patient linked to the clinician, to read. */
export default async function DashboardPage() {
  const actor = await requireActor("clinician");
  const view = requireValue(await getPanel(actor));
  const [t, caseload] = await Promise.all([getTranslations("dashboard"), getTranslations("caseload")]);
  if (view.counts.all === 0) {
    return (
      <EmptyState heading="h1" title={t("title.empty")}>
        {t("lead.empty")}
      </EmptyState>
    );
  }
  const { all, acute } = view.counts;
  return (
    <>
      <PageHeader title={await titleOf(view)} lead={t("lead.all", { all, acute })} />
      <PanelTable rows={view.rows} now={view.at} />
      <p className={styles.foot}>
        {t("onTrack")} {caseload("note")}
      </p>
    </>
  );
}

async function titleOf({ counts }: PanelView): Promise<string> {
  const t = await getTranslations("dashboard.title");
  const { all, flagged, known, onTrack, cleared } = counts;
  if (flagged > 0) return all === 1 ? t("flaggedOne") : t("flagged", { flagged, all });
  return known > 0 ? t("adherence", { onTrack, known, cleared, all }) : t("cleared", { cleared, all });
}
