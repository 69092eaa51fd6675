/** The steps of a flare in the order in which they were taken, each with its day, who took it and why. */
import { useFormatter, useTranslations } from "next-intl";
import styles from "./flare-panel.module.css";

export interface ShownStep {
  readonly kind: "calm" | "settled" | "return" | "restored" | "ended" | "reviewed";
  readonly happenedOn: string;
  readonly versionId: string | null;
  readonly reason: string | null;
  readonly byName: string | null;
}

export function FlareSteps({ steps }: { readonly steps: readonly ShownStep[] }) {
  const t = useTranslations("flare.staff");
  const format = useFormatter();
  if (steps.length === 0) return null;
  const date = (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  return (
    <ul className={styles.steps}>
      {steps.map((step) => (
        <li key={step.kind}>
          {t(`steps.${keyOf(step)}`, { date: date(step.happenedOn) })},{" "}
          <span className={styles.by}>
            {step.byName === null ? t("byRules") : t("by", { name: step.byName })}
          </span>
          {step.reason === null ? null : <span className={styles.reason}>{step.reason}</span>}
        </li>
      ))}
    </ul>
  );
}

function keyOf({ kind, versionId, reason }: ShownStep) {
  if (kind === "calm") return versionId === null ? "calmAlready" : "calm";
  if (kind === "restored") return versionId === null ? "restoredNone" : "restored";
  if (kind === "ended") return versionId !== null && reason === null ? "endedPublished" : "ended";
  return kind;
}
