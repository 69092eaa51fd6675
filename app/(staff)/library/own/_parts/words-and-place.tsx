/** The words beside an exercise, its cautions with reasons, and its place on a ladder. */
import { useTranslations } from "next-intl";
import { Field } from "#components/form/field.tsx";
import { Select } from "#components/form/select.tsx";
import { TextArea } from "#components/form/text-input.tsx";
import { diagnoses } from "#lib/domain/episode.ts";
import type { OwnContent } from "#lib/schemas/own-exercise.ts";
import type { Neighbour } from "#lib/usecases/own-exercise-form.ts";
import styles from "./own.module.css";

interface GroupProps {
  readonly start: OwnContent | null;
}

export function WordsGroup({ start }: GroupProps) {
  const t = useTranslations("ownExercise.form");
  const optional = useTranslations("form")("optional");
  const texts = start?.texts;
  const lines = (name: "steps" | "cues" | "mistakes") => (
    <Field
      name={name}
      label={t(name)}
      optional={optional}
      hint={t(name === "steps" ? "stepsHint" : "linesHint")}
    >
      <TextArea rows={name === "steps" ? 4 : 3} defaultValue={texts?.[name]?.join("\n")} />
    </Field>
  );
  const text = (name: string, label: string, value: string | undefined) => (
    <Field name={name} label={label} optional={optional}>
      <TextArea rows={2} defaultValue={value} />
    </Field>
  );
  return (
    <fieldset className={styles.group}>
      <legend>{t("words")}</legend>
      <p className={styles.note}>{t("wordsNote")}</p>
      <Field name="instructions" label={t("instructions")}>
        <TextArea rows={2} defaultValue={start?.instructions} maxLength={400} />
      </Field>
      {text("purpose", t("purpose"), texts?.purpose)}
      {text("setUp", t("setUp"), texts?.setUp)}
      {lines("steps")}
      {lines("cues")}
      {text("feel", t("feel"), texts?.feel)}
      {lines("mistakes")}
      {text("stop", t("stop"), texts?.stop)}
      <div className={styles.pair}>
        {text("easierToday", t("easierToday"), texts?.easier)}
        {text("harderToday", t("harderToday"), texts?.harder)}
      </div>
    </fieldset>
  );
}

export function CautionGroup({ start }: GroupProps) {
  const t = useTranslations("ownExercise.form");
  const words = useTranslations();
  return (
    <fieldset className={styles.group}>
      <legend>{t("cautions")}</legend>
      <p className={styles.note}>{t("cautionsNote")}</p>
      {diagnoses.map((label) => {
        const name = words(`diagnosis.${label}.name`);
        return (
          <div key={label} className={styles.caution}>
            <Field name={`cautions.${label}`} label={name}>
              <Select
                placeholder={words("form.choose")}
                defaultValue={start === null ? undefined : String(start.cautions[label])}
                options={(["0", "1", "2"] as const).map((value) => ({
                  value,
                  label: words(`exercise.caution.${value}`),
                }))}
              />
            </Field>
            <Field name={`why.${label}`} label={t("why", { label: name })} optional={words("form.optional")}>
              <TextArea rows={1} defaultValue={start?.texts.caution?.[label]} maxLength={600} />
            </Field>
          </div>
        );
      })}
    </fieldset>
  );
}

export function LadderGroup({
  start,
  neighbours,
}: GroupProps & { readonly neighbours: readonly Neighbour[] }) {
  const t = useTranslations("ownExercise.form");
  const options = neighbours.map(({ slug, name, ladder }) => ({
    value: slug,
    label: ladder === null ? name : t("onLadder", { name, ladder }),
  }));
  return (
    <fieldset className={styles.group}>
      <legend>{t("ladder")}</legend>
      <p className={styles.note}>{t("ladderNote")}</p>
      <div className={styles.pair}>
        <Field name="easier" label={t("easier")}>
          <Select placeholder={t("none")} options={options} defaultValue={start?.easier ?? ""} />
        </Field>
        <Field name="harder" label={t("harder")}>
          <Select placeholder={t("none")} options={options} defaultValue={start?.harder ?? ""} />
        </Field>
      </div>
    </fieldset>
  );
}
