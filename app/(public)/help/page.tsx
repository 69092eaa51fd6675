/** Whom to call, signed in or not. The text is the one of Learn; the numbers are the clinic’s. */
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { getEmergencyNumbers } from "#app/_parts/emergency.ts";
import { PublicShell } from "#components/layout/public-shell.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Prose, Section } from "#components/ui/section.tsx";
import { UrgentPanel } from "#components/ui/urgent-panel.tsx";
import styles from "./help.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("help"))("pageTitle") };
}

const signs = ["i1", "i2", "i3", "i4", "i5", "i6", "i7"] as const;
const hasNumber = (text: string) => /\d{2}/.test(text);

export default async function HelpPage() {
  const [t, text, numbers, locale] = await Promise.all([
    getTranslations("help"),
    getTranslations("learn.pages.emergency"),
    getEmergencyNumbers(),
    getLocale(),
  ]);
  const { emergencyNumber, crisisLine, doctorNumber, clinicName, region } = numbers;
  const place = new Intl.DisplayNames(locale, { type: "region" }).of(region) ?? region;
  return (
    <PublicShell withoutHelp>
      <UrgentPanel
        title={text("sections.s1.heading", { emergencyNumber })}
        calls={[{ label: t("callEmergency", { number: emergencyNumber }), number: emergencyNumber }]}
      >
        {text("sections.s1.text", { emergencyNumber })}
      </UrgentPanel>
      <Section title={t("signs")} titleHidden>
        <ul className={styles.signs}>
          {signs.map((sign) => (
            <li key={sign}>{text(`sections.s1.items.${sign}`)}</li>
          ))}
        </ul>
      </Section>
      <Section title={text("sections.s2.heading")}>
        <p>{text("sections.s2.text", { crisisLine, emergencyNumber })}</p>
        <Call number={crisisLine} label={t("callCrisis", { number: crisisLine })} />
      </Section>
      <Section title={text("sections.s3.heading")}>
        <p>{text("sections.s3.text", { doctorNumber })}</p>
        {hasNumber(doctorNumber) ? (
          <Call number={doctorNumber} label={t("callDoctor", { number: doctorNumber })} />
        ) : null}
      </Section>
      <Section title={text("sections.s4.heading")}>
        <Prose>
          <p>{text("sections.s4.text")}</p>
          <p>{text("lead")}</p>
          <p className={styles.whose}>
            {clinicName === null ? t("general", { region: place }) : t("clinic", { clinicName })}
          </p>
        </Prose>
      </Section>
    </PublicShell>
  );
}

function Call({ number, label }: { readonly number: string; readonly label: string }) {
  return (
    <div className={styles.call}>
      <LinkButton
        href={`tel:${number.replace(/[^+\d]/g, "")}`}
        variant="secondary"
        size="l"
        icon="phone"
        wide
      >
        {label}
      </LinkButton>
    </div>
  );
}
