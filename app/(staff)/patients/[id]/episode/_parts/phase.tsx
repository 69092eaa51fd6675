/** The phase: moving on, ending care, taking back. Each by hand, each with a reason. */
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import {
  advancePhaseAction,
  dischargeAction,
  returnToCareAction,
} from "#app/(staff)/patients/[id]/episode/actions.ts";
import { ActionForm } from "#components/form/action-form.tsx";
import { RadioGroup } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { TextArea } from "#components/form/text-input.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Arrow } from "#components/ui/glyph.tsx";
import { Section } from "#components/ui/section.tsx";
import type { EpisodeView } from "#lib/usecases/episode.ts";
import styles from "./episode.module.css";
import type { FormIds } from "./form-ids.ts";

interface PartProps {
  readonly view: EpisodeView;
  readonly ids: FormIds;
}

function Seen({ view, changeId }: { readonly view: EpisodeView; readonly changeId: string }) {
  return (
    <>
      <input type="hidden" name="patientId" value={view.facts.patientId} />
      <input type="hidden" name="changeId" value={changeId} />
      <input type="hidden" name="from" value={view.facts.phase} />
    </>
  );
}

export function PhaseMoves({ view, ids }: PartProps) {
  const t = useTranslations("program.episode");
  const phase = useTranslations("program.phase");
  const { patientId, name } = view.facts;
  const draft = (form: string) => `episode.${patientId}.${form}`;
  return (
    <Section title={t("phase")}>
      {view.advanceTo === null ? (
        view.facts.phase === "acute" ? (
          <p>
            {t("needsClearance")} <Link href={`/patients/${patientId}/clearance`}>{t("gate")}</Link>
          </p>
        ) : null
      ) : (
        <ActionForm action={advancePhaseAction} idempotencyKey={ids.advance} draftKey={draft("advance")}>
          <Seen view={view} changeId={ids.advance} />
          <input type="hidden" name="to" value={view.advanceTo} />
          <Field name="reason" label={t("advanceReason")} hint={t("advanceNote")}>
            <TextArea rows={2} maxLength={500} required />
          </Field>
          <SubmitButton>{t("advance", { phase: phase(view.advanceTo) })}</SubmitButton>
        </ActionForm>
      )}
      {view.returnTo.length === 0 ? null : (
        <Disclosure
          summary={t(view.facts.phase === "discharged" ? "return" : "returnEarlier")}
          open={view.facts.phase === "discharged"}
        >
          <ActionForm action={returnToCareAction} idempotencyKey={ids.return} draftKey={draft("return")}>
            <Seen view={view} changeId={ids.return} />
            <Field
              name="to"
              label={t("returnTo")}
              group
              hint={view.cleared ? undefined : t("returnNoClearance")}
            >
              <RadioGroup
                options={view.returnTo.map((target) => ({
                  value: target,
                  label: t(`target.${target as "acute" | "strengthening" | "maintenance"}`),
                }))}
              />
            </Field>
            <Field name="reason" label={t("returnReason")} hint={t("returnNote")}>
              <TextArea rows={2} maxLength={500} required />
            </Field>
            <SubmitButton variant="secondary">{t("returnAction")}</SubmitButton>
          </ActionForm>
        </Disclosure>
      )}
      {view.facts.phase === "discharged" ? null : (
        <Disclosure summary={t("discharge")}>
          <ActionForm action={dischargeAction} idempotencyKey={ids.discharge} draftKey={draft("discharge")}>
            <Seen view={view} changeId={ids.discharge} />
            <Field name="reason" label={t("dischargeReason")} hint={t("dischargeNote", { patient: name })}>
              <TextArea rows={2} maxLength={500} required />
            </Field>
            <SubmitButton variant="secondary">{t("dischargeAction", { patient: name })}</SubmitButton>
          </ActionForm>
        </Disclosure>
      )}
    </Section>
  );
}

export function PhaseHistory({ view }: { readonly view: EpisodeView }) {
  const t = useTranslations("program.episode");
  const format = useFormatter();
  return (
    <Section title={t("history")}>
      <ol className={styles.history}>
        {view.phaseChanges.map((change) => (
          <li key={change.id}>
            <b>
              {change.fromPhase === null
                ? t("started", { to: change.toPhase })
                : t.rich("change", {
                    from: change.fromPhase,
                    to: change.toPhase,
                    label: t("to"),
                    arrow: () => <Arrow label={t("to")} />,
                  })}
            </b>
            <small>
              {t("by", {
                day: format.dateTime(new Date(`${change.effectiveDay}T00:00:00Z`), {
                  dateStyle: "medium",
                  timeZone: "UTC",
                }),
                name: change.changedByName,
              })}
            </small>
            {change.reason === null ? null : <p>{change.reason}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
