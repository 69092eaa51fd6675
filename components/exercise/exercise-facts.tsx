/** What is known of an exercise besides how it is done. */
import { useTranslations } from "next-intl";
import { useDoseWords } from "#components/prescription/dose-words.ts";
import type { Dose } from "#lib/domain/dosage.ts";
import type { Exercise } from "#lib/domain/exercise.ts";
import styles from "./exercise-detail.module.css";

/** The dose at the upper end of every axis. */
function largestDose({ defaultDose, bounds }: Exercise): Dose {
  return {
    ...defaultDose,
    sets: bounds.sets.max,
    reps: bounds.reps?.max ?? null,
    holdSeconds: bounds.holdSeconds?.max ?? null,
    durationSeconds: bounds.durationSeconds?.max ?? null,
    distanceM: bounds.distanceM?.max ?? null,
  };
}

export function ExerciseFacts({ exercise }: { readonly exercise: Exercise }) {
  const t = useTranslations("library");
  const x = useTranslations();
  const words = useDoseWords();
  const { tempo } = exercise;
  const facts: [string, string][] = [
    [t("startWith"), words.long(exercise.defaultDose, { side: exercise.side, findsLoad: exercise.loadable })],
    [t("growsTo"), words.long(largestDose(exercise))],
    [t("works"), exercise.targetMuscles.join(", ")],
    [t("position1"), exercise.startPosition],
    [t("needs"), exercise.equipment.length === 0 ? x("equipment.none") : exercise.equipmentText],
    [t("bias"), x(`exercise.bias.${exercise.movementBias}`)],
    [t("effort"), t("effortUpTo", { effort: exercise.effortMax })],
    [t("rest"), words.time(exercise.restSeconds)],
    [t("often"), t("perWeek", { count: exercise.sessionsPerWeek })],
    [t("stages"), exercise.stages.map((stage) => x(`template.stage.${stage}`)).join(", ")],
  ];
  if (tempo !== null)
    facts.push([
      t("tempo"),
      x("dose.tempo", { out: tempo.outSeconds, pause: tempo.pauseSeconds, back: tempo.backSeconds }),
    ]);
  if (exercise.synonyms.length > 0) facts.push([t("also"), exercise.synonyms.join(", ")]);
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
