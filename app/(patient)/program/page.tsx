/** Everything prescribed to the patient, as it stands today; on paper one or two sheets with a grid to tick. */
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { OwnPauses } from "#components/decision/own-changes.tsx";
import { HowTo } from "#components/exercise/how-to.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { PatientProgram } from "#components/program/patient-program.tsx";
import { PrintButton } from "#components/program/print-button.tsx";
import { useDayWords, useScheduleWords } from "#components/program/schedule-words.ts";
import { TickSheet } from "#components/program/tick-sheet.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Section } from "#components/ui/section.tsx";
import { sessionMinutes } from "#lib/domain/duration-estimate.ts";
import { getClinic } from "#lib/usecases/clinic.ts";
import { readOwnChanges } from "#lib/usecases/own-changes.ts";
import { type OwnProgram, readOwnProgram } from "#lib/usecases/program-history.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { getPreferences, requireActor } from "#lib/web/session.ts";
import styles from "./program-page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav.patient"))("program") };
}

export default async function ProgramPage() {
  const actor = await requireActor("patient");
  const own = requireValue(await readOwnProgram(actor));
  const { paused } = requireValue(await readOwnChanges(actor));
  const clinic = requireValue(await getClinic(actor));
  const theme = (await getPreferences())?.theme ?? "auto";
  return (
    <OwnProgramView
      own={own}
      patientName={actor.name}
      theme={theme}
      pauses={<OwnPauses paused={paused} replyTime={clinic.replyTime} />}
    />
  );
}

type Version = NonNullable<OwnProgram["inForce"]>;

const minutesOf = (version: Version) =>
  sessionMinutes(version.blocks.flatMap((block) => block.prescriptions));
const countOf = (version: Version) =>
  version.blocks.reduce((count, block) => count + block.prescriptions.length, 0);

/** Every exercise with its picture; the clinic's own with the words and videos that stand nowhere else. */
const shownBlocks = (version: Version, shows: OwnProgram["shows"]) =>
  version.blocks.map((block) => ({
    ...block,
    prescriptions: block.prescriptions.map(({ exercise, ...row }) => {
      const shown = shows.get(row.id);
      return {
        ...row,
        exercise: { ...exercise, picture: shown?.picture ?? null },
        howTo: shown?.own ? (
          <HowTo exercise={exercise} words={shown.words} media={shown.media} heading="h4" />
        ) : null,
      };
    }),
  }));

interface OwnProgramProps {
  readonly own: OwnProgram;
  readonly patientName: string;
  readonly theme: "auto" | "light" | "dark";
  /** What is left out for now, and why. */
  readonly pauses: ReactNode;
}

function OwnProgramView({ own, patientName, theme, pauses }: OwnProgramProps) {
  const t = useTranslations("program.own");
  const { day } = useDayWords();
  const schedule = useScheduleWords();
  const { inForce, next, onDemand, shows, therapistName } = own;
  return (
    <>
      <div className={styles.screen}>
        {inForce === null ? (
          <>
            <PageHeader title={t("none")} />
            <EmptyState title={t("none")}>
              {t(own.phase === "discharged" ? "noneDischarged" : "noneText")}
            </EmptyState>
          </>
        ) : (
          <>
            <PageHeader
              over={t("over", { name: inForce.programName, day: day(inForce.effectiveFrom) })}
              title={t("title", { count: countOf(inForce), minutes: minutesOf(inForce) })}
            />
            {pauses}
            <PatientProgram
              schedule={inForce.schedule}
              note={inForce.noteToPatient}
              noteFrom={inForce.publishedByName ?? therapistName}
              blocks={shownBlocks(inForce, shows)}
              theme={theme}
            />
          </>
        )}
        {next === null ? null : (
          <Section title={t("next", { day: day(next.effectiveFrom), name: next.programName })}>
            <p>{t("nextText", { minutes: minutesOf(next), schedule: schedule(next.schedule) })}</p>
          </Section>
        )}
        {onDemand.map((version) => (
          <Section key={version.versionId} title={`${t("onDemand")}: ${version.programName}`}>
            <PatientProgram
              schedule={version.schedule}
              note={version.noteToPatient}
              noteFrom={version.publishedByName}
              blocks={shownBlocks(version, shows)}
              theme={theme}
            />
          </Section>
        ))}
        {inForce === null ? null : (
          <Section title={t("print")} note={t("printHint")}>
            <PrintButton>{t("print")}</PrintButton>
            <p className={styles.foot}>{t("stop")}</p>
          </Section>
        )}
      </div>
      {inForce === null ? null : (
        <TickSheet
          title={t("sheetFor", {
            name: patientName,
            program: inForce.programName,
            number: inForce.number,
            day: day(inForce.effectiveFrom),
          })}
          schedule={schedule(inForce.schedule)}
          note={inForce.noteToPatient}
          blocks={shownBlocks(inForce, shows)}
        />
      )}
    </>
  );
}
