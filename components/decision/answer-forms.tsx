"use client";
/**
 * The three answers to a proposal, each a form of its own, so that they work without script once drawn. Invariants: the
 * dose that is sent is the dose that is shown; an exercise with caution 2 for the patient is not approved without a reason.
 */
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "#components/form/action-form.tsx";
import type { ActionState, FormAction } from "#components/form/action-state.ts";
import { Field } from "#components/form/field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { TextArea, TextInput } from "#components/form/text-input.tsx";
import { DoseSteppers, LoadField } from "#components/prescription/dose-steppers.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Dose, DoseBounds } from "#lib/domain/dosage.ts";
import styles from "./decision.module.css";
import type { AnsweredView } from "./types.ts";

/** What the browser needs of a proposal to answer it. */
export interface Answerable {
  readonly decisionId: string;
  readonly patientId: string;
  readonly label: string;
  readonly exercise: string;
  readonly isRungUp: boolean;
  readonly asksReason: boolean;
  /** The proposed dose of the same exercise; of a rung up the present one. */
  readonly dose: Dose;
  readonly bounds: DoseBounds;
  readonly loadable: boolean;
}

export interface AnswerFormProps {
  readonly action: FormAction;
  readonly of: Answerable;
  readonly onAnswered: (items: readonly AnsweredView[], answer: string) => void;
}

type Answer = "approve" | "change" | "decline";

function AnswerForm(
  props: AnswerFormProps & { answer: Answer; className?: string; children: React.ReactNode },
) {
  const { action, of, answer, onAnswered, className, children } = props;
  const t = useTranslations("decision");
  return (
    <ActionForm
      action={action}
      idempotencyKey={`${of.decisionId}.${answer}`}
      className={className}
      label={t(`formName.${answer}`, { label: of.label })}
      onOk={(state: Extract<ActionState, { status: "ok" }>) =>
        onAnswered((state.value ?? []) as readonly AnsweredView[], answer)
      }
    >
      <input type="hidden" name="answer" value={answer} />
      <input type="hidden" name="items.0.decisionId" value={of.decisionId} />
      <input type="hidden" name="items.0.patientId" value={of.patientId} />
      {children}
    </ActionForm>
  );
}

/** One press. An exercise with caution 2 asks for its reason first. */
export function ApproveForm(props: AnswerFormProps) {
  const t = useTranslations("decision");
  return (
    <AnswerForm {...props} answer="approve" className={styles.approve}>
      {props.of.asksReason ? (
        <Field name="cautionReason" label={t("cautionReason")} hint={t("cautionReasonHint")}>
          <TextInput maxLength={300} />
        </Field>
      ) : null}
      <SubmitButton variant="secondary" wide>
        {t("approve")}
      </SubmitButton>
    </AnswerForm>
  );
}

export function DeclineForm({ onClose, ...props }: AnswerFormProps & { readonly onClose: () => void }) {
  const t = useTranslations("decision");
  return (
    <AnswerForm {...props} answer="decline" className={styles.panel}>
      <p>{t("declineNote")}</p>
      <ReasonField />
      <div className="btns">
        <SubmitButton>{t("decline")}</SubmitButton>
        <Button variant="quiet" onClick={onClose}>
          {t("cancel")}
        </Button>
      </div>
    </AnswerForm>
  );
}

export function ChangeForm({ onClose, ...props }: AnswerFormProps & { readonly onClose: () => void }) {
  const t = useTranslations("decision");
  return (
    <AnswerForm {...props} answer="change" className={styles.panel}>
      <p>{t(props.of.isRungUp ? "changeNoteRung" : "changeNote", { exercise: props.of.exercise })}</p>
      <DoseChoice {...props.of} />
      <ReasonField />
      <div className="btns">
        <SubmitButton>{t("changeSubmit")}</SubmitButton>
        <Button variant="quiet" onClick={onClose}>
          {t("cancel")}
        </Button>
      </div>
    </AnswerForm>
  );
}

export function ReasonField() {
  const t = useTranslations("decision");
  return (
    <Field name="reason" label={t("reason")} optional={t("optional")} hint={t("reasonHint")}>
      <TextArea rows={2} maxLength={500} />
    </Field>
  );
}

/** A dose within its bounds, sent as `dose.…`. */
export function DoseChoice({
  dose: first,
  bounds,
  loadable,
}: {
  readonly dose: Dose;
  readonly bounds: DoseBounds;
  readonly loadable: boolean;
}) {
  const t = useTranslations("assign");
  const [dose, setDose] = useState(first);
  const fixedSets = dose.axis === "pyramid" || dose.axis === "duration";
  const held = (dose.axis === "reps" || dose.axis === "pyramid") && dose.holdSeconds !== null;
  return (
    <div className={styles.dose}>
      <input type="hidden" name="dose.axis" value={dose.axis} />
      {fixedSets ? <input type="hidden" name="dose.sets" value={dose.sets} /> : null}
      {held ? <input type="hidden" name="dose.holdSeconds" value={dose.holdSeconds ?? ""} /> : null}
      <DoseSteppers
        name="dose"
        dose={dose}
        bounds={bounds}
        onChange={(change) => setDose((now) => ({ ...now, ...change }))}
      />
      {loadable ? (
        <>
          <input type="hidden" name="dose.loadG" value={dose.loadG ?? ""} />
          <LoadField
            name="typedLoad"
            label={t("load")}
            loadG={dose.loadG}
            onLoad={(loadG) => setDose((now) => ({ ...now, loadG }))}
          />
        </>
      ) : null}
    </div>
  );
}
