/** The page of the red-flag screen. While an emergency is open it asks nothing. */
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RedFlagAdvice } from "#components/red-flag/red-flag-advice.tsx";
import { RedFlagScreen } from "#components/red-flag/red-flag-screen.tsx";
import { type AskedOccasion, askedOccasions } from "#lib/schemas/red-flag.ts";
import { readScreenForm } from "#lib/usecases/red-flag.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import { sendScreen } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("redFlag"))("title") };
}

/** The whole red-flag screen: at intake, at the start of a program, at a flare. */
export default async function ScreenPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ occasion?: string | string[] }>;
}) {
  const actor = await requireActor("patient");
  const form = requireValue(await readScreenForm(actor));
  const asked = (await searchParams).occasion;
  const occasion: AskedOccasion = askedOccasions.find((one) => one === asked) ?? "intake";
  const { advice } = form;
  // An open emergency stands alone: nobody answers questions before getting help.
  if (advice.actions[0]?.code === "E") {
    return <RedFlagAdvice actions={advice.actions} lock={advice.lock} contacts={advice.contacts} />;
  }
  return (
    <RedFlagScreen
      action={sendScreen}
      occasion={occasion}
      formId={form.formId}
      memberId={form.memberId}
      today={form.today}
      contextOnFile={form.contextOnFile}
    />
  );
}
