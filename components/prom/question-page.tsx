/** One page of a questionnaire by its measure: sentences to tick, a scale, or seven words. No answer is a default. */
import { useFormatter, useTranslations } from "next-intl";
import type { FormAction } from "#components/form/action-state.ts";
import { RadioGroup } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { PainScale } from "#components/form/pain-scale.tsx";
import { PainScaleField } from "#components/form/scale-fields.tsx";
import { dayDate } from "#components/session/day-text.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { PatientInstrument, PromItem } from "#lib/domain/prom.ts";
import { pgicWords } from "./pgic-words.ts";
import styles from "./prom.module.css";
import { StepFrame } from "./step-frame.tsx";
import { TickList } from "./tick-list.tsx";

export interface QuestionPageProps {
  readonly action: FormAction;
  readonly view: {
    readonly instrument: PatientInstrument;
    readonly memberId: string;
    readonly formId: string;
    readonly responseId: string;
    readonly page: number;
    readonly pages: number;
    readonly confirmed: readonly number[];
    readonly seenRevision: number | null;
    readonly entered: readonly PromItem[] | null;
    readonly sentences: readonly { readonly place: number; readonly text: string }[];
    readonly instruction: string | null;
    readonly credit: string | null;
    readonly activity: string | null;
    readonly clearedOn: LocalDay | null;
  };
}

const nprsQuestions = ["rest", "worst", "average"] as const;

export function QuestionPage({ action, view }: QuestionPageProps) {
  const t = useTranslations("prom");
  const format = useFormatter();
  const { instrument, page, pages, confirmed, entered, seenRevision } = view;
  const href = (to: number | "end") => `/questionnaires/${instrument}?page=${to === "end" ? "end" : to + 1}`;
  const nprs = t(`nprs.${nprsQuestions[page] ?? "average"}`);
  const heading = {
    nprs,
    psfs: t("psfs.rate"),
    rmdq: t("rmdq.heading"),
    pgic:
      view.clearedOn === null
        ? t("pgic.questionPlain")
        : t("pgic.question", {
            date: format.dateTime(dayDate(view.clearedOn), {
              day: "numeric",
              month: "long",
              timeZone: "UTC",
            }),
          }),
  }[instrument];
  const isLast = page === pages - 1;
  return (
    <StepFrame
      key={`${instrument} ${page} ${seenRevision}`}
      action={action}
      formId={view.formId}
      draftKey={`${view.memberId}.prom.${instrument}.${page}.${seenRevision ?? "new"}`}
      backHref={page === 0 ? "/questionnaires" : href(page - 1)}
      place={{ page, pages, confirmed }}
      heading={heading}
      send={isLast ? t("step.save") : t("step.next")}
      skipHref={pages === 1 ? undefined : href(isLast ? "end" : page + 1)}
    >
      <input type="hidden" name="responseId" value={view.responseId} />
      <input type="hidden" name="instrument" value={instrument} />
      <input type="hidden" name="page" value={page} />
      <input type="hidden" name="seenRevision" value={seenRevision ?? ""} />
      {instrument === "rmdq" ? (
        <>
          <p className={styles.instruction}>{view.instruction}</p>
          <Field name="ticks" label={heading} labelHidden group>
            <TickList
              sentences={view.sentences}
              ticked={
                entered === null
                  ? null
                  : view.sentences.filter((_, index) => entered[index] === 1).map(({ place }) => place)
              }
              none={t("rmdq.none")}
            />
          </Field>
          <p className={styles.credit}>{t("rmdq.credit", { credit: view.credit ?? "" })}</p>
        </>
      ) : null}
      {instrument === "nprs" ? (
        <PainScaleField
          name="value"
          label={nprs}
          labelHidden
          look="rows"
          answered={entered?.[0] ?? undefined}
        />
      ) : null}
      {instrument === "psfs" ? <ActivityScale view={view} /> : null}
      {instrument === "pgic" ? (
        <Field name="value" label={heading} labelHidden group>
          <RadioGroup
            defaultValue={entered?.[0]?.toString()}
            options={pgicWords.map(({ value, key }) => ({
              value: String(value),
              label: t(`pgic.words.${key}`),
            }))}
          />
        </Field>
      ) : null}
    </StepFrame>
  );
}

function ActivityScale({ view }: Pick<QuestionPageProps, "view">) {
  const t = useTranslations("prom.psfs");
  return (
    <>
      <p className={styles.activity}>{view.activity}</p>
      <Field name="value" label={`${t("rate")} ${view.activity}`} labelHidden group>
        <PainScale
          look="rows"
          answered={view.entered?.[0] ?? undefined}
          texts={{
            words: {
              0: t("words.0"),
              3: t("words.3"),
              5: t("words.5"),
              8: t("words.8"),
              10: t("words.10"),
            },
            low: t("low"),
            high: t("high"),
          }}
        />
      </Field>
      <p className={styles.credit}>{t("credit")}</p>
    </>
  );
}
