"use client";
/** Ending one pause. Invariant: a dose is sent only with "another dose"; the reason is kept with the ending. */
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "#components/form/action-form.tsx";
import type { FormAction } from "#components/form/action-state.ts";
import { RadioGroup } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { Dose, DoseBounds } from "#lib/domain/dosage.ts";
import { DoseChoice, ReasonField } from "./answer-forms.tsx";

interface EndPauseProps {
  readonly action: FormAction;
  readonly patientId: string;
  readonly suspensionId: string;
  readonly scope: "exercise" | "strengthening";
  readonly label: string;
  readonly dose: Dose | null;
  readonly bounds: DoseBounds | null;
  readonly loadable: boolean;
}

export function EndPause(props: EndPauseProps) {
  const { action, patientId, suspensionId, scope, label, dose, bounds, loadable } = props;
  const t = useTranslations("decision.paused");
  const [answer, setAnswer] = useState("resume");
  const hidden = (
    <>
      <input type="hidden" name="patientId" value={patientId} />
      <input type="hidden" name="suspensionId" value={suspensionId} />
    </>
  );
  if (scope === "strengthening")
    return (
      <ActionForm action={action} idempotencyKey={suspensionId} label={t("formName", { label })}>
        {hidden}
        <input type="hidden" name="answer" value="resume" />
        <ReasonField />
        <SubmitButton variant="secondary" wide>
          {t("resumeAll")}
        </SubmitButton>
      </ActionForm>
    );
  const answers = ["resume", ...(dose === null ? [] : ["change"]), "leave_out"];
  return (
    <Disclosure summary={t("end")}>
      <ActionForm action={action} idempotencyKey={suspensionId} label={t("formName", { label })}>
        {hidden}
        <Field name="answer" label={t("how")} group>
          <RadioGroup
            value={answer}
            onValueChange={setAnswer}
            options={answers.map((value) => ({ value, label: t(`answer.${value}`) }))}
          />
        </Field>
        {answer === "change" && dose !== null && bounds !== null ? (
          <DoseChoice dose={dose} bounds={bounds} loadable={loadable} />
        ) : null}
        <ReasonField />
        <SubmitButton>{t("submit")}</SubmitButton>
      </ActionForm>
    </Disclosure>
  );
}
