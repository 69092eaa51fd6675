/**
 * The two safety questions of every session, as printed (clinical.md A4); a yes opens its single questions and the one
 * that tells how urgent it is. Drawn by the server: what opens is opened by style alone, and works without script.
 */
import { useTranslations } from "next-intl";
import { RadioGroup } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import {
  type FollowUpId,
  type QuestionId,
  questionOf,
  screenQuestionIds,
  sessionQuestions,
} from "#lib/domain/red-flag-questions.ts";
import styles from "./safety-questions.module.css";

export function SafetyQuestions() {
  const t = useTranslations("redFlag");
  const yesNo = [
    { value: "yes", label: t("yes") },
    { value: "no", label: t("no") },
  ];
  const ask = (id: QuestionId | FollowUpId, label: string, hint?: string) => (
    <Field key={id} name={`answers.${id}`} label={label} hint={hint} group>
      <RadioGroup inline options={yesNo} />
    </Field>
  );
  return (
    <>
      <p className="hint">{t("notSure")}</p>
      {sessionQuestions.map((id) => {
        const singles = screenQuestionIds.filter((single) => questionOf(single).opensFrom === id);
        const { followUp } = questionOf(id);
        return (
          <div key={id} className={styles.question}>
            <div className={styles.first}>{ask(id, t(`questions.${id}`))}</div>
            <div className={styles.opened}>
              <p>{t("openSingles")}</p>
              {singles.map((single) => ask(single, t(`questions.${single}`)))}
              {followUp === null
                ? null
                : ask(followUp, t(`followUps.${followUp}`), t(`followUpHints.${followUp}`))}
            </div>
          </div>
        );
      })}
    </>
  );
}
