/**
 * The caseload as a table sorted by need: who, why now, adherence, pain, last and next. Two-line rows on a tablet, cards
 * on a phone, from the same markup. Invariant: tier is a shape and words; only a row of tier "now" is tinted; a row
 * that does not match the search is hidden, never left out, so that typing needs no request.
 */
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass, LinkButton } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { TierMark } from "#components/ui/tier-mark.tsx";
import { matchesName } from "#lib/domain/name-search.ts";
import styles from "./caseload.module.css";
import { AdherenceCell, LastEntry, NextDue, PainCell, PhaseText } from "./row-cells.tsx";
import { useSignalText } from "./signal-text.ts";
import type { CaseloadGroupView, PatientRowView } from "./types.ts";

interface CaseloadTableProps {
  readonly groups: readonly CaseloadGroupView[];
  /** What is searched for; empty shows all. */
  readonly query: string;
  readonly now: Date;
}

const columns = 6;

export function CaseloadTable({ groups, query, now }: CaseloadTableProps) {
  const t = useTranslations("caseload");
  const br = () => <br />;
  return (
    <table className={styles.table} data-caseload>
      <caption className="vh">{t("caption")}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">{t("columns.tier")}</span>
          </th>
          <th scope="col">{t("columns.patient")}</th>
          <th scope="col">{t("columns.why")}</th>
          <th scope="col">{t.rich("columns.adherence", { br })}</th>
          <th scope="col">{t.rich("columns.pain", { br })}</th>
          <th scope="col">{t.rich("columns.last", { br })}</th>
        </tr>
      </thead>
      {groups.map(({ group, rows }) => {
        const isHidden = !rows.some((row) => matchesName(row.name, query));
        return (
          <tbody key={group} hidden={isHidden} data-group={group}>
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={columns}>
                {t(`group.${group}`)}
                <span>{t(`groupNote.${group}`, { count: rows.length })}</span>
              </th>
            </tr>
            {rows.map((row) => (
              <CaseloadRow key={row.id} row={row} now={now} isHidden={!matchesName(row.name, query)} />
            ))}
          </tbody>
        );
      })}
    </table>
  );
}

interface CaseloadRowProps {
  readonly row: PatientRowView;
  readonly now: Date;
  readonly isHidden: boolean;
}

function CaseloadRow({ row, now, isHidden }: CaseloadRowProps) {
  const tier = useTranslations("ui.tier");
  const isNow = row.tier === 0;
  return (
    <tr className={classNames(styles.row, isNow && styles.urgent)} hidden={isHidden} data-name={row.name}>
      <td className={styles.tier}>
        {row.tier === null ? null : <TierMark tier={row.tier} label={tier(`${row.tier}`)} />}
      </td>
      <th scope="row" className={styles.who}>
        <Link href={`/patients/${row.id}`} data-open>
          {row.name}
        </Link>
        <small>
          <PhaseText row={row} />
        </small>
      </th>
      <td className={styles.why}>
        <Why row={row} now={now} />
      </td>
      <td className={styles.adherence}>
        <AdherenceCell row={row} />
      </td>
      <td className={styles.pain}>
        <PainCell row={row} />
      </td>
      <td className={styles.last}>
        <LastEntry row={row} />
        <small>
          <NextDue row={row} />
        </small>
      </td>
    </tr>
  );
}

/** The most telling signal with its rule, the others in a line each, and how long they wait. Empty without a signal. */
function Why({ row, now }: { readonly row: PatientRowView; readonly now: Date }) {
  const t = useTranslations("caseload");
  const { text, waiting } = useSignalText(now);
  const [first, ...others] = row.signals;
  if (!first) return null;
  const headline = text(first);
  const isPressing = row.tier === 0 || row.tier === 1;
  const href = `/patients/${row.id}`;
  return (
    <>
      <b>{headline.line}</b>
      <small>
        {headline.rule}
        {isPressing ? ` ${waiting(row.signals)}` : null}
      </small>
      {others.map((signal) => (
        <small key={signal.code}>{text(signal).line}</small>
      ))}
      <span className={styles.actions}>
        {first.code === "RED_FLAG" || first.code === "FLAG_TU" ? (
          <LinkButton href={`${href}/record`} size="sm">
            {t("read")}
          </LinkButton>
        ) : first.code === "GATE_READY" || first.code === "SLOW_RECOVERY" ? (
          <LinkButton href={`${href}/clearance`} size="sm">
            {t("review")}
          </LinkButton>
        ) : first.code === "LATE_ENTRY" ? (
          <LinkButton href={`${href}/log`} size="sm">
            {t("decide")}
          </LinkButton>
        ) : null}
        <Link
          href={href}
          className={buttonClass({ variant: "quiet", size: "sm" })}
          tabIndex={-1}
          aria-hidden="true"
        >
          {t("open")} <kbd>Enter</kbd>
        </Link>
      </span>
    </>
  );
}
