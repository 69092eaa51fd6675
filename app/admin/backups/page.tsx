/** The backups there are, and the commands that make, check and restore one. Nothing here changes anything. */
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { PageHeader } from "#components/layout/page-header.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Section } from "#components/ui/section.tsx";
import { listBackups } from "#lib/usecases/backup.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import styles from "./backups.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin"))("backups.pageTitle") };
}

export default async function BackupsPage() {
  const actor = await requireActor("admin");
  const { madeHere, folder, files } = requireValue(await listBackups(actor));
  const [t, format] = await Promise.all([getTranslations("admin.backups"), getFormatter()]);
  if (!madeHere) {
    return (
      <EmptyState heading="h1" title={t("postgres")}>
        {t("postgresText")}
      </EmptyState>
    );
  }
  const moment = (at: Date) =>
    format.dateTime(at, {
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "numeric",
      minute: "2-digit",
    });
  const newest = files[0];
  const file = `${folder}/${newest?.name ?? "rung.db"}`;
  return (
    <>
      <PageHeader
        title={t("title", { count: files.length, newest: newest ? moment(newest.madeAt) : "" })}
        lead={t("lead", { folder })}
      />
      {files.length === 0 ? null : (
        <DataTable
          caption={t("caption")}
          captionHidden
          rows={files}
          rowKey={(file) => file.name}
          columns={[
            { key: "madeAt", head: t("madeAt"), cell: (file) => moment(file.madeAt) },
            { key: "file", head: t("file"), cell: (file) => file.name },
            {
              key: "size",
              head: t("size"),
              numeric: true,
              cell: (file) =>
                format.number(file.bytes / 1_000_000, {
                  style: "unit",
                  unit: "megabyte",
                  maximumFractionDigits: 1,
                }),
            },
          ]}
        />
      )}
      <div className={styles.commands}>
        <Section title={t("commands")}>
          <dl>
            <dt>{t("make")}</dt>
            <dd>
              <code>{t("makeCommand")}</code>
            </dd>
            <dt>{t("verify")}</dt>
            <dd>
              <code>{t("verifyCommand", { file })}</code>
            </dd>
            <dt>{t("restore")}</dt>
            <dd>
              <code>{t("restoreCommand", { file })}</code>
            </dd>
          </dl>
        </Section>
      </div>
    </>
  );
}
