/** Diagnosis labels and care team: who may see the patient, and what sets the cautions. */
import { useTranslations } from "next-intl";
import {
  addToTeamAction,
  endTeamLinkAction,
  makeLeadAction,
  saveDiagnosesAction,
} from "#app/(staff)/patients/[id]/episode/actions.ts";
import { ActionForm } from "#components/form/action-form.tsx";
import { CheckboxRow } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { Select } from "#components/form/select.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { diagnoses } from "#lib/domain/episode.ts";
import type { EpisodeView } from "#lib/usecases/episode.ts";
import styles from "./episode.module.css";
import type { FormIds } from "./form-ids.ts";

interface PartProps {
  readonly view: EpisodeView;
  readonly ids: FormIds;
}

export function Labels({ view, ids }: PartProps) {
  const t = useTranslations("program.episode");
  const label = useTranslations("diagnosis");
  return (
    <Section title={t("labels")} note={label("labelsNote")}>
      <ActionForm action={saveDiagnosesAction} idempotencyKey={ids.labels} key={view.diagnoses.join()}>
        <input type="hidden" name="patientId" value={view.facts.patientId} />
        <input type="hidden" name="seen" value={view.diagnoses.join(",")} />
        <div>
          {diagnoses.map((diagnosis) => (
            <CheckboxRow
              key={diagnosis}
              plain
              name="labels[]"
              value={diagnosis}
              label={label(`${diagnosis}.name`)}
              defaultChecked={view.diagnoses.includes(diagnosis)}
            />
          ))}
        </div>
        <SubmitButton variant="secondary">{t("saveLabels")}</SubmitButton>
      </ActionForm>
    </Section>
  );
}

export function Team({ view, ids }: PartProps) {
  const t = useTranslations("program.episode");
  const { patientId } = view.facts;
  return (
    <Section title={t("team")}>
      <ul className={styles.team}>
        {view.team.map((member) => (
          <li key={member.linkId}>
            <span>
              <b>
                {member.name}
                {member.title === null ? null : `, ${member.title}`}
              </b>
              <small>{t(`part.${member.part}`)}</small>
            </span>
            {member.part === "therapist" ? (
              <ActionForm action={makeLeadAction} idempotencyKey={`${ids.team}l${member.linkId}`}>
                <input type="hidden" name="patientId" value={patientId} />
                <input type="hidden" name="linkId" value={member.linkId} />
                <SubmitButton variant="quiet" size="sm">
                  {t("makeLead", { name: member.name })}
                </SubmitButton>
              </ActionForm>
            ) : null}
            {member.part === "lead_therapist" ? null : (
              <ActionForm
                action={endTeamLinkAction}
                idempotencyKey={`${ids.team}e${member.linkId}`}
                label={t("endFor", { name: member.name })}
              >
                <input type="hidden" name="patientId" value={patientId} />
                <input type="hidden" name="linkId" value={member.linkId} />
                <SubmitButton variant="quiet" size="sm">
                  {t("end")}
                  <span className="vh"> {member.name}</span>
                </SubmitButton>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {view.colleagues.length === 0 ? (
        <p>{t("addNone")}</p>
      ) : (
        <ActionForm action={addToTeamAction} idempotencyKey={ids.link} className={`form ${styles.inline}`}>
          <input type="hidden" name="patientId" value={patientId} />
          <input type="hidden" name="linkId" value={ids.link} />
          <Field name="memberId" label={t("addWho")}>
            <Select
              options={view.colleagues.map((person) => ({
                value: person.memberId,
                label: `${person.name}, ${t(`role.${person.role}`)}`,
              }))}
            />
          </Field>
          <SubmitButton variant="secondary">{t("add")}</SubmitButton>
        </ActionForm>
      )}
    </Section>
  );
}
