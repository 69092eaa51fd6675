/** What the scores say by the rules, and what is due. Invariant: what cannot be known yet is told as that, never as no. */
import { getFormatter, getTranslations } from "next-intl/server";
import styles from "#components/prom/prom.module.css";
import { dayDate, shortDay } from "#components/session/day-text.ts";
import type { OutcomesView } from "#lib/usecases/outcomes.ts";

const said = (verdict: boolean | null) => (verdict === null ? "unknown" : verdict ? "yes" : "no");

export async function Verdicts({ view }: { readonly view: OutcomesView }) {
  const t = await getTranslations("prom");
  const rows = [
    ...view.measures.flatMap(({ instrument, improved }) =>
      instrument === "startback" || instrument === "fabq"
        ? []
        : [
            {
              key: instrument,
              name: t("outcomes.verdict.improved", { name: t(`short.${instrument}`) }),
              rule: t(`outcomes.verdict.rules.${instrument}`),
              verdict: improved,
            },
          ],
    ),
    {
      key: "success",
      name: t("outcomes.verdict.success"),
      rule: t("outcomes.verdict.successRule"),
      verdict: view.verdict.success,
    },
    {
      key: "recovered",
      name: t("outcomes.verdict.recovered"),
      rule: t("outcomes.verdict.recoveredRule"),
      verdict: view.verdict.recovered,
    },
  ];
  return (
    <dl className={styles.verdicts}>
      {rows.map(({ key, name, rule, verdict }) => (
        <div key={key} className={styles.verdict}>
          <dt>
            {name}
            <small>{rule}</small>
          </dt>
          <dd>{t(`outcomes.verdict.${said(verdict)}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

export async function DueList({ view }: { readonly view: OutcomesView }) {
  const [t, format] = [await getTranslations("prom"), await getFormatter()];
  const day = (value: string) => format.dateTime(dayDate(value), shortDay);
  const next = view.next.map(({ instrument, dueOn }) =>
    t("outcomes.due.nextOne", { name: t(`short.${instrument}`), date: day(dueOn) }),
  );
  return (
    <>
      {view.due.length === 0 ? <p className={styles.quiet}>{t("outcomes.due.none")}</p> : null}
      <ul className={styles.lines}>
        {view.due.map(({ instrument, week, since, waitingDays, overdue }) => {
          const begun = view.begun.find((one) => one.instrument === instrument);
          const name = t(`short.${instrument}`);
          const notes = [
            overdue ? t("outcomes.due.overdue", { days: waitingDays }) : null,
            begun ? t("outcomes.due.begun", { confirmed: begun.confirmed }) : null,
          ].filter((note) => note !== null);
          return (
            <li key={instrument}>
              {week === null
                ? t("outcomes.due.monthly", { name, date: day(since) })
                : t("outcomes.due.week", { name, week, date: day(since) })}
              {notes.length === 0 ? null : <small>{notes.join(" · ")}</small>}
            </li>
          );
        })}
        {next.length === 0 ? null : (
          <li className={styles.quiet}>{t("outcomes.due.next", { list: format.list(next) })}</li>
        )}
      </ul>
    </>
  );
}
