/** The address of one session. Which of its faces is shown, and whether a red flag locks it, the use case decides. */
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OwnPauses } from "#components/decision/own-changes.tsx";
import { LockedPanel } from "#components/session/locked-panel.tsx";
import { SessionDone } from "#components/session/session-done.tsx";
import { SessionForm } from "#components/session/session-form.tsx";
import { StartForm } from "#components/session/start-form.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { newId } from "#lib/kernel/ids.ts";
import { readOwnChanges } from "#lib/usecases/own-changes.ts";
import { readAdvice } from "#lib/usecases/red-flag.ts";
import { readSessionPage } from "#lib/usecases/session-page.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { getPreferences, requireActor } from "#lib/web/session.ts";
import { start } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("session.start"))("begin") };
}

interface Props {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<{ readonly program?: string | string[] }>;
}

/** One session from its first question to its summary; the same address all the way, so it can be left and found again. */
export default async function SessionPage({ params, searchParams }: Props) {
  const actor = await requireActor("patient");
  const [{ id }, { program }] = [await params, await searchParams];
  const page = requireValue(
    await readSessionPage(actor, {
      sessionId: id,
      versionId: typeof program === "string" ? program : undefined,
    }),
  );
  const t = await getTranslations("session");
  const theme = (await getPreferences())?.theme ?? "auto";
  switch (page.kind) {
    case "locked": {
      const advice = requireValue(await readAdvice(actor));
      return (
        <LockedPanel
          actions={advice.actions}
          lock={advice.lock}
          contacts={advice.contacts}
          calmHref={
            page.calmVersionId === null ? undefined : `/session/${newId()}?program=${page.calmVersionId}`
          }
        />
      );
    }
    case "paused": {
      const own = requireValue(await readOwnChanges(actor));
      return (
        <OwnPauses
          heading="h1"
          paused={own.paused}
          replyTime={page.clinic.replyTime}
          calmHref={
            own.calmVersionId === null ? undefined : `/session/${newId()}?program=${own.calmVersionId}`
          }
        />
      );
    }
    case "no_program":
      return (
        <EmptyState
          heading="h1"
          title={t("none.title")}
          action={<LinkButton href="/today">{t("done.toToday")}</LinkButton>}
        >
          {t("none.text")}
        </EmptyState>
      );
    case "screen_due":
      return redirect(`/screen?occasion=${page.occasion}`);
    case "start":
      return (
        <StartForm
          action={start}
          sessionId={page.sessionId}
          screenId={page.screenId}
          patientId={page.patientId}
          plan={page.plan}
          flareFrom={page.flareFrom}
        />
      );
    case "open":
      return (
        <div data-without-tabs="">
          <SessionForm
            sessionId={page.sessionId}
            patientId={page.patientId}
            programName={page.programName}
            live={page.source === "live"}
            day={page.answers.localDay}
            late={page.late}
            restPain={page.answers.restPainBefore}
            drowsy={page.answers.drowsy}
            swappedToCalm={page.swappedToCalm}
            exercises={page.exercises}
            bands={page.bands}
            shows={page.shows}
            theme={theme}
          />
        </div>
      );
    case "finished":
      return (
        <SessionDone
          sessionId={page.sessionId}
          day={page.answers.localDay}
          today={page.today}
          minutes={page.minutes}
          live={page.source === "live"}
          withdrawn={page.answers.withdrawn}
          late={page.late}
          lateAccepted={page.lateAccepted}
          summary={page.summary}
          due={page.due}
          nextDay={page.nextDay}
          exercises={page.exercises}
          painAmberMax={page.bands.painAmberMax}
        />
      );
  }
}
