/** What was answered at a check-in, one row an answer; not answered is said, never shown as zero or no. */
import { useTranslations } from "next-intl";
import { type CheckInAnswers, type CheckInQuestion, checkInQuestions } from "#lib/domain/check-in.ts";
import styles from "./check-in.module.css";

/** One answer in words: a figure, yes or no, the kind of medicine, or "No answer". */
export function useAnswerText() {
  const t = useTranslations("checkIn");
  return (question: CheckInQuestion, answers: CheckInAnswers): string => {
    const value = answers[question];
    if (value === null) return t("labels.noAnswer");
    if (typeof value === "boolean") return value ? t("yes") : t("no");
    if (question === "analgesicLevel") return t(`analgesic.${value as 0}`);
    return question === "walkMinutes" ? t("walked", { minutes: value }) : String(value);
  };
}

export function CheckInAnswerList({ answers }: { readonly answers: CheckInAnswers }) {
  const t = useTranslations("checkIn.labels");
  const text = useAnswerText();
  return (
    <dl className={styles.answers}>
      {checkInQuestions.map((question) => (
        <div key={question}>
          <dt>{t(question)}</dt>
          <dd>{text(question, answers)}</dd>
        </div>
      ))}
    </dl>
  );
}
