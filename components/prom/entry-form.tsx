/**
 * A measure entered by staff: item numbers without text, or a total. Plain short fields, quick with the keyboard and
 * without script. Invariant: an empty field is "not answered", never zero; licensed wording is not shown.
 */
import { useFormatter, useTranslations } from "next-intl";
import { ActionForm } from "#components/form/action-form.tsx";
import type { FormAction } from "#components/form/action-state.ts";
import { Field } from "#components/form/field.tsx";
import { Select } from "#components/form/select.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { DateInput, NumberInput, TextArea } from "#components/form/text-input.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import type { LocalDay } from "#lib/domain/calendar.ts";
import { instrumentOf, type PromVersion, promItems, promScoreRange } from "#lib/domain/prom.ts";
import { pgicWords } from "./pgic-words.ts";
import styles from "./prom.module.css";

export interface EntryFormProps {
  readonly action: FormAction;
  readonly formId: string;
  readonly patientId: string;
  readonly readerId: string;
  readonly version: PromVersion;
  readonly today: LocalDay;
  /** The patient's own activities, for the items of the PSFS. */
  readonly activities: readonly string[];
  /** What is being replaced: its id, its day as written, and its name. */
  readonly replaces: { readonly id: string; readonly day: LocalDay; readonly words: string } | null;
}

const licensed: readonly PromVersion[] = [
  "odi-2-1a",
  "startback-9",
  "pseq-10",
  "pseq-2",
  "fabq-16",
  "ears-6",
];
const nprsItems = ["rest", "worst", "average"] as const;

export function EntryForm(props: EntryFormProps) {
  const { action, formId, patientId, readerId, version, today, activities, replaces } = props;
  const t = useTranslations("prom.outcomes.entry");
  const isPsfs = version === "psfs-1995";
  const hasItems = version !== "ears-6" && version !== "pgic-7" && (!isPsfs || activities.length > 0);
  return (
    <ActionForm
      key={`${version} ${replaces?.id ?? "new"}`}
      action={action}
      idempotencyKey={formId}
      draftKey={`${readerId}.prom.${patientId}.${version}.${replaces?.id ?? "new"}`}
      className={styles.entry}
      label={t("title")}
      resetOnOk
    >
      <input type="hidden" name="patientId" value={patientId} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="replaces" value={replaces?.id ?? ""} />
      {replaces === null ? null : (
        <p className={styles.replacing}>
          {replaces.words}
          <LinkButton href={`/patients/${patientId}/outcomes`} variant="quiet">
            {t("cancel")}
          </LinkButton>
        </p>
      )}
      {licensed.includes(version) ? <p className={styles.hint}>{t("license")}</p> : null}
      <Field name="day" label={t("day")}>
        <DateInput defaultValue={replaces?.day ?? today} max={today} />
      </Field>
      {hasItems ? <Items version={version} activities={activities} /> : null}
      {isPsfs && !hasItems ? <p className={styles.hint}>{t("noActivities")}</p> : null}
      {version === "pgic-7" ? <PgicItem /> : <Totals version={version} alone={!hasItems} />}
      {replaces === null ? null : (
        <Field name="reason" label={t("reason")}>
          <TextArea rows={2} maxLength={300} />
        </Field>
      )}
      <SubmitButton size="l">{t("save")}</SubmitButton>
    </ActionForm>
  );
}

function Items({ version, activities }: Pick<EntryFormProps, "version" | "activities">) {
  const t = useTranslations("prom.outcomes.entry");
  const isPsfs = version === "psfs-1995";
  const count = isPsfs ? activities.length : promItems[version].count;
  const labelOf = (index: number): string => {
    if (isPsfs) return activities[index] ?? "";
    if (version === "nprs-rest-worst-average") return t(`nprsItem.${nprsItems[index] ?? "average"}`);
    return t("item", { number: index + 1 });
  };
  return (
    <Field name="items" label={t("items")} hint={t(`itemsHint.${version}`)} group>
      <fieldset className={isPsfs ? `${styles.items} ${styles.wide}` : styles.items}>
        <legend className="vh">{t("items")}</legend>
        {Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an item is its number
          <Field key={index} name={`items.${index}`} label={labelOf(index)}>
            <NumberInput maxLength={2} />
          </Field>
        ))}
      </fieldset>
    </Field>
  );
}

function PgicItem() {
  const t = useTranslations("prom");
  return (
    <Field name="items.0" label={t("names.pgic")}>
      <Select
        placeholder={t("outcomes.entry.choose")}
        options={pgicWords.map(({ value, key }) => ({
          value: String(value),
          label: t(`pgic.words.${key}`),
        }))}
      />
    </Field>
  );
}

function Totals({ version, alone }: { readonly version: PromVersion; readonly alone: boolean }) {
  const t = useTranslations("prom.outcomes.entry");
  const format = useFormatter();
  // An NPRS is its three numbers; the average of 24 h is the score.
  if (version === "nprs-rest-worst-average") return null;
  const { min, max } = promScoreRange[version];
  const name =
    version === "fabq-16" || version === "startback-9" || version === "odi-2-1a"
      ? t(`totalName.${version}`)
      : t("total", { min: format.number(min), max: format.number(max) });
  return (
    <>
      {alone ? null : <p className={styles.hint}>{t("or")}</p>}
      <div className={styles.totals}>
        <Field name="total" label={name}>
          <NumberInput decimal={instrumentOf(version) === "psfs"} maxLength={5} />
        </Field>
        {version === "fabq-16" || version === "startback-9" ? (
          <Field name="second" label={t(`second.${version}`)}>
            <NumberInput maxLength={3} />
          </Field>
        ) : null}
      </div>
    </>
  );
}
