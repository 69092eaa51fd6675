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
import type { SignalCode } from "#lib/domain/signal.ts";
import styles from "./caseload.module.css";
import { AdherenceCell, LastEntry, NextDue, PainCell, PhaseText } from "./row-cells.tsx";
import { SignalActions } from "./signal-actions.tsx";
import { RulesAndData } from "./signal-detail.tsx";
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

/**
 * The most telling signal with its rule and how long it waits, the others in a line each, what was said of those that a
 * person has judged, and what can be done. Empty without a signal.
 */
function Why({ row, now }: { readonly row: PatientRowView; readonly now: Date }) {
  const t = useTranslations("caseload");
  const { text, waiting, noted } = useSignalText(now);
  const [first, ...others] = row.signals;
  if (!first) return null;
  const headline = text(first);
  const isPressing = row.tier === 0 || row.tier === 1;
  const href = `/patients/${row.id}`;
  return (
    <>
      <b className={first.state === "snoozed" ? styles.snoozed : undefined}>{headline.line}</b>
      <small>
        {[first.state === "open" ? headline.rule : noted(first), isPressing ? waiting(row.signals) : ""]
          .filter(Boolean)
          .join(" ")}
      </small>
      {others.map((signal) => (
        <small key={signal.id} className={signal.state === "snoozed" ? styles.snoozed : undefined}>
          {[text(signal).line, noted(signal)].filter(Boolean).join(" ")}
        </small>
      ))}
      <div className={styles.actions}>
        <Way code={first.code} href={href} />
        <Link
          href={href}
          className={buttonClass({ variant: "quiet", size: "sm" })}
          tabIndex={-1}
          aria-hidden="true"
        >
          {t("open")} <kbd>Enter</kbd>
        </Link>
        <SignalActions
          patientId={row.id}
          signals={row.signals}
          acts={rowActs}
          from="caseload"
          keys={actKeys}
        />
        <RulesAndData signals={row.signals} now={now} />
      </div>
    </>
  );
}

const rowActs = ["acknowledge", "snooze"] as const;
const actKeys = { acknowledge: "A", snooze: "S" } as const;

/** Where the headline is decided, where that is another page than the patient's own. */
function Way({ code, href }: { readonly code: SignalCode; readonly href: string }) {
  const t = useTranslations("caseload");
  const way = ways[code];
  if (!way) return null;
  return (
    <LinkButton href={`${href}${way.path}`} size="sm">
      {t(way.word)}
    </LinkButton>
  );
}

const ways: Partial<Record<SignalCode, { path: string; word: "read" | "review" | "decide" }>> = {
  RED_FLAG: { path: "/record", word: "read" },
  FLAG_TU: { path: "/record", word: "read" },
  NIGHT_PAIN: { path: "/record", word: "read" },
  GATE_READY: { path: "/clearance", word: "review" },
  SLOW_RECOVERY: { path: "/clearance", word: "review" },
  LATE_ENTRY: { path: "/log", word: "decide" },
  STOP_SEVERE: { path: "/decisions", word: "decide" },
  STOP_REPEATED: { path: "/decisions", word: "decide" },
  STOP_OTHER: { path: "/decisions", word: "decide" },
  APPROVAL_PENDING: { path: "/decisions", word: "decide" },
  ADVANCE_READY: { path: "/program#stage", word: "review" },
};
