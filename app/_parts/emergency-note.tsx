/** The line at the foot of public forms: whom to call, and that nobody watches. */
import { useTranslations } from "next-intl";
import { EmergencyNote } from "#components/layout/public-shell.tsx";

export function PublicEmergencyNote({ number }: { readonly number: string }) {
  const t = useTranslations("signIn");
  return <EmergencyNote>{t.rich("emergency", { number, b: (text) => <b>{text}</b> })}</EmergencyNote>;
}
