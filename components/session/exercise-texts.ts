/** The sentences of the session form, made once on the server for the parts that run in the browser. */
import { useTranslations } from "next-intl";
import { useEffortScaleTexts, usePainScaleTexts } from "#components/form/scale-fields.tsx";
import type { SessionExerciseView } from "#lib/domain/session-view.ts";
import type { ExerciseLogTexts } from "./exercise-log.tsx";
import type { FinishDockProps } from "./finish-dock.tsx";
import type { RecorderTexts } from "./recorder.tsx";

/** `amberMax` is the version's setting. */
export function useExerciseLogTexts(amberMax: number): ExerciseLogTexts {
  const t = useTranslations("session.exercise");
  const pain = useTranslations("session.pain");
  return {
    pain: {
      ...usePainScaleTexts(false),
      feedback: { green: pain("green"), amber: pain("amber", { amberMax }), red: pain("red") },
    },
    effort: useEffortScaleTexts(false),
    painLabel: t("pain"),
    effortLabel: t("effort"),
    loadLabel: t("load"),
    unit: {
      reps: t("unit.reps"),
      minutes: t("unit.minutes"),
      seconds: t("unit.seconds"),
      metres: t("unit.metres"),
    },
    minutes: t("minutes"),
    seconds: t("seconds"),
    stopLabel: t("stop"),
    stops: {
      none: t("stopNone"),
      pain: t("stopPain"),
      too_hard: t("stopHard"),
      time: t("stopTime"),
      other: t("stopOther"),
    },
    stopButton: t("stopButton"),
    askPain: t("askPain"),
    skip: t("skip"),
    asAsked: t("asAsked"),
    save: t("save"),
    saveAgain: t("saveAgain"),
    saved: t("saved"),
    kept: t("kept"),
    saving: t("saving"),
    less: t("less"),
    more: t("more"),
  };
}

export function useRecorderTexts(): RecorderTexts {
  const t = useTranslations("session.save");
  return {
    offline: t("offline"),
    signedOut: t("signedOut"),
    signIn: t("signIn"),
    conflict: t("conflict"),
    refused: t("refusedPlain"),
    full: t("full"),
    reload: t("reload"),
  };
}

/** `count` is how many exercises there are; `live` a session under way, else an entry made afterwards. */
export function useFinishTexts(count: number, live: boolean): FinishDockProps["texts"] {
  const t = useTranslations("session.finish");
  return {
    action: t(live ? "action" : "actionEntry"),
    left: Array.from({ length: count + 1 }, (_, left) => t("left", { count: left })),
    anyway: t("anyway"),
    keepGoing: t("keepGoing"),
    waiting: t("waiting"),
    kept: t("kept"),
  };
}

/** The names of an exercise's sets, and the first entries of those corrected since. */
export function useSetNames(exercise: SessionExerciseView): { names: string[]; firsts: (string | null)[] } {
  const t = useTranslations("session.exercise");
  return {
    names: exercise.sets.map((set) =>
      set.side === "both"
        ? t("set", { number: set.index + 1 })
        : t("setSide", { number: set.index + 1, side: set.side }),
    ),
    firsts: exercise.sets.map((set) => (set.firstDone === null ? null : t("first", { done: set.firstDone }))),
  };
}
