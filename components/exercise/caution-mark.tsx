/** How careful an exercise asks to be: a shape and a word, never colour alone. Nothing is drawn where all is fine. */
import { useTranslations } from "next-intl";
import { TierMark } from "#components/ui/tier-mark.tsx";
import type { Caution } from "#lib/domain/exercise.ts";
import styles from "./exercise.module.css";

export interface CautionMarkProps {
  readonly level: Caution;
  /** Also says "fine" where there is nothing to say. */
  readonly always?: boolean;
}

export function CautionMark({ level, always }: CautionMarkProps) {
  const t = useTranslations("library");
  if (level === 0) return always ? <span className={styles.fine}>{t("fine")}</span> : null;
  return (
    <span className={level === 2 ? styles.clear : styles.modify}>
      <TierMark tier={level === 2 ? 1 : 2} />
      {t(level === 2 ? "clearFirst" : "modify")}
    </span>
  );
}
