"use client";
/** Finding an exercise and putting it at the end of a block. Opened in place; Escape closes it. */
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CautionMark } from "#components/exercise/caution-mark.tsx";
import { ExerciseFigure } from "#components/figure/exercise-figure.tsx";
import { useDoseWords } from "#components/prescription/dose-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { searchFold } from "#lib/domain/library-search.ts";
import type { EditorExercise } from "#lib/domain/program-draft.ts";
import styles from "./editor.module.css";

export interface AddExerciseProps {
  readonly block: string;
  readonly exercises: readonly EditorExercise[];
  /** Ids that stand in the program already. */
  readonly present: ReadonlySet<string>;
  readonly onAdd: (exercise: EditorExercise) => void;
}

const most = 8;

export function AddExercise({ block, exercises, present, onAdd }: AddExerciseProps) {
  const t = useTranslations("assign");
  const words = useDoseWords();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  if (!open) {
    return (
      <div className={styles.add}>
        <Button variant="quiet" icon="plus" onClick={() => setOpen(true)} aria-label={t("addTo", { block })}>
          {t("add")}
        </Button>
      </div>
    );
  }
  const wanted = searchFold(typed).trim().split(/\s+/).filter(Boolean);
  const found = exercises.filter(
    (exercise) => !present.has(exercise.id) && wanted.every((word) => exercise.searchText.includes(word)),
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from wherever the focus stands inside
    <div
      className={styles.adding}
      onKeyDown={(event) => {
        if (event.key === "Escape") setOpen(false);
      }}
    >
      <div className={styles.addSearch}>
        <Icon name="search" />
        <input
          className="inp"
          type="search"
          // biome-ignore lint/a11y/noAutofocus: it opens on the person's own press, to be typed into
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder={t("addSearch")}
          aria-label={t("addTo", { block })}
        />
        <Button variant="quiet" onClick={() => setOpen(false)}>
          {t("close")}
        </Button>
      </div>
      <ul>
        {found.slice(0, most).map((exercise) => (
          <li key={exercise.id}>
            <button
              type="button"
              onClick={() => {
                onAdd(exercise);
                setOpen(false);
                setTyped("");
              }}
            >
              <ExerciseFigure position={exercise.position} size="s" bare />
              <span>
                <b>{exercise.name}</b>
                <small>
                  {words.short(exercise.defaultDose)} <CautionMark level={exercise.caution.level} />
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status">
        {found.length === 0 ? t("addNone") : null}
        {found.length > most ? t("addMore", { count: found.length - most }) : null}
      </p>
    </div>
  );
}
