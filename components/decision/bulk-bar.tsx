"use client";
/** The bar that answers all selected steps at once. Invariant: it sends what is selected now, and nothing else. */
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "#components/form/action-form.tsx";
import type { FormAction } from "#components/form/action-state.ts";
import { SubmitButton } from "#components/form/submit-button.tsx";
import type { Answerable } from "./answer-forms.tsx";
import styles from "./decision.module.css";
import type { AnsweredView } from "./types.ts";

interface BulkProps {
  readonly action: FormAction;
  readonly onAnswered: (items: readonly AnsweredView[], answer: string) => void;
  readonly selected: readonly Answerable[];
}

export function BulkBar({ selected, action, onAnswered }: BulkProps) {
  const t = useTranslations("decision");
  const count = selected.length;
  const form = (answer: "approve" | "decline", button: ReactNode) => (
    <ActionForm
      action={action}
      idempotencyKey={`bulk.${answer}`}
      className={styles.bulkForm}
      label={t(`bulk.${answer}`, { count })}
      onOk={(state) => onAnswered((state.value ?? []) as readonly AnsweredView[], answer)}
    >
      <input type="hidden" name="answer" value={answer} />
      {selected.map((row, index) => (
        <span key={row.decisionId}>
          <input type="hidden" name={`items.${index}.decisionId`} value={row.decisionId} />
          <input type="hidden" name={`items.${index}.patientId`} value={row.patientId} />
        </span>
      ))}
      {button}
    </ActionForm>
  );
  return (
    <section className={styles.bulk} aria-label={t("bulk.region")}>
      <span>{t("bulk.selected", { count })}</span>
      <div data-bulk>
        {form(
          "approve",
          <SubmitButton>
            {t("bulk.approve", { count })} <kbd>Shift A</kbd>
          </SubmitButton>,
        )}
      </div>
      {form("decline", <SubmitButton variant="secondary">{t("bulk.decline", { count })}</SubmitButton>)}
    </section>
  );
}
