/** The choice of a template: what fits the phase first, with what it would ask of this patient. */
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PageHeader } from "#components/layout/page-header.tsx";
import { useDayWords, useScheduleWords } from "#components/program/schedule-words.ts";
import { Icon } from "#components/ui/icon.tsx";
import { RowLink } from "#components/ui/row-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { TierMark } from "#components/ui/tier-mark.tsx";
import type { AssignView, TemplateChoice } from "#lib/usecases/assign.ts";
import styles from "./assign.module.css";

export function ChooseTemplate({ view }: { readonly view: AssignView }) {
  const t = useTranslations("assign");
  const phase = useTranslations("program.phase");
  const label = useTranslations("diagnosis");
  const { day } = useDayWords();
  const address = `/patients/${view.patientId}/assign`;
  const fitting = view.choices.filter((choice) => choice.fits);
  const other = view.choices.filter((choice) => !choice.fits);
  const { inForce } = view;
  return (
    <>
      <PageHeader
        back={{ href: `/patients/${view.patientId}/program`, label: t("programs") }}
        over={t("choose.over", { patient: view.patientName })}
        title={t("choose.title", { count: fitting.length, phase: phase(view.phase) })}
        lead={
          view.diagnoses.length === 0
            ? t("choose.noDiagnoses")
            : t("choose.diagnoses", {
                labels: view.diagnoses.map((diagnosis) => label(`${diagnosis}.name`)).join(", "),
              })
        }
      />
      <Section>
        {inForce === null ? (
          <p>{t("choose.nothing")}</p>
        ) : (
          <RowLink
            href={`${address}?change=newest`}
            title={t("choose.change")}
            note={t("choose.changeNote", { name: inForce.programName, number: inForce.number })}
          />
        )}
        {inForce === null ? null : (
          <p className={styles.note}>
            {t("choose.inForce", {
              name: inForce.programName,
              number: inForce.number,
              day: day(inForce.effectiveFrom),
            })}
          </p>
        )}
      </Section>
      <Section title={t("choose.fits")}>
        <Choices choices={fitting} address={address} />
      </Section>
      <Section title={t("choose.other")}>
        <Choices choices={other} address={address} />
      </Section>
    </>
  );
}

function Choices({
  choices,
  address,
}: {
  readonly choices: readonly TemplateChoice[];
  readonly address: string;
}) {
  return (
    <ul>
      {choices.map((choice) => (
        <li key={choice.slug}>
          <Choice choice={choice} href={`${address}?template=${choice.slug}`} />
        </li>
      ))}
    </ul>
  );
}

function Choice({ choice, href }: { readonly choice: TemplateChoice; readonly href: string }) {
  const t = useTranslations("assign.choose");
  const stage = useTranslations("template.stage");
  const minutes = useTranslations("template");
  const schedule = useScheduleWords("staff");
  const { template } = choice;
  const items = template.blocks.flatMap((block) => block.items);
  return (
    <Link className={styles.choice} href={href}>
      <span className={styles.name}>
        <b>{choice.name}</b>
        <small>{template.stages.map((key) => stage(key)).join(", ")}</small>
      </span>
      <span className={styles.when}>
        {schedule(template.schedule)}
        <small>
          {minutes("minutes", { minutes: template.sessionMinutes })}, {t("count", { count: items.length })}
        </small>
      </span>
      <span className={styles.cautions}>
        {choice.clearFirst > 0 ? (
          <span className={styles.clearFirst}>
            <TierMark tier={1} />
            {t("clearFirst", { count: choice.clearFirst })}
          </span>
        ) : null}
        {choice.modify > 0 ? (
          <span className={styles.modify}>
            <TierMark tier={2} />
            {t("modify", { count: choice.modify })}
          </span>
        ) : null}
        {choice.clearFirst + choice.modify === 0 ? t("noCaution") : null}
        <small>{t(choice.needsClearance ? "needsClearance" : "calm")}</small>
      </span>
      <Icon name="chevron-right" />
      {template.avoidDefault === "" ? null : (
        <small className={styles.avoid}>
          {t("avoid")}: {template.avoidDefault}
        </small>
      )}
    </Link>
  );
}
