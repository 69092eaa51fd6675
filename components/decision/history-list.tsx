/**
 * Every decision on one exercise, newest first. Invariant: nothing is left out; one that a later decision replaced is
 * struck through and says so, and each leads to how it was decided.
 */
import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { dayLabel } from "#components/chart/day-label.ts";
import { Arrow } from "#components/ui/glyph.tsx";
import { sayProgression } from "#lib/domain/progression-words.ts";
import styles from "./decision.module.css";
import { DoseFigure } from "./decision-show.tsx";
import type { CardView } from "./types.ts";

export function HistoryList({ cards }: { readonly cards: readonly CardView[] }) {
  return (
    <ul className={styles.decided}>
      {cards.map((card) => (
        <li
          key={card.decisionId}
          id={card.decisionId}
          className={card.superseded ? styles.superseded : undefined}
        >
          <HistoryRow card={card} />
        </li>
      ))}
    </ul>
  );
}

function HistoryRow({ card }: { readonly card: CardView }) {
  const t = useTranslations("decision");
  const say = useTranslations("progression");
  const format = useFormatter();
  const locale = useLocale();
  const { resolution } = card;
  const changes = card.spoken.action === "PROGRESS" || card.spoken.action === "REGRESS";
  const to = resolution?.dose ?? card.to;
  return (
    <>
      <p>
        <b className={card.superseded ? styles.struck : undefined}>
          {t("history.decided", {
            outcome: say(`action.${card.spoken.action}`),
            day: dayLabel(card.decidedOn, locale, "weekday"),
          })}
        </b>
        {changes && to !== null ? (
          <span className={card.superseded ? styles.struck : undefined}>
            {": "}
            <DoseFigure dose={card.from} /> <Arrow label={t("to")} />{" "}
            {card.toExercise === null || resolution?.kind === "changed" ? null : `${card.toExercise.name} `}
            <DoseFigure dose={to} />
          </span>
        ) : null}
      </p>
      <p className={styles.why}>
        {sayProgression((key, values) => say(key as never, values as never), card.spoken, "staff")}
      </p>
      <p className={styles.quiet}>
        {card.superseded ? `${t("supersededMark")} ` : null}
        {resolution === null
          ? card.spoken.action === "PROGRESS" && !card.superseded
            ? `${t("history.waits")} `
            : null
          : `${t(`resolved.${resolution.kind}`, {
              by: resolution.by ?? t("theRules"),
              at: format.dateTime(resolution.at, { dateStyle: "medium", timeStyle: "short" }),
            })} `}
        {resolution?.reason ? `${t("withReason", { reason: resolution.reason })} ` : null}
        <Link href={`/patients/${card.patientId}/decisions?how=${card.decisionId}#how`} prefetch={false}>
          {t("history.how")}
        </Link>
      </p>
    </>
  );
}
