/** What an exercise is called and how it begins: name, kind, muscles, stages; position and equipment. */
import { useTranslations } from "next-intl";
import { CheckboxRow, RadioGroup } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { Select } from "#components/form/select.tsx";
import { TextInput } from "#components/form/text-input.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { equipmentKeys, exerciseCategories, stages } from "#lib/domain/exercise.ts";
import { exercisePositions, exerciseRegions } from "#lib/schemas/exercise.ts";
import type { OwnContent } from "#lib/schemas/own-exercise.ts";
import styles from "./own.module.css";

interface GroupProps {
  readonly start: OwnContent | null;
}

const biases = ["neutral", "flexion", "extension", "rotation"] as const;

export function NameGroup({ start }: GroupProps) {
  const t = useTranslations("ownExercise.form");
  const words = useTranslations();
  return (
    <fieldset className={styles.group}>
      <legend>{t("name")}</legend>
      <Field name="name" label={t("nameLabel")} hint={t("nameHint")}>
        <TextInput defaultValue={start?.name} maxLength={80} autoComplete="off" />
      </Field>
      <Field name="synonyms" label={t("synonyms")} optional={words("form.optional")} hint={t("synonymsHint")}>
        <TextInput defaultValue={start?.synonyms.join(", ")} autoComplete="off" />
      </Field>
      <div className={styles.pair}>
        <Field name="category" label={t("category")}>
          <Select
            defaultValue={start?.category}
            placeholder={words("form.choose")}
            options={exerciseCategories.map((value) => ({
              value,
              label: words(`exercise.category.${value}`),
            }))}
          />
        </Field>
        <Field name="region" label={t("region")}>
          <Select
            defaultValue={start?.region}
            placeholder={words("form.choose")}
            options={exerciseRegions.map((value) => ({ value, label: words(`exercise.region.${value}`) }))}
          />
        </Field>
        <Field
          name="targetMuscles"
          label={t("muscles")}
          optional={words("form.optional")}
          hint={t("musclesHint")}
        >
          <TextInput defaultValue={start?.targetMuscles.join(", ")} autoComplete="off" />
        </Field>
        <Field name="movementBias" label={t("bias")}>
          <Select
            defaultValue={start?.movementBias ?? "neutral"}
            options={biases.map((value) => ({ value, label: words(`exercise.bias.${value}`) }))}
          />
        </Field>
      </div>
      <Field name="stages" label={t("stages")} group>
        <div className={styles.ticks}>
          {stages.map((stage) => (
            <CheckboxRow
              key={stage}
              plain
              name="stages[]"
              value={stage}
              label={words(`template.stage.${stage}`)}
              defaultChecked={start?.stages.includes(stage)}
            />
          ))}
        </div>
      </Field>
    </fieldset>
  );
}

export function StartGroup({ start, drawing }: GroupProps & { readonly drawing: string | null }) {
  const t = useTranslations("ownExercise.form");
  const words = useTranslations();
  const chosen = start?.equipment ?? [];
  const named = chosen.map((key) => words(`equipment.name.${key as (typeof equipmentKeys)[number]}`));
  return (
    <fieldset className={styles.group}>
      <legend>{t("start")}</legend>
      <div className={styles.pair}>
        <Field name="position" label={t("position")}>
          <Select
            defaultValue={start?.position}
            placeholder={words("form.choose")}
            options={exercisePositions.map((value) => ({
              value,
              label: words(`exercise.position.${value}`),
            }))}
          />
        </Field>
        <Field name="startPosition" label={t("startPosition")} hint={t("startPositionHint")}>
          <TextInput defaultValue={start?.startPosition} maxLength={120} autoComplete="off" />
        </Field>
      </div>
      {drawing === null || !start?.texts.figure ? null : (
        <CheckboxRow
          plain
          name="figure"
          value={start.texts.figure}
          label={t("drawing", { name: drawing })}
          defaultChecked
        />
      )}
      <Disclosure
        open={chosen.length > 0}
        summary={`${t("equipment")}: ${named.length === 0 ? t("equipmentNone") : named.join(", ")}`}
      >
        <div className={styles.group}>
          <div className={styles.ticks}>
            {equipmentKeys.map((key) => (
              <CheckboxRow
                key={key}
                plain
                name="equipment[]"
                value={key}
                label={words(`equipment.name.${key}`)}
                defaultChecked={chosen.includes(key)}
              />
            ))}
          </div>
          <Field name="equipmentChoice" label={t("equipmentChoice")} group>
            <RadioGroup
              defaultValue={start?.equipmentChoice ?? "all"}
              options={(["all", "any"] as const).map((value) => ({
                value,
                label: words(`equipment.choice.${value}`),
              }))}
            />
          </Field>
          <Field
            name="equipmentText"
            label={t("equipmentText")}
            optional={words("form.optional")}
            hint={t("equipmentTextHint")}
          >
            <TextInput
              defaultValue={chosen.length === 0 ? "" : start?.equipmentText}
              maxLength={120}
              autoComplete="off"
            />
          </Field>
        </div>
      </Disclosure>
    </fieldset>
  );
}
