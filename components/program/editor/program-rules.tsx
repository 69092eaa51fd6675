"use client";
/**
 * Settings of the rules for this program alone. Invariants: within the safe limits, and in order with those of the clinic;
 * a setting that is put back follows the clinic again. Source: clinical.md B2 "Safe limits of the settings".
 */
import { useTranslations } from "next-intl";
import { Field } from "#components/form/field.tsx";
import { Stepper } from "#components/form/stepper.tsx";
import { Button } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { RulesConfig } from "#lib/domain/prescription.ts";
import {
  type RulesField,
  type RulesProblem,
  rulesFields,
  rulesProblems,
  rulesRanges,
  rulesWith,
} from "#lib/domain/rules-settings.ts";
import styles from "./editor.module.css";

interface ProgramRulesProps {
  readonly clinic: RulesConfig;
  readonly own: Partial<RulesConfig>;
  readonly onChange: (own: Partial<RulesConfig>) => void;
}

export function ProgramRules({ clinic, own, onChange }: ProgramRulesProps) {
  const t = useTranslations("ruleSettings");
  const assign = useTranslations("assign");
  const setting = useTranslations("progression.settings");
  const said = useTranslations("progression.settingsProblem");
  const rules = rulesWith(clinic, own);
  const problems = rulesProblems(rules);
  const count = Object.keys(own).length;

  function set(field: RulesField, value: number): void {
    const { [field]: _, ...others } = own;
    onChange(value === clinic[field] ? others : { ...own, [field]: value });
  }

  function problemOf(field: RulesField): string | undefined {
    const found = problems.find((one) => one.field === field);
    return found && sentence(found);
  }

  function sentence(problem: RulesProblem): string {
    return said(problem.problem, {
      setting: setting(problem.field),
      limit: "limit" in problem ? problem.limit : 0,
      other: "other" in problem ? setting(problem.other) : "",
    });
  }

  return (
    <section className={styles.rules}>
      <Disclosure
        summary={`${t("program.title")}: ${t("program.own", { count })}`}
        open={problems.length > 0}
      >
        <p>{t("program.note")}</p>
        <div className={styles.ruleFields}>
          {rulesFields.map((field) => {
            const { min, max } = rulesRanges[field];
            return (
              <Field
                key={field}
                name={`draft.rules.${field}`}
                label={setting(field)}
                group
                hint={t("program.clinic", { min, max, value: clinic[field] })}
                error={problemOf(field)}
              >
                <Stepper
                  small
                  texts={{ less: assign("less"), more: assign("more") }}
                  min={min}
                  max={max}
                  limits={{ least: assign("limit.least", { min }), most: assign("limit.most", { max }) }}
                  value={rules[field]}
                  onValueChange={(value) => set(field, Math.round(value))}
                />
              </Field>
            );
          })}
        </div>
        {count === 0 ? null : (
          <Button size="sm" variant="quiet" icon="undo" onClick={() => onChange({})}>
            {t("program.reset")}
          </Button>
        )}
      </Disclosure>
    </section>
  );
}
