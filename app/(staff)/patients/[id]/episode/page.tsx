/** Managing an episode of care: labels, care team, phase, discharge and return. */
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "#components/layout/page-header.tsx";
import { useDayWords } from "#components/program/schedule-words.ts";
import { newId } from "#lib/kernel/ids.ts";
import { type EpisodeView, readEpisode } from "#lib/usecases/episode.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import styles from "./_parts/episode.module.css";
import type { FormIds } from "./_parts/form-ids.ts";
import { Labels, Team } from "./_parts/labels-and-team.tsx";
import { PhaseHistory, PhaseMoves } from "./_parts/phase.tsx";

interface EpisodePageProps {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("program.episode"))("phase") };
}

export default async function EpisodePage({ params }: EpisodePageProps) {
  const actor = await requireActor("therapist");
  const { id } = await params;
  const view = requireValue(await readEpisode(actor, { patientId: id }));
  const ids: FormIds = {
    labels: newId(),
    team: newId(),
    link: newId(),
    advance: newId(),
    discharge: newId(),
    return: newId(),
  };
  return <EpisodeScreen view={view} ids={ids} />;
}

function EpisodeScreen({ view, ids }: { readonly view: EpisodeView; readonly ids: FormIds }) {
  const t = useTranslations("program.episode");
  const { day } = useDayWords();
  const { facts, inForce, phaseChanges } = view;
  const since = phaseChanges[0]?.effectiveDay ?? facts.onsetDay;
  return (
    <>
      <PageHeader
        title={t("title", { phase: facts.phase, day: day(since) })}
        lead={
          inForce === null
            ? t("noProgram")
            : t("program", { name: inForce.programName, number: inForce.number })
        }
      />
      <div className={styles.grid}>
        <div>
          <PhaseMoves view={view} ids={ids} />
          <PhaseHistory view={view} />
        </div>
        <div>
          <Team view={view} ids={ids} />
          <Labels view={view} ids={ids} />
        </div>
      </div>
    </>
  );
}
