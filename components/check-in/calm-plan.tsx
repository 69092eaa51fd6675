/** The self-care plan as it is read: what to do, what may ease, whom to ask, each with its warnings and how sure it is. */
import { useTranslations } from "next-intl";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { CalmCareKind, EditedCalmCareItem } from "#lib/domain/calm-care.ts";
import styles from "./calm-plan.module.css";

const kinds: readonly CalmCareKind[] = ["act", "comfort", "ask", "optional"];

export function CalmPlan({ items }: { readonly items: readonly EditedCalmCareItem[] }) {
  const t = useTranslations("calmCare");
  return kinds.map((kind) => {
    const some = items.filter((item) => item.kind === kind);
    if (some.length === 0) return null;
    return (
      <div key={kind} className={styles.kind}>
        <h3>{t(`kinds.${kind}`)}</h3>
        <ul>
          {some.map((item) => (
            <li key={item.key} className={styles.item}>
              <h4>{t(`items.${item.key}.title`)}</h4>
              <p>{t(`items.${item.key}.body`, item.figures)}</p>
              {item.warnings.length === 0 ? null : (
                <ul className={styles.warnings}>
                  {item.warnings.map((warning) => (
                    <li key={warning}>
                      <Icon name="triangle" size="s" />
                      <span>{t(`warnings.${warning}`)}</span>
                    </li>
                  ))}
                </ul>
              )}
              {item.note === null ? null : (
                <p className={styles.note}>
                  <b>{t("therapistNote")}</b> {item.note}
                </p>
              )}
              <Disclosure summary={t("evidenceLabel")}>
                <p className={styles.sure}>
                  {t(`evidence.${item.evidence}`)} {t(`items.${item.key}.note`)}
                </p>
              </Disclosure>
            </li>
          ))}
        </ul>
      </div>
    );
  });
}
