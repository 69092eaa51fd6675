/** Languages and time zones to choose from, in the words of the reader. */
import type { SelectOption } from "#components/form/select.tsx";
import { locales } from "#lib/messages/catalogue.ts";

/** Every language of the catalogue with its region, such as "English (Ireland)". */
export function localeOptions(inLocale: string): SelectOption[] {
  const names = new Intl.DisplayNames(inLocale, { type: "language", languageDisplay: "standard" });
  return locales.map((value) => ({ value, label: names.of(value) ?? value }));
}

/** Every zone this server knows, the present one included even where it goes by another name. */
export function zoneOptions(present: string): SelectOption[] {
  const zones = Intl.supportedValuesOf("timeZone");
  const all = zones.includes(present) ? zones : [present, ...zones];
  return all.map((value) => ({ value, label: value.replaceAll("_", " ") }));
}
