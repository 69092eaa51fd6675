/** The page after a red-flag screen. An emergency stands alone on it. */
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Dock } from "#components/layout/dock.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { RedFlagAdvice } from "#components/red-flag/red-flag-advice.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { readScreenOutcome } from "#lib/usecases/red-flag.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("redFlag"))("title") };
}

/** After a screen was sent: what to do now. Without a flag it thanks and reassures of nothing. */
export default async function ScreenOutcomePage({
  params,
}: {
  readonly params: Promise<{ screenId: string }>;
}) {
  const actor = await requireActor("patient");
  const { screenId } = await params;
  const { advice } = requireValue(await readScreenOutcome(actor, { screenId }));
  const t = await getTranslations("redFlag");
  const held = advice.startHeld ? <Banner>{t("locked.start")}</Banner> : null;
  if (advice.actions.length > 0) {
    return (
      <>
        <RedFlagAdvice actions={advice.actions} lock={advice.lock} contacts={advice.contacts} />
        {advice.actions[0]?.code === "E" ? null : held}
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={t("thanks.title")}
        lead={t("recorded.noFlags", { emergencyNumber: advice.contacts.emergencyNumber })}
      />
      {held}
      <Dock>
        <LinkButton href="/today" variant="primary" size="xl" wide>
          {t("thanks.next")}
        </LinkButton>
      </Dock>
    </>
  );
}
