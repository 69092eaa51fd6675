/** The first stop of the keyboard: over the navigation to the content. The target is <main id="content">. */
import { useTranslations } from "next-intl";

export function SkipLink() {
  const t = useTranslations("nav");
  return (
    <a className="skip" href="#content">
      {t("skip")}
    </a>
  );
}
