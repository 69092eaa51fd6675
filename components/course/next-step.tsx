/**
 * The one raised sheet of a patient's page: what to do next, why, and the button that leads there. A clinician reads the
 * state of a red flag and has nothing to press but the way to the record.
 */
import { useFormatter, useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/button.tsx";
import { TierMark } from "#components/ui/tier-mark.tsx";
import type { Tier } from "#lib/domain/signal.ts";
import type { NextStep as NextStepView } from "#lib/domain/summary.ts";
import styles from "./course.module.css";

interface NextStepProps {
  readonly patientId: string;
  readonly step: NextStepView;
}

const tierOf = (step: NextStepView): Tier => {
  if (step.key === "red_flag") return step.code === "E" || step.code === "S" ? 0 : 1;
  return step.key === "clear" || step.key === "slow" ? 2 : 3;
};

function hrefOf(step: NextStepView, patientId: string): string {
  const base = `/patients/${patientId}`;
  switch (step.key) {
    case "red_flag":
      return `${base}/record`;
    case "invited":
      return `/patients/invite/${patientId}`;
    case "clear":
    case "slow":
      return `${base}/clearance`;
    case "assign":
    case "assign_calm":
      return `${base}/assign`;
    case "late":
      return `${base}/log`;
  }
}

export function NextStep({ patientId, step }: NextStepProps) {
  const t = useTranslations("course.next");
  const format = useFormatter();
  const texts = (): { title: string; text: string } => {
    switch (step.key) {
      case "red_flag": {
        const when = format.dateTime(step.since, {
          weekday: "short",
          day: "numeric",
          month: "short",
          hour: "2-digit",
          minute: "2-digit",
        });
        const more = step.count > 1 ? ` ${t("red_flag.more", { count: step.count })}` : "";
        return { title: t("red_flag.title", { when }), text: `${t(`red_flag.${step.code}`)}${more}` };
      }
      case "slow":
        return { title: t("slow.title", { day: step.day }), text: t("slow.text") };
      case "late":
        return { title: t("late.title", { count: step.count }), text: t("late.text") };
      default:
        return { title: t(`${step.key}.title`), text: t(`${step.key}.text`) };
    }
  };
  const { title, text } = texts();
  return (
    <section className={`sheet ${styles.next}`} aria-label={t("label")}>
      <h2>
        <TierMark tier={tierOf(step)} />
        {title}
      </h2>
      <p>{text}</p>
      <LinkButton href={hrefOf(step, patientId)} variant="primary" size="sm">
        {t(`${step.key}.action`)}
      </LinkButton>
    </section>
  );
}
