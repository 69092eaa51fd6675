/** The questionnaires that wait, as a part of Today. Nothing is shown where none waits. */
import { useTranslations } from "next-intl";
import { RowLink, RowLinks } from "#components/ui/row-link.tsx";
import { Section } from "#components/ui/section.tsx";
import type { PatientInstrument } from "#lib/domain/prom.ts";

export interface WaitingMeasuresProps {
  readonly waiting: readonly {
    readonly instrument: PatientInstrument;
    readonly begun: { readonly confirmed: number; readonly pages: number } | null;
  }[];
}

export function WaitingMeasures({ waiting }: WaitingMeasuresProps) {
  const t = useTranslations("prom");
  if (waiting.length === 0) return null;
  return (
    <Section title={t("today.title")} note={t("today.note")}>
      <RowLinks>
        {waiting.map(({ instrument, begun }) => (
          <RowLink
            key={instrument}
            href={`/questionnaires/${instrument}`}
            title={t(`names.${instrument}`)}
            note={begun === null ? t(`today.length.${instrument}`) : t("today.begun", begun)}
          />
        ))}
      </RowLinks>
    </Section>
  );
}
