"use client";
/**
 * Finding an exercise and putting it at the end of a block: favourites first, then the library's own search as one
 * types. Opened in place; Escape closes it, Enter in the field takes the first.
 */
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { CautionMark } from "#components/exercise/caution-mark.tsx";
import { ExercisePicture } from "#components/exercise/exercise-picture.tsx";
import { useDoseWords } from "#components/prescription/dose-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { searchOver } from "#lib/domain/library-index.ts";
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

const byFavourite = (a: EditorExercise, b: EditorExercise) => Number(b.favourite) - Number(a.favourite);

export function AddExercise({ block, exercises, present, onAdd }: AddExerciseProps) {
  const t = useTranslations("assign");
  const words = useDoseWords();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const search = useMemo(
    () => (open ? searchOver(exercises.map((exercise) => ({ ...exercise.find, exercise }))) : null),
    [open, exercises],
  );
  const outcome = search?.(typed);
  const fitting = outcome?.entries.map((entry) => entry.exercise) ?? [];
  // What a therapist keeps at hand stands first while nothing is typed.
  const order = typed.trim() === "" ? [...fitting].sort(byFavourite) : fitting;
  const found = order.filter((exercise) => !present.has(exercise.id));
  const take = (exercise: EditorExercise) => {
    onAdd(exercise);
    setOpen(false);
    setTyped("");
  };
  if (!open) {
    return (
      <div className={styles.add}>
        <Button variant="quiet" icon="plus" onClick={() => setOpen(true)} aria-label={t("addTo", { block })}>
          {t("add")}
        </Button>
      </div>
    );
  }
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
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            if (typed.trim() !== "" && found[0]) take(found[0]);
          }}
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
            <button type="button" onClick={() => take(exercise)}>
              <span className={styles.addPicture}>
                <ExercisePicture position={exercise.position} picture={exercise.picture} on="well" />
              </span>
              <span>
                <b>
                  {exercise.name}
                  {exercise.favourite ? <Icon name="star-full" size="s" title={t("addFavourite")} /> : null}
                </b>
                <small>
                  {words.short(exercise.defaultDose)} <CautionMark level={exercise.caution.level} />
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status">
        {found.length > 0 && outcome?.corrected ? `${t("addCorrected", { line: outcome.corrected })} ` : null}
        {found.length === 0 ? t("addNone") : null}
        {found.length > 0 && outcome?.nearest ? `${t("addNearest")} ` : null}
        {found.length > most ? t("addMore", { count: found.length - most }) : null}
      </p>
    </div>
  );
}
