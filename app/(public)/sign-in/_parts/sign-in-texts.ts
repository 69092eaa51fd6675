/** Why a sign-in was refused, as people read it. */
import { getTranslations } from "next-intl/server";
import type { SignInTexts } from "./sign-in-form.tsx";

export async function signInFailures(): Promise<SignInTexts["failures"]> {
  const [t, errors] = await Promise.all([getTranslations("signIn"), getTranslations("errors.codes")]);
  return {
    wrong_credentials: errors("wrong_credentials"),
    too_many: errors("too_many"),
    network: t("network"),
    unexpected: t("unexpected"),
    missing: t("missing"),
  };
}
