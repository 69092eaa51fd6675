/** What happened and the way out, for pages that are not there or not for this role. */
import { useTranslations } from "next-intl";
import { PageHeader } from "#components/layout/page-header.tsx";
import { LinkButton } from "#components/ui/button.tsx";

export function Trouble({ kind }: { readonly kind: "notFound" | "forbidden" }) {
  const t = useTranslations("errors.pages");
  return (
    <>
      <PageHeader title={t(`${kind}.title`)} lead={t(`${kind}.text`)} />
      <p>
        <LinkButton href="/" variant="secondary">
          {t("home")}
        </LinkButton>
      </p>
    </>
  );
}
