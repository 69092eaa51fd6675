/**
 * The open flare on a patient's page: since when, how it was found, what stands now, and a therapist's two decisions.
 * Invariant: a decision is always written with a reason; what is awaited is said in words.
 */
import { useFormatter, useTranslations } from "next-intl";
import { ActionForm } from "#components/form/action-form.tsx";
import type { FormAction } from "#components/form/action-state.ts";
import { RadioGroup } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { TextArea } from "#components/form/text-input.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Section } from "#components/ui/section.tsx";
import styles from "./flare-panel.module.css";
import { FlareSteps, type ShownStep } from "./flare-steps.tsx";

export interface FlarePanelProps {
  readonly patientId: string;
  readonly readerId: string;
  readonly flare: {
    readonly flareId: string;
    readonly stage: "calm" | "returning";
    readonly startedOn: string;
    readonly source: "button" | "detected" | "before_session";
    readonly days: number;
    readonly baselineNrs: number | null;
    readonly restPainNrs: number | null;
    readonly calmIsIn: boolean;
    readonly settledOn: string | null;
    readonly review: "second" | "long" | null;
  };
  readonly steps: readonly ShownStep[];
  /** The program that would come back; null where there is none. */
  readonly programBefore: string | null;
  /** Both null where the reader only reads. */
  readonly actions: { readonly review: FormAction; readonly end: FormAction } | null;
}

export function FlarePanel(props: FlarePanelProps) {
  const { flare, steps, actions } = props;
  const t = useTranslations("flare.staff");
  const format = useFormatter();
  const date = (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  const figure = (value: number | null) => (value === null ? t("unknown") : String(value));
  const settledAt = flare.baselineNrs === null ? 3 : Math.min(10, flare.baselineNrs + 1);
  const title =
    flare.stage === "returning"
      ? t("returningTitle", { since: date(flare.startedOn) })
      : t("title", { since: date(flare.startedOn), day: flare.days + 1 });
  return (
    <Section title={title} id="flare">
      <div className={styles.panel}>
        <p>
          {t(`source.${flare.source}`)}{" "}
          {t("figures", { pain: figure(flare.restPainNrs), baseline: figure(flare.baselineNrs) })}
        </p>
        <p>
          {flare.stage === "returning"
            ? t("now.returning")
            : t(flare.calmIsIn ? "now.calm" : "now.byHand", { pain: settledAt })}{" "}
          {flare.stage === "calm" && flare.settledOn !== null
            ? t("now.settled", { date: date(flare.settledOn) })
            : null}
        </p>
        <FlareSteps steps={steps} />
        {flare.review === null ? null : <Banner tone="amber">{t(`review.${flare.review}`)}</Banner>}
        {actions === null ? null : (
          <>
            {flare.review === null ? null : (
              <Disclosure summary={t("review.title")} open>
                <ReviewForm {...props} action={actions.review} />
              </Disclosure>
            )}
            <Disclosure summary={t("end.title")}>
              <EndForm {...props} action={actions.end} />
            </Disclosure>
          </>
        )}
      </div>
    </Section>
  );
}

type FormProps = Pick<FlarePanelProps, "patientId" | "readerId" | "flare" | "programBefore"> & {
  readonly action: FormAction;
};

function Named({ patientId, flare }: Pick<FormProps, "patientId" | "flare">) {
  return (
    <>
      <input type="hidden" name="patientId" value={patientId} />
      <input type="hidden" name="flareId" value={flare.flareId} />
    </>
  );
}

function ReviewForm({ action, patientId, readerId, flare }: FormProps) {
  const t = useTranslations("flare.staff");
  return (
    <ActionForm
      action={action}
      idempotencyKey={newIdempotencyKey()}
      draftKey={`${readerId}.review-flare.${flare.flareId}`}
      label={t("review.title")}
    >
      <p>{t("review.text")}</p>
      <Named patientId={patientId} flare={flare} />
      <Field name="reason" label={t("review.reason")} hint={t("reasonHint")}>
        <TextArea rows={3} maxLength={2000} />
      </Field>
      <SubmitButton size="l">{t("review.submit")}</SubmitButton>
    </ActionForm>
  );
}

function EndForm({ action, patientId, readerId, flare, programBefore }: FormProps) {
  const t = useTranslations("flare.staff");
  const keep = { value: "keep", label: t("end.keep") };
  const options =
    programBefore === null
      ? [keep]
      : [{ value: "before", label: t("end.before", { program: programBefore }) }, keep];
  return (
    <ActionForm
      action={action}
      idempotencyKey={newIdempotencyKey()}
      draftKey={`${readerId}.end-flare.${flare.flareId}`}
      label={t("end.title")}
    >
      <Named patientId={patientId} flare={flare} />
      <Field name="plan" label={t("end.plan")} group>
        <RadioGroup options={options} />
      </Field>
      <Field name="reason" label={t("end.reason")} hint={t("reasonHint")}>
        <TextArea rows={3} maxLength={2000} />
      </Field>
      <SubmitButton size="l">{t("end.submit")}</SubmitButton>
    </ActionForm>
  );
}
