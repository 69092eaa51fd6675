/** Every check-in as a table, newest first; a correction is named, and what was not answered is said. */
import { useFormatter, useTranslations } from "next-intl";
import { DataTable } from "#components/ui/data-table.tsx";
import { type CheckIn, checkInQuestions } from "#lib/domain/check-in.ts";
import styles from "./check-in.module.css";

export interface CheckInTableProps {
  readonly rows: readonly (CheckIn & { readonly id: string; readonly corrections: number })[];
}

const figures = new Set<string>(["restPain", "worstPain", "analgesicLevel", "walkMinutes"]);

export function CheckInTable({ rows }: CheckInTableProps) {
  const t = useTranslations("checkIn");
  const record = useTranslations("record.checkIns");
  const format = useFormatter();
  const day = (value: string) =>
    format.dateTime(new Date(`${value}T00:00:00Z`), {
      weekday: "short",
      day: "numeric",
      month: "short",
      timeZone: "UTC",
    });
  const said = (value: number | boolean | null) =>
    value === null
      ? t("labels.noAnswer")
      : typeof value === "number"
        ? String(value)
        : t(value ? "yes" : "no");
  return (
    <DataTable
      caption={record("caption")}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "day",
          head: record("day"),
          cell: (row) => (
            <>
              <span className={styles.day}>{day(row.day)}</span>
              {row.corrections === 0 ? null : (
                <small> {record("corrected", { count: row.corrections })}</small>
              )}
            </>
          ),
        },
        ...checkInQuestions.map((question) => ({
          key: question,
          head: t(`labels.${question}`),
          numeric: figures.has(question),
          cell: (row: CheckIn) => said(row[question]),
        })),
      ]}
    />
  );
}
