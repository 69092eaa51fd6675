/** The course in two or three sentences: the finding first and in bold. The page's title, since it is the answer. */
import { useLocale, useTranslations } from "next-intl";
import { dayLabel } from "#components/chart/day-label.ts";
import type { SummaryPart } from "#lib/domain/summary.ts";
import styles from "./course.module.css";

export function CourseSummary({ parts }: { readonly parts: readonly SummaryPart[] }) {
  const sentence = useSentence();
  const [first, ...rest] = parts;
  if (!first) return null;
  return (
    <div className={styles.summary}>
      <h1>{sentence(first)}</h1>
      {rest.length === 0 ? null : <p>{rest.map(sentence).join(" ")}</p>}
    </div>
  );
}

function useSentence() {
  const t = useTranslations("course.summary");
  const locale = useLocale();
  return (part: SummaryPart): string => {
    switch (part.key) {
      case "discharged":
        return t("discharged", { day: dayLabel(part.since, locale, "dated-year") });
      case "acute":
        return t("acute", { day: part.day });
      case "did":
        return t("did", { done: part.done, due: part.due, percent: part.percent });
      case "too_few":
        return t("too_few", { done: part.done, due: part.due });
      case "pain":
        return t(`${part.measure}.${part.course}`, { first: part.first, latest: part.latest });
      default:
        return t(part.key);
    }
  };
}
