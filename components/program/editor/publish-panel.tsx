"use client";
/**
 * The well at the right of the editor: checks, changes, the note, the phase, preview, publish. The button only says what
 * the server would: it publishes nothing by itself.
 */
import { useTranslations } from "next-intl";
import { CheckboxRow } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { TextArea } from "#components/form/text-input.tsx";
import { DifferenceList } from "#components/program/difference-list.tsx";
import { useDayWords } from "#components/program/schedule-words.ts";
import { Button } from "#components/ui/button.tsx";
import type { Difference } from "#lib/domain/program-difference.ts";
import type { DraftChecks } from "#lib/domain/program-draft.ts";
import { Checks } from "./checks.tsx";
import styles from "./editor.module.css";
import type { EditorDraft, EditorPatient, EditorState } from "./types.ts";

export interface PublishPanelProps {
  readonly patient: EditorPatient;
  readonly draft: EditorDraft;
  readonly state: EditorState;
  readonly checks: DraftChecks;
  readonly differences: readonly Difference[] | null;
  readonly hasPresent: boolean;
  readonly onChange: (change: Partial<EditorState>) => void;
  readonly onPreview: () => void;
  readonly onShowProblem: () => void;
}

export function PublishPanel(props: PublishPanelProps) {
  const { patient, draft, state, checks, differences, hasPresent, onChange, onPreview } = props;
  const t = useTranslations("assign");
  const phase = useTranslations("program.phase");
  return (
    <aside className={styles.aside}>
      <Checks checks={checks} patient={patient.name} />
      {differences === null || draft.before === null ? null : (
        <section>
          <h2>{t("changes", { number: draft.before.number })}</h2>
          {differences.length === 0 ? <p>{t("noChanges")}</p> : <DifferenceList differences={differences} />}
        </section>
      )}
      <Field name="noteToPatient" label={t("noteToPatient", { patient: patient.name })}>
        <TextArea
          name="typedNoteToPatient"
          rows={3}
          maxLength={1000}
          value={state.noteToPatient}
          onChange={(event) => onChange({ noteToPatient: event.target.value })}
        />
      </Field>
      {draft.phaseOffer === null ? null : (
        <CheckboxRow
          plain
          name="tickedPhase"
          label={t("movePhase", { phase: phase(draft.phaseOffer) })}
          hint={t("movePhaseHint", { now: phase(patient.phase) })}
          checked={state.movePhase}
          onCheckedChange={(movePhase) => onChange({ movePhase })}
        />
      )}
      {draft.phaseOffer === null || !state.movePhase ? null : (
        <Field name="moveReason" label={t("moveReason")} hint={t("moveReasonHint")}>
          <TextArea
            name="typedMoveReason"
            rows={3}
            maxLength={500}
            value={state.moveReason ?? draft.moveReason}
            onChange={(event) => onChange({ moveReason: event.target.value })}
          />
        </Field>
      )}
      <Button onClick={onPreview} wide>
        {t("preview", { patient: patient.name })}
      </Button>
      <PublishButton {...props} />
      <p className={styles.after}>
        {!hasPresent ? t("after.first") : t(state.startDay === patient.today ? "after.today" : "after.stays")}
      </p>
    </aside>
  );
}

function PublishButton({ patient, state, checks, onShowProblem }: PublishPanelProps) {
  const t = useTranslations("assign");
  const { day } = useDayWords();
  if (checks.exercises === 0) return <p>{t("empty")}</p>;
  const refused = !checks.calmOnly && (!patient.cleared || patient.locked);
  const start = state.startDay || patient.today;
  const words = start === patient.today ? t("publishNow") : t("publish", { day: day(start) });
  if (!refused && checks.problems.length === 0)
    return (
      <SubmitButton size="l" wide>
        {words}
      </SubmitButton>
    );
  return (
    <Button
      variant="primary"
      size="l"
      wide
      aria-disabled={refused ? true : undefined}
      onClick={refused ? undefined : onShowProblem}
    >
      {words}
    </Button>
  );
}
