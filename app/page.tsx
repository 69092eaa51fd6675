/**
 * Signed in: the home of the role. A demo: who to look around as. Else there is one thing to do here: sign in.
 */
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { getEmergencyNumbers } from "#app/_parts/emergency.ts";
import { PublicEmergencyNote } from "#app/_parts/emergency-note.tsx";
import { WelcomeStory } from "#app/_parts/story.tsx";
import { DemoPeople } from "#app/(public)/sign-in/_parts/demo-section.tsx";
import { PublicShell } from "#components/layout/public-shell.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { getPublicClinic } from "#lib/usecases/clinic.ts";
import { needsSetup } from "#lib/usecases/setup.ts";
import { getActor, homeOf } from "#lib/web/session.ts";
import styles from "./page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: (await getTranslations("welcome"))("title") } };
}

export default async function WelcomePage() {
  const actor = await getActor();
  if (actor.kind === "member") redirect(homeOf(actor.role));
  if (await needsSetup()) redirect("/setup");
  const clinic = await getPublicClinic();
  if (!clinic?.isDemo) redirect("/sign-in");
  const [t, numbers] = await Promise.all([getTranslations("welcome"), getEmergencyNumbers()]);
  return (
    <PublicShell story={<WelcomeStory />}>
      <h1>{t("demo.title")}</h1>
      <p className={styles.lead}>{t("demo.lead", { clinicName: clinic.name })}</p>
      <DemoPeople />
      <div className={styles.signIn}>
        <LinkButton href="/sign-in" variant="secondary" size="l" wide>
          {t("demo.signIn")}
        </LinkButton>
      </div>
      <PublicEmergencyNote number={numbers.emergencyNumber} />
    </PublicShell>
  );
}
