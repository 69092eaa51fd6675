/**
 * Every criterion of the gate with its state, what it read and what it needs. Invariant: all are shown whatever the
 * outcome; not known is drawn as not known; the patient's wording never says that it opens by itself.
 */
import { useFormatter, useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import { Icon } from "#components/ui/icon.tsx";
import { type Gate, type GateTest, toTestFigures } from "#lib/domain/gate.ts";
import styles from "./gate.module.css";

export interface GateCriteriaProps {
  readonly gate: Pick<Gate, "tests">;
  readonly audience: "patient" | "staff";
}

const mark = { met: "tick", not_met: "triangle", unknown: "info" } as const;

export function GateCriteria({ gate, audience }: GateCriteriaProps) {
  const t = useTranslations("gate");
  return (
    <ul className={classNames(styles.criteria, audience === "staff" && styles.staff)}>
      {gate.tests.map((test) => {
        const figures = toTestFigures(test);
        return (
          <li key={test.reason} className={styles[test.state]}>
            <span className={styles.mark}>
              <Icon name={mark[test.state]} />
            </span>
            <div>
              <p className={styles.name}>
                {t(`tests.${test.reason}.title`, figures)}
                <span className={styles.state}>{t(`state.${test.state}`)}</span>
              </p>
              <p className={styles.text}>{t(`tests.${test.reason}.${audience}.${test.state}`, figures)}</p>
              {audience === "staff" ? <ReadValues test={test} /> : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function ReadValues({ test }: { readonly test: GateTest }) {
  const t = useTranslations("clearance");
  const format = useFormatter();
  if (test.values.length === 0) return null;
  const day = (value: string) =>
    format.dateTime(new Date(`${value}T00:00:00Z`), {
      weekday: "short",
      day: "numeric",
      month: "short",
      timeZone: "UTC",
    });
  const said = (value: number | boolean | null) =>
    value === null ? t("noAnswer") : typeof value === "number" ? String(value) : value ? t("yes") : t("no");
  return (
    <p className={styles.values}>
      {test.values.map((read) => (
        <span key={read.day}>
          {day(read.day)} <b>{said(read.value)}</b>
        </span>
      ))}
    </p>
  );
}
