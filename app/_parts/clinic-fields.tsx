/** The fields of a clinic's profile, for the first run and for the admin's page. */
import { getLocale, getTranslations } from "next-intl/server";
import { RadioGroup } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { Select } from "#components/form/select.tsx";
import { TextInput } from "#components/form/text-input.tsx";
import { Prose } from "#components/ui/section.tsx";
import type { Clinic } from "#lib/usecases/clinic.ts";
import { localeOptions, zoneOptions } from "./choices.ts";

type Values = Partial<
  Pick<
    Clinic,
    | "name"
    | "locale"
    | "zone"
    | "emergencyNumber"
    | "doctorNumber"
    | "crisisLine"
    | "replyTime"
    | "serviceHours"
  >
>;

/** Name, language and zone. */
export async function ClinicProfileFields({ values }: { readonly values: Values }) {
  const [t, locale] = await Promise.all([getTranslations("admin.clinic"), getLocale()]);
  const zone = values.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <>
      <Field name="name" label={t("name")}>
        <TextInput defaultValue={values.name} autoComplete="organization" maxLength={120} />
      </Field>
      <Field name="locale" label={t("locale")} hint={t("localeHint")}>
        <Select options={localeOptions(locale)} defaultValue={values.locale ?? "en-GB"} />
      </Field>
      <Field name="zone" label={t("zone")} hint={t("zoneHint")}>
        <Select options={zoneOptions(zone)} defaultValue={zone} />
      </Field>
    </>
  );
}

/** Whom patients call. */
export async function ClinicNumberFields({ values }: { readonly values: Values }) {
  const t = await getTranslations("admin.clinic");
  return (
    <>
      {(["emergencyNumber", "doctorNumber", "crisisLine"] as const).map((name) => (
        <Field key={name} name={name} label={t(name)} hint={t(`${name}Hint`)}>
          <TextInput type="tel" defaultValue={values[name]} autoComplete="off" maxLength={40} />
        </Field>
      ))}
    </>
  );
}

/** When replies come, in the words patients read. */
export async function ClinicTimeFields({ values }: { readonly values: Values }) {
  const t = await getTranslations("admin.clinic");
  return (
    <>
      <Field name="replyTime" label={t("replyTime")} hint={t("replyTimeHint")}>
        <TextInput defaultValue={values.replyTime} autoComplete="off" maxLength={80} />
      </Field>
      <Field name="serviceHours" label={t("serviceHours")} hint={t("serviceHoursHint")}>
        <TextInput defaultValue={values.serviceHours} autoComplete="off" maxLength={120} />
      </Field>
    </>
  );
}

/** What the progression module does and means (clinical.md I.4), and the choice; off unless it was chosen. */
export async function ProgressionField({ enabled }: { readonly enabled: boolean }) {
  const t = await getTranslations("admin.clinic.progression");
  return (
    <>
      <Prose>
        <p>{t("explain1")}</p>
        <p>{t("explain2")}</p>
        <p>{t("explain3")}</p>
      </Prose>
      <Field name="progression" label={t("title")} group>
        <RadioGroup
          defaultValue={enabled ? "on" : "off"}
          options={[
            { value: "off", label: t("off"), hint: t("offHint") },
            { value: "on", label: t("on"), hint: t("onHint") },
          ]}
        />
      </Field>
    </>
  );
}
