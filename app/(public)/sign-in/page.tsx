/** Signing in. Only a path of our own is followed afterwards; before the first run it leads there. */
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { getEmergencyNumbers } from "#app/_parts/emergency.ts";
import { PublicEmergencyNote } from "#app/_parts/emergency-note.tsx";
import { passphraseTexts } from "#app/_parts/form-texts.ts";
import { WelcomeStory } from "#app/_parts/story.tsx";
import { PublicShell } from "#components/layout/public-shell.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Prose } from "#components/ui/section.tsx";
import { ownPath } from "#lib/schemas/account.ts";
import { getPublicClinic } from "#lib/usecases/clinic.ts";
import { needsSetup } from "#lib/usecases/setup.ts";
import { getActor, homeOf } from "#lib/web/session.ts";
import { DemoPeople } from "./_parts/demo-section.tsx";
import { SignInForm } from "./_parts/sign-in-form.tsx";
import { signInFailures } from "./_parts/sign-in-texts.ts";
import styles from "./sign-in.module.css";

type Props = { readonly searchParams: Promise<{ readonly next?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({ searchParams }: Props) {
  const next = ownPath.parse((await searchParams).next);
  const actor = await getActor();
  if (actor.kind === "member") redirect(next === "/" ? homeOf(actor.role) : next);
  if (await needsSetup()) redirect("/setup");
  const [t, clinic, numbers] = await Promise.all([
    getTranslations("signIn"),
    getPublicClinic(),
    getEmergencyNumbers(),
  ]);
  return (
    <PublicShell story={<WelcomeStory />}>
      <h1>{t("title")}</h1>
      {clinic ? <p className={styles.clinic}>{clinic.name}</p> : null}
      <noscript>
        <p>{t("noScript")}</p>
      </noscript>
      <div className={styles.form}>
        <SignInForm
          next={next}
          passphraseTexts={await passphraseTexts(false)}
          texts={{
            name: t("name"),
            passphrase: t("passphrase"),
            submit: t("submit"),
            pending: t("pending"),
            failed: t("failed"),
            failures: await signInFailures(),
          }}
        />
      </div>
      <div className={styles.ways}>
        <Disclosure summary={t("invitation.title")}>
          <p>{t("invitation.text")}</p>
        </Disclosure>
        <Disclosure summary={t("cannotGetIn.title")}>
          <Prose>
            <p>{t("cannotGetIn.patient")}</p>
            <p>{t("cannotGetIn.staff")}</p>
            <p>{t("cannotGetIn.then")}</p>
          </Prose>
        </Disclosure>
      </div>
      {clinic?.isDemo ? (
        <section className={styles.demo} aria-label={t("demo.title")}>
          <h2>{t("demo.title")}</h2>
          <p>{t("demo.note")}</p>
          <DemoPeople next={next} />
        </section>
      ) : null}
      <PublicEmergencyNote number={numbers.emergencyNumber} />
    </PublicShell>
  );
}
