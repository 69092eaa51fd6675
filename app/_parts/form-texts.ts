/** The sentences a form needs in the browser, and those of a passphrase box. */
import { getTranslations } from "next-intl/server";
import type { ActionFormTexts } from "#components/form/action-form-client.tsx";
import type { PassphraseTexts } from "#components/form/passphrase-input.tsx";

export async function actionFormTexts(): Promise<ActionFormTexts> {
  const t = await getTranslations("form.action");
  return {
    pending: t("pending"),
    oneError: t("oneError"),
    manyErrors: t("manyErrors"),
    failed: t("failed"),
    network: t("network"),
    stale: t("stale"),
    signedOut: t("signedOut"),
    signIn: t("signIn"),
  };
}

/** `choosing` adds the hint on length, where a new passphrase is chosen. */
export async function passphraseTexts(choosing: boolean): Promise<PassphraseTexts> {
  const t = await getTranslations("form.passphrase");
  const strength = { short: t("short", { count: 12 }), enough: t("enough"), long: t("long") };
  return { show: t("show"), hide: t("hide"), ...(choosing ? { strength } : {}) };
}
