/** What changed from one version to the next, one line a change: "Bird dog: 3·1·1 to 4·2·1", "Thursday dropped". */
import { useTranslations } from "next-intl";
import { useDoseWords } from "#components/prescription/dose-words.ts";
import { Arrow } from "#components/ui/glyph.tsx";
import type { Difference } from "#lib/domain/program-difference.ts";
import styles from "./program.module.css";
import { useDayWords, useScheduleWords } from "./schedule-words.ts";

export function DifferenceList({ differences }: { readonly differences: readonly Difference[] }) {
  return (
    <ul className={styles.differences}>
      {differences.map((difference, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn once and never reordered
        <DifferenceLine key={index} difference={difference} />
      ))}
    </ul>
  );
}

function DifferenceLine({ difference }: { readonly difference: Difference }) {
  const t = useTranslations("program.difference");
  const words = useDoseWords();
  const { weekdays } = useDayWords();
  const schedule = useScheduleWords("staff");
  const arrow = () => <Arrow label={t("to")} />;
  switch (difference.kind) {
    case "program":
      return <li>{t("program", { name: difference.name })}</li>;
    case "dose":
      return (
        <li>
          {t.rich("dose", {
            exercise: difference.exercise,
            from: words.short(difference.from),
            to: words.short(difference.to),
            label: t("to"),
            arrow,
          })}
        </li>
      );
    case "rest":
      return (
        <li>
          {t.rich("rest", {
            exercise: difference.exercise,
            from: words.time(difference.fromSeconds),
            to: words.time(difference.toSeconds),
            label: t("to"),
            arrow,
          })}
        </li>
      );
    case "added":
      return <li>{t("added", { exercise: difference.exercise, dose: words.short(difference.dose) })}</li>;
    case "removed":
    case "finds_load":
    case "note":
      return <li>{t(difference.kind, { exercise: difference.exercise })}</li>;
    case "side":
      return <li>{t(`side.${difference.to}`, { exercise: difference.exercise })}</li>;
    case "moved":
      return <li>{t("moved", { exercise: difference.exercise, block: difference.block })}</li>;
    case "order":
      return <li>{t("order")}</li>;
    case "days":
      return (
        <>
          {difference.added.length === 0 ? null : (
            <li>{t("daysAdded", { days: weekdays(difference.added) })}</li>
          )}
          {difference.dropped.length === 0 ? null : (
            <li>{t("daysDropped", { days: weekdays(difference.dropped) })}</li>
          )}
        </>
      );
    case "schedule":
      return <li>{t("schedule", { to: schedule(difference.to) })}</li>;
  }
}
