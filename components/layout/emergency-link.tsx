/** The way to help that is on every patient and public screen; the page behind it works offline and signed out. */
import { useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";

export function EmergencyLink({
  href = "/help",
  short,
}: {
  readonly href?: string;
  readonly short?: boolean;
}) {
  const t = useTranslations("nav");
  return (
    <a className="help" href={href}>
      <Icon name="phone" />
      {short ? t("help") : t("emergency")}
    </a>
  );
}
