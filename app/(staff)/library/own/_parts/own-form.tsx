/** The form of a clinic's own exercise, in the order in which one thinks of it. Its fields are those of the schema. */
import { useTranslations } from "next-intl";
import { saveOwn } from "#app/(staff)/library/own/actions.ts";
import { ActionForm } from "#components/form/action-form.tsx";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { SubmitButton } from "#components/form/submit-button.tsx";
import type { OwnContent } from "#lib/schemas/own-exercise.ts";
import type { Neighbour } from "#lib/usecases/own-exercise-form.ts";
import { DoseGroup } from "./dose-group.tsx";
import { NameGroup, StartGroup } from "./name-and-start.tsx";
import styles from "./own.module.css";
import { CautionGroup, LadderGroup, WordsGroup } from "./words-and-place.tsx";

export interface OwnFormProps {
  /** Null for a new one. */
  readonly exercise: { readonly id: string; readonly revision: number } | null;
  /** What the fields begin with; null for an empty form. */
  readonly start: OwnContent | null;
  /** The name of the built-in exercise whose drawing can stand for it. */
  readonly drawing: string | null;
  readonly neighbours: readonly Neighbour[];
  readonly draftKey: string;
}

export function OwnForm({ exercise, start, drawing, neighbours, draftKey }: OwnFormProps) {
  const t = useTranslations("ownExercise.form");
  return (
    <ActionForm
      key={exercise?.revision ?? 0}
      action={saveOwn}
      idempotencyKey={newIdempotencyKey()}
      draftKey={draftKey}
      className={`form ${styles.form}`}
      label={t("label")}
    >
      <input type="hidden" name="exerciseId" value={exercise?.id ?? ""} />
      <input type="hidden" name="revision" value={exercise?.revision ?? 0} />
      <NameGroup start={start} />
      <StartGroup start={start} drawing={drawing} />
      <DoseGroup start={start} />
      <WordsGroup start={start} />
      <CautionGroup start={start} />
      <LadderGroup start={start} neighbours={neighbours} />
      <SubmitButton size="l">{t(exercise === null ? "saveNew" : "save")}</SubmitButton>
    </ActionForm>
  );
}
