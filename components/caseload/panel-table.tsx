/**
 * The clinician's panel: every linked patient, those with an open red flag first. Invariant: to read only; a patient
 * without an answer has "none" and a dash, never a zero.
 */
import Link from "next/link";
import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import { TierMark } from "#components/ui/tier-mark.tsx";
import styles from "./caseload.module.css";
import { AdherenceCell, LastEntry, PainCell, PhaseText } from "./row-cells.tsx";
import { useSignalText } from "./signal-text.ts";
import type { PatientRowView } from "./types.ts";

interface PanelTableProps {
  readonly rows: readonly PatientRowView[];
  readonly now: Date;
}

export function PanelTable({ rows, now }: PanelTableProps) {
  const t = useTranslations("dashboard");
  const br = () => <br />;
  return (
    <table className={`${styles.table} ${styles.panel}`}>
      <caption className="vh">{t("caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("columns.patient")}</th>
          <th scope="col">{t("columns.flags")}</th>
          <th scope="col">{t.rich("columns.adherence", { br })}</th>
          <th scope="col">{t.rich("columns.pain", { br })}</th>
          <th scope="col">{t("columns.therapist")}</th>
          <th scope="col">{t("columns.last")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={classNames(styles.row, row.tier === 0 && styles.urgent)}>
            <th scope="row" className={styles.who}>
              <Link href={`/patients/${row.id}`} data-open>
                {row.name}
              </Link>
              <small>
                <PhaseText row={row} />
              </small>
            </th>
            <td className={styles.why}>
              <OpenFlags row={row} now={now} />
            </td>
            <td className={styles.adherence}>
              <AdherenceCell row={row} />
            </td>
            <td className={styles.pain}>
              <PainCell row={row} />
            </td>
            <td className={styles.last}>{row.therapist ?? t("noTherapist")}</td>
            <td className={styles.last}>
              <LastEntry row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The open flags by name, the most urgent marked; at most three, then how many more. */
function OpenFlags({ row, now }: { readonly row: PatientRowView; readonly now: Date }) {
  const t = useTranslations("dashboard");
  const tier = useTranslations("ui.tier");
  const { flagLabel, when } = useSignalText(now);
  const flags = row.signals.flatMap(({ data }) => ("flags" in data ? data.flags : []));
  const shown = flags.slice(0, 3);
  if (row.tier === null || shown.length === 0) return <span className="ink3">{t("noFlag")}</span>;
  const mark = row.signals.some((signal) => signal.code === "RED_FLAG") ? 0 : 1;
  return (
    <span className={styles.flag}>
      <TierMark tier={mark} label={tier(`${mark}`)} />
      <span>
        {shown.map((flag) => (
          <span key={`${flag.questionId} ${flag.raisedAt.getTime()}`}>
            <b>{t("flag", { label: flagLabel(flag.questionId), when: when(flag.raisedAt) })}</b>
          </span>
        ))}
        {flags.length > shown.length ? (
          <small>{t("more", { count: flags.length - shown.length })}</small>
        ) : null}
      </span>
    </span>
  );
}
