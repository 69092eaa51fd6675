/** The form that pages use: it fills the texts of ActionFormClient from the catalogue, on the server. */
import { useTranslations } from "next-intl";
import type { ActionFormProps } from "./action-form-client.tsx";
import { ActionFormClient } from "./action-form-client.tsx";

export function ActionForm(props: ActionFormProps) {
  const t = useTranslations("form.action");
  return (
    <ActionFormClient
      {...props}
      texts={{
        pending: t("pending"),
        oneError: t("oneError"),
        manyErrors: t("manyErrors"),
        failed: t("failed"),
        network: t("network"),
        stale: t("stale"),
        signedOut: t("signedOut"),
        signIn: t("signIn"),
      }}
    />
  );
}
