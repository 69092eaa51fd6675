/** What happened to a patient's signals, newest first, as a table. Invariant: whoever did it is named, the data included. */
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { dayLabel } from "#components/chart/day-label.ts";
import type { SignalCode } from "#lib/domain/signal.ts";
import type { SignalEventKind } from "#lib/domain/signal-state.ts";
import styles from "./signal.module.css";

export interface SignalEventView {
  readonly signalId: string;
  readonly code: SignalCode;
  readonly kind: SignalEventKind;
  readonly at: Date;
  readonly byName: string | null;
  readonly reason: string | null;
  readonly until: string | null;
}

export function SignalHistory({ events }: { readonly events: readonly SignalEventView[] }) {
  const t = useTranslations("signal.history");
  const name = useTranslations("signal.name");
  const format = useFormatter();
  const locale = useLocale();
  if (events.length === 0) return <p>{t("none")}</p>;
  return (
    <table className={`data-table ${styles.history}`}>
      <caption className="vh">{t("title")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("columns.when")}</th>
          <th scope="col">{t("columns.signal")}</th>
          <th scope="col">{t("columns.what")}</th>
          <th scope="col">{t("columns.who")}</th>
          <th scope="col">{t("columns.reason")}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={`${event.signalId} ${event.kind} ${event.at.getTime()}`}>
            <td>
              {format.dateTime(event.at, {
                day: "numeric",
                month: "short",
                hour: "2-digit",
                minute: "2-digit",
              })}
            </td>
            <td>{name(event.code)}</td>
            <td>
              {t(`kind.${event.kind}`, { day: event.until ? dayLabel(event.until, locale, "weekday") : "" })}
            </td>
            <td>{event.byName ?? t("data")}</td>
            <td>{event.reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
