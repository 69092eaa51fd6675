/**
 * The one question of the morning after, and what the answer means. Invariant: the meaning is said in words with its
 * shape; an answer can be changed while it counts.
 */
import { useTranslations } from "next-intl";
import { ActionForm } from "#components/form/action-form.tsx";
import type { FormAction } from "#components/form/action-state.ts";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { PainScaleField } from "#components/form/scale-fields.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Say } from "#components/ui/say.tsx";
import { Section } from "#components/ui/section.tsx";

export interface MorningSectionProps {
  readonly action: FormAction;
  readonly patientId: string;
  readonly sessionDay: string;
  readonly isYesterday: boolean;
  readonly restPainBefore: number | null;
  readonly answered: number | null;
  readonly band: "green" | "amber" | "red" | null;
  readonly nextRevision: number;
}

export function MorningSection(props: MorningSectionProps) {
  const t = useTranslations("nextDay");
  const { answered, band, isYesterday, restPainBefore } = props;
  const when = isYesterday ? "yesterday" : "before";
  const question =
    restPainBefore === null ? t("question") : t("questionBefore", { when, pain: restPainBefore });
  const form = (
    <ActionForm
      key={props.nextRevision}
      action={props.action}
      idempotencyKey={newIdempotencyKey()}
      draftKey={`${props.patientId}.morning.${props.sessionDay}.${props.nextRevision}`}
      label={t("title")}
    >
      <input type="hidden" name="sessionDay" value={props.sessionDay} />
      <input type="hidden" name="revision" value={props.nextRevision} />
      <PainScaleField name="pain" label={question} />
      <SubmitButton size="l" wide>
        {t(answered === null ? "save" : "change")}
      </SubmitButton>
    </ActionForm>
  );
  return (
    <Section title={t("title")} note={answered === null ? t("note") : undefined} id="morning">
      {answered === null ? (
        form
      ) : (
        <>
          <p>
            {restPainBefore === null
              ? t("said", { pain: answered })
              : t("saidBefore", { when, pain: answered, before: restPainBefore })}
          </p>
          <Say tone={band ?? "plain"}>{t(`band.${band ?? "unknown"}`)}</Say>
          <Disclosure summary={t("correct")}>{form}</Disclosure>
        </>
      )}
    </Section>
  );
}
