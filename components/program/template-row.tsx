/** A template in a list, and what is known of it besides its blocks. */
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import type { BlockKind } from "#lib/domain/episode.ts";
import type { Stage } from "#lib/domain/exercise.ts";
import { isCalmOnly } from "#lib/domain/program.ts";
import type { Schedule } from "#lib/domain/schedule.ts";
import styles from "./program.module.css";
import { useScheduleWords } from "./schedule-words.ts";

export interface TemplateLook {
  readonly name: string;
  readonly stages: readonly Stage[];
  readonly durationWeeks: { readonly min: number; readonly max: number };
  readonly sessionMinutes: number;
  readonly schedule: Schedule;
  readonly advance: string;
  readonly avoidDefault: string;
  readonly notes: string;
  readonly blocks: readonly {
    readonly kind: BlockKind;
    readonly items: readonly { readonly exercise: { readonly name: string } }[];
  }[];
}

export function TemplateRow({ template, href }: { readonly template: TemplateLook; readonly href: string }) {
  const t = useTranslations("template");
  const schedule = useScheduleWords("staff");
  const names = template.blocks.flatMap((block) => block.items.map((item) => item.exercise.name));
  return (
    <Link className={styles.template} href={href}>
      <span className={styles.templateName}>
        <b>{template.name}</b>
        <small>{template.stages.map((stage) => t(`stage.${stage}`)).join(", ")}</small>
      </span>
      <span className={styles.templateWhen}>
        {schedule(template.schedule)}
        <small>{t("minutes", { minutes: template.sessionMinutes })}</small>
      </span>
      <span className={styles.templateWhat}>{names.join(", ")}</span>
      <Icon name="chevron-right" />
    </Link>
  );
}

export function TemplateFacts({ template }: { readonly template: TemplateLook }) {
  const t = useTranslations("template");
  const schedule = useScheduleWords("staff");
  const calm = isCalmOnly(template.blocks.map((block) => block.kind));
  return (
    <dl className={styles.facts}>
      <dt>{t("schedule")}</dt>
      <dd>
        {schedule(template.schedule)}, {t("minutes", { minutes: template.sessionMinutes })}
      </dd>
      <dt>{t("length")}</dt>
      <dd>{t("typicalWeeks", template.durationWeeks)}</dd>
      <dt>{t("advance")}</dt>
      <dd>
        {template.advance} {t("phaseAdvance")}
      </dd>
      {template.avoidDefault === "" ? null : (
        <>
          <dt>{t("avoid")}</dt>
          <dd>{template.avoidDefault}</dd>
        </>
      )}
      {template.notes === "" ? null : (
        <>
          <dt>{t("notes")}</dt>
          <dd>{template.notes}</dd>
        </>
      )}
      <dt />
      <dd>{t(calm ? "calm" : "needsClearance")}</dd>
    </dl>
  );
}
