/** What a screen was answered “yes” to, each question as the patient read it. Invariant: no yes is left out. */
import { useTranslations } from "next-intl";
import styles from "./flag-list.module.css";

export function AnsweredYes({ questionIds }: { readonly questionIds: readonly string[] }) {
  const t = useTranslations("redFlag");
  const sentenceOf = (id: string): string => {
    if (t.has(`questions.${id as "fever"}`)) return t(`questions.${id as "fever"}`);
    if (t.has(`beforeSession.${id as "flare_today"}`)) return t(`beforeSession.${id as "flare_today"}`);
    return t.has(`followUps.${id as "very_unwell"}`) ? t(`followUps.${id as "very_unwell"}`) : id;
  };
  if (questionIds.length === 0) return null;
  return (
    <ul className={styles.yes}>
      {questionIds.map((id) => (
        <li key={id}>{sentenceOf(id)}</li>
      ))}
    </ul>
  );
}
