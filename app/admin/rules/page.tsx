/** The clinic’s settings of the progression rules: each with what it does and its safe limits, and every change on record. */
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { ActionForm } from "#components/form/action-form.tsx";
import { Field } from "#components/form/field.tsx";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { NumberInput } from "#components/form/text-input.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { RowLink, RowLinks } from "#components/ui/row-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { defaultRules } from "#lib/domain/prescription.ts";
import { type RulesField, rulesFields, rulesRanges } from "#lib/domain/rules-settings.ts";
import { getClinic } from "#lib/usecases/clinic.ts";
import { type RuleSettingsView, readRuleSettings } from "#lib/usecases/rule-settings.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import { saveRuleSettingsAction } from "./actions.ts";
import styles from "./rules.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ruleSettings"))("page") };
}

const groups: readonly (readonly [
  name: "pain" | "streak" | "work" | "layoff" | "step",
  fields: readonly RulesField[],
])[] = [
  ["pain", ["painGreenMax", "painAmberMax", "painStop", "ndOk", "ndRed"]],
  ["streak", ["greenStreak", "amberStreak"]],
  ["work", ["effortHard", "failCompletePct", "painAbortPct"]],
  ["layoff", ["layoffHoldDays", "layoffRegressDays", "layoffStopDays"]],
  ["step", ["stepPct", "maxJumpPct", "deloadPct", "progressionsPerSession"]],
];

export default async function RulesPage() {
  const actor = await requireActor("admin");
  const view = requireValue(await readRuleSettings(actor));
  const clinic = requireValue(await getClinic(actor));
  const [t, setting] = [await getTranslations("ruleSettings"), await getTranslations("progression.settings")];
  const changed = rulesFields.filter((field) => view.rules[field] !== defaultRules[field]).length;
  return (
    <>
      <PageHeader title={t("title", { changed })} lead={t("lead")} />
      {clinic.progressionEnabled ? null : <Banner>{t("off")}</Banner>}
      <RowLinks>
        <RowLink href="/admin/clinic" title={t("switch")} note={t("notEvidence")} />
      </RowLinks>
      <ActionForm
        action={saveRuleSettingsAction}
        idempotencyKey={newIdempotencyKey()}
        draftKey={`${actor.memberId}.rules`}
      >
        <input type="hidden" name="revision" value={view.revision} />
        {groups.map(([group, fields]) => (
          <Section key={group} title={t(`group.${group}`)}>
            <div className={styles.fields}>
              {fields.map((field) => (
                <Field
                  key={field}
                  name={`rules.${field}`}
                  label={setting(field)}
                  hint={`${t(`field.${field}`)} ${t("limits", { ...rulesRanges[field], value: defaultRules[field] })}`}
                >
                  <NumberInput defaultValue={view.rules[field]} />
                </Field>
              ))}
            </div>
          </Section>
        ))}
        <SubmitButton size="l">{t("submit")}</SubmitButton>
      </ActionForm>
      <History history={view.history} />
    </>
  );
}

async function History({ history }: Pick<RuleSettingsView, "history">) {
  const [t, setting, format] = [
    await getTranslations("ruleSettings"),
    await getTranslations("progression.settings"),
    await getFormatter(),
  ];
  return (
    <Section title={t("history")}>
      {history.length === 0 ? (
        <p>{t("historyNone")}</p>
      ) : (
        <ul className={styles.history}>
          {history.map(({ revision, by, at, changes }) => (
            <li key={revision}>
              <b>
                {t("historyLine", {
                  revision,
                  by,
                  at: format.dateTime(at, { dateStyle: "medium", timeStyle: "short" }),
                })}
              </b>
              <ul>
                {changes.map(({ field, from, to }) => (
                  <li key={field}>{t("change", { setting: setting(field), from, to })}</li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
