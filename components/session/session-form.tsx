/** The form of a session under way, or of one entered afterwards: its head, its exercises, its end. */
import { useFormatter, useTranslations } from "next-intl";
import { Dock } from "#components/layout/dock.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import type { SessionExerciseView } from "#lib/domain/session-view.ts";
import { dayDate, longDay } from "./day-text.ts";
import { ExerciseSections, type ExerciseShows } from "./exercise-sections.tsx";
import { useFinishTexts, useRecorderTexts } from "./exercise-texts.ts";
import { FinishDock, LeftTitle } from "./finish-dock.tsx";
import { SessionRecorder } from "./recorder.tsx";

export interface SessionFormProps {
  readonly sessionId: string;
  readonly patientId: string;
  readonly programName: string;
  readonly live: boolean;
  readonly day: string;
  readonly late: "normal" | "flagged" | "waits_for_therapist";
  readonly restPain: number | null;
  readonly drowsy: boolean | null;
  readonly swappedToCalm: boolean;
  readonly exercises: readonly SessionExerciseView[];
  readonly bands: { readonly painGreenMax: number; readonly painAmberMax: number };
  readonly shows: ExerciseShows;
  readonly theme: "auto" | "light" | "dark";
}

export function SessionForm(props: SessionFormProps) {
  const { sessionId, patientId, exercises, live, swappedToCalm, drowsy, late } = props;
  const t = useTranslations("session.open");
  const format = useFormatter();
  const shown = exercises.filter((exercise) => exercise.state !== "left_out");
  const ids = shown.map((exercise) => exercise.prescriptionId);
  const entered = shown
    .filter((exercise) => exercise.state === "logged")
    .map((exercise) => exercise.prescriptionId);
  const titles = Array.from({ length: ids.length + 1 }, (_, count) =>
    t(live ? "title" : "backTitle", { count }),
  );
  const leftOut = exercises.length > shown.length;
  return (
    <SessionRecorder
      sessionId={sessionId}
      patientId={patientId}
      entered={entered}
      order={ids}
      texts={useRecorderTexts()}
    >
      <PageHeader
        over={
          live
            ? t("over", { program: props.programName })
            : t("dayOver", { program: props.programName, date: format.dateTime(dayDate(props.day), longDay) })
        }
        title={<LeftTitle prescriptionIds={ids} titles={titles} />}
      />
      {swappedToCalm ? (
        <Banner tone="amber">
          {t("calmBanner", { pain: props.restPain ?? 0 })} <a href="/help">{t("calmHelp")}</a>
        </Banner>
      ) : null}
      {drowsy && leftOut ? <Banner tone="amber">{t("drowsyBanner")}</Banner> : null}
      {late === "waits_for_therapist" ? <Banner>{t("waits")}</Banner> : null}
      {late === "flagged" ? <Banner>{t("flagged")}</Banner> : null}
      <ExerciseSections exercises={exercises} bands={props.bands} shows={props.shows} theme={props.theme} />
      <LinkButton href="/today" variant="quiet" wide>
        {t("leave")}
      </LinkButton>
      <Dock>
        <FinishDock prescriptionIds={ids} texts={useFinishTexts(ids.length, live)} />
      </Dock>
    </SessionRecorder>
  );
}
