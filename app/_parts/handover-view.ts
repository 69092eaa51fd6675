/** An invitation's link with its sentences, in the language and zone of who hands it over. */
import { getFormatter, getTranslations } from "next-intl/server";
import type { HandoverView } from "#components/invitation/handover-panel.tsx";
import type { Result } from "#lib/kernel/result.ts";
import { ok } from "#lib/kernel/result.ts";
import type { Handover } from "#lib/usecases/invitation-issue.ts";

export async function toHandoverView<C extends string>(
  result: Result<Handover, C>,
  /** Where the person’s page is, if there is one to go to. */
  pageOf?: (memberId: string) => string,
): Promise<Result<HandoverView, C>> {
  if (!result.ok) return result;
  const { memberId, name, link, qrSvg, expiresAt, mailedTo } = result.value;
  const [t, format] = await Promise.all([getTranslations("invite.handover"), getFormatter()]);
  const date = format.dateTime(expiresAt, {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "numeric",
    minute: "2-digit",
  });
  return ok({
    title: t("title", { name }),
    lead: t("lead", { date }),
    mailed: mailedTo === null ? null : t("mailed", { email: mailedTo }),
    link,
    qrSvg,
    qrLabel: t("qr", { name }),
    linkLabel: t("link"),
    copyLabel: t("copy"),
    copiedLabel: t("copied"),
    onward: pageOf === undefined ? null : { href: pageOf(memberId), label: t("toPatient") },
  });
}
