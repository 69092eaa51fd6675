/**
 * A paper log as one table: a row an exercise, filled in as prescribed. Plain fields of one form, so that it is quick
 * with the keyboard and works without script. Invariant: an empty field is "not done" or "not answered", never zero.
 */
import { useTranslations } from "next-intl";
import { ActionForm } from "#components/form/action-form.tsx";
import type { FormAction } from "#components/form/action-state.ts";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { PainScaleField } from "#components/form/scale-fields.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { DoseText } from "#components/prescription/dose-text.tsx";
import { entersMinutes, splitDuration } from "#lib/domain/duration-entry.ts";
import { type LoadUnit, loadInUnit } from "#lib/domain/load.ts";
import type { SessionExerciseView } from "#lib/domain/session-view.ts";
import styles from "./paper-log.module.css";

export interface PaperLogFormProps {
  readonly action: FormAction;
  readonly patientId: string;
  readonly sessionId: string;
  readonly versionId: string;
  readonly day: string;
  readonly loadUnit: LoadUnit;
  readonly exercises: readonly SessionExerciseView[];
}

export function PaperLogForm(props: PaperLogFormProps) {
  const { patientId, sessionId, versionId, day, loadUnit, exercises } = props;
  const t = useTranslations("session.log");
  return (
    <ActionForm
      action={props.action}
      idempotencyKey={newIdempotencyKey()}
      draftKey={`${patientId}.log.${day}`}
      className={styles.form}
    >
      <input type="hidden" name="patientId" value={patientId} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <input type="hidden" name="versionId" value={versionId} />
      <input type="hidden" name="day" value={day} />
      <input type="hidden" name="loadUnit" value={loadUnit} />
      <div className={styles.rows}>
        {exercises.map((exercise, row) => (
          <LogRow key={exercise.prescriptionId} exercise={exercise} row={row} loadUnit={loadUnit} />
        ))}
      </div>
      <PainScaleField name="restPain" label={t("restPain")} />
      <SubmitButton size="l">{t("save")}</SubmitButton>
    </ActionForm>
  );
}

interface LogRowProps {
  readonly exercise: SessionExerciseView;
  readonly row: number;
  readonly loadUnit: LoadUnit;
}

function LogRow({ exercise, row, loadUnit }: LogRowProps) {
  const t = useTranslations("session.log");
  const { name } = exercise;
  const field = (key: string) => `rows.${row}.${key}`;
  const nameOf = (key: "load" | "pain" | "effort" | "stop") =>
    t("fieldOf", { field: t(key), exercise: name });
  return (
    <fieldset className={styles.row}>
      <legend className="vh">{name}</legend>
      <input type="hidden" name={field("prescriptionId")} value={exercise.prescriptionId} />
      <div className={styles.name} aria-hidden="true">
        <b>{name}</b>
        <small>
          <DoseText dose={exercise.dose} side={exercise.side} short />
        </small>
      </div>
      <div className={styles.cell}>
        <span className={styles.head}>{t("sets")}</span>
        <span className={styles.sets}>
          {exercise.sets.map((set, place) => {
            const setName =
              set.side === "both"
                ? t("setName", { exercise: name, number: set.index + 1 })
                : t("setNameSide", { exercise: name, number: set.index + 1, side: set.side });
            const isLong = entersMinutes(exercise.unit, set.target);
            const { minutes, seconds } = splitDuration(set.target);
            return (
              <span key={`${set.side} ${set.index}`} className={styles.set}>
                {set.side === "both" ? null : (
                  <span aria-hidden="true" className={styles.side}>
                    {t(set.side)}
                  </span>
                )}
                {isLong ? (
                  <label>
                    <span className="vh">{t("minutesOf", { set: setName })}</span>
                    <input
                      className="inp inp-num"
                      inputMode="numeric"
                      name={field(`minutes.${place}`)}
                      defaultValue={minutes}
                      maxLength={3}
                    />
                    <span className={styles.unit} aria-hidden="true">
                      {t("unit.minutes")}
                    </span>
                  </label>
                ) : null}
                <label>
                  <span className="vh">{isLong ? t("secondsOf", { set: setName }) : setName}</span>
                  <input
                    className="inp inp-num"
                    inputMode="numeric"
                    name={field(`sets.${place}`)}
                    defaultValue={isLong ? seconds : set.target}
                    maxLength={5}
                  />
                </label>
              </span>
            );
          })}
          <span className={styles.unit}>{t(`unit.${exercise.unit}`)}</span>
        </span>
      </div>
      {exercise.loadable ? (
        <label className={styles.cell}>
          <span className={styles.head}>{loadUnit}</span>
          <input
            className="inp inp-num"
            inputMode="decimal"
            name={field("load")}
            aria-label={nameOf("load")}
            defaultValue={exercise.dose.loadG === null ? "" : loadInUnit(exercise.dose.loadG, loadUnit)}
            maxLength={6}
          />
        </label>
      ) : (
        <span className={styles.cell} />
      )}
      {(["pain", "effort"] as const).map((key) => (
        <label key={key} className={styles.cell}>
          <span className={styles.head}>{t(key)}</span>
          <input
            className="inp inp-num"
            inputMode="numeric"
            name={field(key)}
            aria-label={nameOf(key)}
            maxLength={2}
            placeholder="0–10"
          />
        </label>
      ))}
      <label className={styles.cell}>
        <span className={styles.head}>{t("stop")}</span>
        <select className="inp" name={field("stop")} aria-label={nameOf("stop")} defaultValue="none">
          <option value="none">{t("stopNone")}</option>
          <option value="pain">{t("stopPain")}</option>
          <option value="too_hard">{t("stopHard")}</option>
          <option value="time">{t("stopTime")}</option>
          <option value="other">{t("stopOther")}</option>
        </select>
      </label>
    </fieldset>
  );
}
