"use client";
/** One exercise of the draft: its line, and opened its dose, sides, rest, load, note, reason and place. */
import { useTranslations } from "next-intl";
import { CautionReasons } from "#components/exercise/caution-list.tsx";
import { ExerciseFigure } from "#components/figure/exercise-figure.tsx";
import { Field } from "#components/form/field.tsx";
import { TextArea, TextInput } from "#components/form/text-input.tsx";
import { useDoseWords } from "#components/prescription/dose-words.ts";
import { Button } from "#components/ui/button.tsx";
import { TierMark } from "#components/ui/tier-mark.tsx";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { DraftPrescription, EditorExercise } from "#lib/domain/program-draft.ts";
import { DoseFields } from "./dose-fields.tsx";
import styles from "./editor.module.css";
import { RowLimits } from "./row-limits.tsx";

export interface RowEditorProps {
  readonly name: string;
  readonly row: DraftPrescription;
  readonly exercise: EditorExercise;
  readonly easier: EditorExercise | null;
  readonly harder: EditorExercise | null;
  readonly open: boolean;
  /** The rules run on main blocks; every other keeps its dose. */
  readonly isMain: boolean;
  /** The patient's local day. */
  readonly today: LocalDay;
  readonly canMoveUp: boolean;
  readonly canMoveDown: boolean;
  readonly onToggle: () => void;
  readonly onChange: (change: Partial<DraftPrescription>) => void;
  readonly onSwap: (exercise: EditorExercise) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

export function RowEditor(props: RowEditorProps) {
  const { name, row, exercise, open, onToggle, onChange, onRemove } = props;
  const t = useTranslations("assign");
  const words = useDoseWords();
  const { caution } = exercise;
  const reasonMissing = caution.level === 2 && !row.cautionReason?.trim();
  return (
    <li className={open ? styles.openRow : styles.row} data-row={name}>
      <div className={styles.rowLine}>
        <span className={styles.rowFigure}>
          <ExerciseFigure position={exercise.position} bare />
        </span>
        <span className={styles.rowName}>
          <b>{exercise.name}</b>
          {caution.level === 0 ? null : (
            <span className={caution.level === 2 ? styles.clearFirst : styles.modify}>
              <TierMark tier={caution.level === 2 ? 1 : 2} />
              <span>
                <CautionReasons level={caution.level} because={caution.because} />
              </span>
            </span>
          )}
          {row.note === null || open ? null : <small>{row.note}</small>}
        </span>
        <button
          type="button"
          className={styles.dose}
          aria-expanded={open}
          aria-label={`${t("edit", { name: exercise.name })}: ${words.long(row.dose, row)}`}
          onClick={onToggle}
        >
          <span>{words.short(row.dose, { side: row.side })}</span>
          {row.findsLoad && row.dose.loadG === null ? <small>{t("findsLoad")}</small> : null}
        </button>
        <Button variant="quiet" size="sm" icon="close" iconOnly onClick={onRemove}>
          {t("remove", { name: exercise.name })}
        </Button>
      </div>
      {caution.level === 2 ? (
        <div className={styles.reason}>
          <Field
            name={`${name}.cautionReason`}
            label={t("reason")}
            hint={reasonMissing ? t("reasonHint") : undefined}
          >
            <TextInput
              name={`${name}.typedReason`}
              maxLength={300}
              value={row.cautionReason ?? ""}
              onChange={(event) => onChange({ cautionReason: event.target.value || null })}
            />
          </Field>
        </div>
      ) : null}
      {open ? <RowPanel {...props} /> : null}
    </li>
  );
}

function RowPanel(props: RowEditorProps) {
  const { name, row, exercise, easier, harder, canMoveUp, canMoveDown, onToggle, onChange, onSwap, onMove } =
    props;
  const { isMain, today } = props;
  const t = useTranslations("assign");
  return (
    <div className={styles.panel}>
      <DoseFields name={name} row={row} exercise={exercise} onChange={onChange} />
      {isMain ? (
        <RowLimits
          name={name}
          row={row}
          exercise={exercise}
          today={today}
          onChange={(limits) => onChange({ limits })}
        />
      ) : null}
      <Field name={`${name}.note`} label={t("note")} hint={t("noteHint")}>
        <TextArea
          name={`${name}.typedNote`}
          rows={2}
          maxLength={200}
          value={row.note ?? ""}
          onChange={(event) => onChange({ note: event.target.value.replaceAll("\n", " ") || null })}
        />
      </Field>
      <div className="btns">
        {easier === null ? null : (
          <Button size="sm" onClick={() => onSwap(easier)}>
            {t("easier", { name: easier.name })}
          </Button>
        )}
        {harder === null ? null : (
          <Button size="sm" onClick={() => onSwap(harder)}>
            {t("harder", { name: harder.name })}
          </Button>
        )}
        {canMoveUp ? (
          <Button size="sm" icon="chevron-up" iconOnly onClick={() => onMove(-1)}>
            {t("up", { name: exercise.name })}
          </Button>
        ) : null}
        {canMoveDown ? (
          <Button size="sm" icon="chevron-down" iconOnly onClick={() => onMove(1)}>
            {t("down", { name: exercise.name })}
          </Button>
        ) : null}
        <Button size="sm" variant="quiet" onClick={onToggle}>
          {t("done")}
        </Button>
      </div>
    </div>
  );
}
