/** How an exercise is dosed: counted in what, from how much to how much, sides, rest, how often and how hard. */
import { useTranslations } from "next-intl";
import { CheckboxRow } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { Select } from "#components/form/select.tsx";
import { NumberInput } from "#components/form/text-input.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { OwnContent } from "#lib/schemas/own-exercise.ts";
import { DoseBounds } from "./dose-bounds.tsx";
import styles from "./own.module.css";

const axes = ["reps", "hold", "duration", "distance", "pyramid"] as const;
const sides = ["both", "each", "alternating"] as const;

export function DoseGroup({ start }: { readonly start: OwnContent | null }) {
  const t = useTranslations("ownExercise.form");
  const words = useTranslations();
  return (
    <fieldset className={styles.group}>
      <legend>{t("dose")}</legend>
      <p className={styles.note}>{t("doseNote")}</p>
      <DoseBounds
        axis={start?.axis ?? "reps"}
        axes={axes.map((value) => ({ value, label: words(`exercise.axis.${value}`) }))}
        bounds={start?.bounds ?? null}
        texts={{
          axis: t("axis"),
          to: t("to"),
          from: {
            sets: t("from", { figure: t("sets") }),
            reps: t("from", { figure: t("reps") }),
            pyramid: t("from", { figure: t("pyramid") }),
            holdSeconds: t("from", { figure: t("holdSeconds") }),
            durationSeconds: t("from", { figure: t("durationSeconds") }),
            distanceM: t("from", { figure: t("distanceM") }),
          },
          pyramidHint: t("pyramidHint"),
          holdOptional: t("holdOptional"),
          seconds: t("seconds"),
          metres: t("metres"),
        }}
      />
      <CheckboxRow plain name="loadable" label={t("loadable")} defaultChecked={start?.loadable} />
      <div className={styles.pair}>
        <Field name="side" label={t("side")}>
          <Select
            defaultValue={start?.side ?? "both"}
            options={sides.map((value) => ({ value, label: words(`exercise.side.${value}`) }))}
          />
        </Field>
        <Field name="restSeconds" label={t("rest")}>
          <NumberInput defaultValue={start?.restSeconds ?? 60} unit={t("seconds")} />
        </Field>
        <Field name="sessionsPerWeek" label={t("sessionsPerWeek")}>
          <NumberInput defaultValue={start?.sessionsPerWeek ?? 3} unit={t("perWeek")} />
        </Field>
        <Field name="effortMax" label={t("effortMax")}>
          <NumberInput defaultValue={start?.effortMax ?? 5} unit={t("ofTen")} />
        </Field>
      </div>
      <Disclosure summary={t("tempo")} open={start !== null && start.tempo !== null}>
        <div className={styles.three}>
          <Field name="tempo.out" label={t("tempoOut")}>
            <NumberInput defaultValue={start?.tempo?.outSeconds} unit={t("seconds")} />
          </Field>
          <Field name="tempo.pause" label={t("tempoPause")}>
            <NumberInput defaultValue={start?.tempo?.pauseSeconds} unit={t("seconds")} />
          </Field>
          <Field name="tempo.back" label={t("tempoBack")}>
            <NumberInput defaultValue={start?.tempo?.backSeconds} unit={t("seconds")} />
          </Field>
        </div>
      </Disclosure>
    </fieldset>
  );
}
