/** The whole red-flag screen as one form: every question drawn by the server, paged in the browser. */
import { useTranslations } from "next-intl";
import { ActionForm } from "#components/form/action-form.tsx";
import type { FormAction } from "#components/form/action-state.ts";
import { RadioGroup } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import formStyles from "#components/form/form-steps.module.css";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { NumberInput } from "#components/form/text-input.tsx";
import type { LocalDay } from "#lib/domain/calendar.ts";
import {
  contextItems,
  type FollowUpId,
  followUpIds,
  type QuestionId,
  questionOf,
  type RedFlagContext,
  type ScreenOccasion,
  screenQuestionIds,
  sessionQuestions,
  suspicions,
} from "#lib/domain/red-flag-questions.ts";
import styles from "./screen.module.css";
import { type ScreenPage, ScreenSteps } from "./screen-steps.tsx";

export interface RedFlagScreenProps {
  readonly action: FormAction;
  readonly occasion: ScreenOccasion;
  readonly formId: string;
  readonly memberId: string;
  readonly today: LocalDay;
  /** Null asks for it. */
  readonly contextOnFile: RedFlagContext | null;
}

export function RedFlagScreen(props: RedFlagScreenProps) {
  const { action, occasion, formId, memberId, today, contextOnFile } = props;
  const t = useTranslations("redFlag");
  const pages: ScreenPage[] = [
    ...(contextOnFile === null
      ? [
          {
            suspicion: "context",
            title: t("context.title"),
            intro: <p className={styles.intro}>{t("context.intro")}</p>,
            questions: contextItems.map((id) => ({
              id,
              kind: "context" as const,
              node: <ContextField id={id} />,
            })),
          },
        ]
      : []),
    ...suspicions.flatMap((suspicion) => {
      const questions = screenQuestionIds.filter((id) => questionOf(id).suspicion === suspicion);
      if (questions.length === 0) return [];
      const seconds = followUpIds.filter((id) =>
        questions.some((question) => questionOf(question).followUp === id),
      );
      return [
        {
          suspicion,
          title: t(`pages.${suspicion}`),
          questions: [
            ...questions.map((id) => ({ id, kind: "question" as const, node: <QuestionField id={id} /> })),
            ...seconds.map((id) => ({ id, kind: "follow_up" as const, node: <FollowUpField id={id} /> })),
          ],
        },
      ];
    }),
  ];
  return (
    <ActionForm
      action={action}
      idempotencyKey={formId}
      draftKey={`${memberId}.screen.${occasion}`}
      className={formStyles.form}
      label={t("title")}
    >
      <input type="hidden" name="occasion" value={occasion} />
      <ScreenSteps
        occasion={occasion}
        today={today}
        contextOnFile={contextOnFile}
        pages={pages}
        texts={{
          back: t("back"),
          next: t("next"),
          send: t("send"),
          progress: t.raw("progress").replace("{page}", "{step}").replace("{pages}", "{steps}"),
          required: t("errors.required"),
          year: t("errors.not_a_number"),
          noToAll: t("noToAll"),
          openSingles: t("openSingles"),
        }}
        submit={
          <SubmitButton size="xl" wide>
            {t("send")}
          </SubmitButton>
        }
      />
    </ActionForm>
  );
}

function useYesNo() {
  const t = useTranslations("redFlag");
  return [
    { value: "yes", label: t("yes") },
    { value: "no", label: t("no") },
  ];
}

export function QuestionField({ id }: { readonly id: QuestionId }) {
  const t = useTranslations("redFlag");
  const options = useYesNo();
  const printed = (sessionQuestions as readonly QuestionId[]).includes(id);
  const label = t(`questions.${id}`);
  return (
    <Field
      name={`answers.${id}`}
      label={printed ? <strong className={styles.printed}>{label}</strong> : label}
      hint={printed ? t("notSure") : undefined}
      group
    >
      <RadioGroup options={options} inline />
    </Field>
  );
}

export function FollowUpField({ id }: { readonly id: FollowUpId }) {
  const t = useTranslations("redFlag");
  const options = useYesNo();
  return (
    <Field name={`answers.${id}`} label={t(`followUps.${id}`)} hint={t(`followUpHints.${id}`)} group>
      <RadioGroup options={options} inline />
    </Field>
  );
}

function ContextField({ id }: { readonly id: (typeof contextItems)[number] }) {
  const t = useTranslations("redFlag");
  const options = useYesNo();
  if (id === "birthYear") {
    return (
      <Field name="context.birthYear" label={t("context.birthYear")}>
        <NumberInput maxLength={4} autoComplete="bday-year" />
      </Field>
    );
  }
  return (
    <Field name={`context.${id}`} label={t(`context.${id}`)} group>
      <RadioGroup options={options} inline />
    </Field>
  );
}
