/** What was published for a patient: what is in force today, whether the next stage is due, every version and its changes. */
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "#components/layout/page-header.tsx";
import { useDayWords } from "#components/program/schedule-words.ts";
import { StagePanel } from "#components/program/stage-panel.tsx";
import { VersionEntry } from "#components/program/version-entry.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Section } from "#components/ui/section.tsx";
import { type ProgramHistory, readProgramHistory } from "#lib/usecases/program-history.ts";
import { readStageAdvance, type StageAdvanceView } from "#lib/usecases/stage-advance.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";

interface ProgramHistoryPageProps {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav.patient"))("program") };
}

export default async function ProgramHistoryPage({ params }: ProgramHistoryPageProps) {
  const actor = await requireActor("therapist", "clinician");
  const { id } = await params;
  const history = requireValue(await readProgramHistory(actor, { patientId: id }));
  const stage = requireValue(await readStageAdvance(actor, { patientId: id }));
  return <HistoryView history={history} stage={stage} />;
}

interface HistoryViewProps {
  readonly history: ProgramHistory;
  /** Null where no program is in force. */
  readonly stage: StageAdvanceView | null;
}

function HistoryView({ history, stage }: HistoryViewProps) {
  const t = useTranslations("program.history");
  const { day } = useDayWords();
  const { patientId, inForce, next, entries, newestCore, canPublish } = history;
  const shown = inForce ?? next;
  const assign = `/patients/${patientId}/assign`;
  return (
    <>
      <PageHeader
        title={
          shown === null
            ? t("titleNone")
            : t(inForce ? "title" : "titleNext", {
                name: shown.programName,
                number: shown.number,
                day: day(shown.effectiveFrom),
              })
        }
        aside={
          canPublish ? (
            <div className="btns">
              {newestCore === null ? null : <LinkButton href={assign}>{t("assignOther")}</LinkButton>}
              <LinkButton variant="primary" href={newestCore === null ? assign : `${assign}?change=newest`}>
                {t(newestCore === null ? "assign" : "change")}
              </LinkButton>
            </div>
          ) : undefined
        }
      />
      {stage === null ? null : <StagePanel view={stage} />}
      {entries.length === 0 ? <EmptyState title={t("titleNone")}>{t("none")}</EmptyState> : null}
      {entries.length === 0 ? null : (
        <Section title={t("versions")}>
          {entries.map(({ version, standing, span, differences }) => (
            <VersionEntry
              key={version.versionId}
              name={version.programName}
              number={version.number}
              author={version.publishedByName}
              byRules={version.origin === "rules"}
              publishedAt={version.publishedAt}
              standing={standing}
              from={version.effectiveFrom}
              endsBefore={span?.endsBefore ?? null}
              onDemand={version.lane === "on_demand"}
              schedule={version.schedule}
              note={version.noteToPatient}
              differences={differences}
              blocks={version.blocks.map((block) => ({
                ...block,
                prescriptions: block.prescriptions.map((row) => ({ ...row, key: row.id })),
              }))}
              reasons={version.blocks.flatMap((block) =>
                block.prescriptions.flatMap((row) =>
                  row.cautionReason === null
                    ? []
                    : [{ exercise: row.exercise.name, reason: row.cautionReason }],
                ),
              )}
            />
          ))}
        </Section>
      )}
    </>
  );
}
