/**
 * What changed in the patient's own program and why, and what is paused. Invariants: every change says its reason; a pause
 * is said calmly, with what to do and when an answer comes; nothing blames. Source: clinical.md I, product.md "Today".
 */
import { useLocale, useTranslations } from "next-intl";
import { dayLabel } from "#components/chart/day-label.ts";
import { ExercisePicture } from "#components/exercise/exercise-picture.tsx";
import { useDoseWords } from "#components/prescription/dose-words.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { Dose } from "#lib/domain/dosage.ts";
import { type SpokenDecision, sayProgression } from "#lib/domain/progression-words.ts";
import type { Theme } from "./decision-show.tsx";
import styles from "./own-changes.module.css";
import type { RungView } from "./types.ts";

export interface OwnChangeView {
  readonly exercise: RungView;
  readonly toExercise: RungView | null;
  readonly from: Dose;
  readonly to: Dose | null;
  readonly spoken: SpokenDecision;
  /** A therapist set another dose than the one proposed. */
  readonly isChanged: boolean;
  readonly on: LocalDay;
  readonly by: string | null;
}

export interface OwnPauseView {
  readonly scope: "exercise" | "strengthening";
  readonly exercise: string;
  readonly slug: string;
  readonly reason: string;
  readonly suspendedOn: LocalDay;
}

/** The changes of the last days, newest first; nothing without one. */
export function OwnChangesSection({
  changes,
  theme,
}: {
  readonly changes: readonly OwnChangeView[];
  readonly theme: Theme;
}) {
  const t = useTranslations("decision.own");
  if (changes.length === 0) return null;
  return (
    <Section title={t("title")}>
      <ul className={styles.changes}>
        {changes.map((change) => (
          <li key={`${change.exercise.slug} ${change.on}`}>
            <OwnChange change={change} theme={theme} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OwnChange({ change, theme }: { readonly change: OwnChangeView; readonly theme: Theme }) {
  const t = useTranslations("decision.own");
  const say = useTranslations("progression");
  const words = useDoseWords();
  const locale = useLocale();
  const { exercise, toExercise, from, to, spoken, isChanged, on, by } = change;
  const shown = toExercise ?? exercise;
  return (
    <>
      <div className={styles.picture}>
        <ExercisePicture position={shown.position} picture={shown.picture} theme={theme} />
      </div>
      <div>
        <h3>{shown.name}</h3>
        <p className={styles.dose}>
          {toExercise === null
            ? to === null
              ? words.long(from)
              : t("dose", { from: words.long(from), to: words.long(to) })
            : `${t("rung", { from: exercise.name, to: toExercise.name })} ${to === null ? "" : words.long(to)}`}
        </p>
        <p>
          {isChanged
            ? t("changed")
            : sayProgression((key, values) => say(key as never, values as never), spoken, "patient")}
        </p>
        <p className={styles.since}>
          {t("since", { day: dayLabel(on, locale, "weekday") })}.{" "}
          {by === null ? t("byRules") : t(isChanged ? "changedBy" : "approvedBy", { name: by })}
        </p>
      </div>
    </>
  );
}

const reasons = ["RED_FLAG", "SEVERE_PAIN", "REPEATED_RED", "LONG_LAYOFF", "NO_EASIER"] as const;

interface OwnPausesProps {
  readonly paused: readonly OwnPauseView[];
  readonly replyTime: string;
  /** Where calm care goes on while all strengthening is paused; left out where there is none. */
  readonly calmHref?: string;
  /** The page is about the pause: its first one is the page's own heading. */
  readonly heading?: "h1" | "h2";
}

/** What is paused, all of strengthening first; nothing where nothing is. */
export function OwnPauses({ paused, replyTime, calmHref, heading: Heading = "h2" }: OwnPausesProps) {
  const t = useTranslations("decision.own.paused");
  const locale = useLocale();
  if (paused.length === 0) return null;
  const all = paused.filter((one) => one.scope === "strengthening");
  const shown = all.length > 0 ? all.slice(0, 1) : paused;
  return (
    <section className="sec">
      {shown.map((one) => {
        const reason = reasons.find((code) => code === one.reason);
        return (
          <div key={`${one.scope} ${one.slug}`} className={styles.paused}>
            <Heading>
              {one.scope === "strengthening" ? t("strengthening") : t("exercise", { exercise: one.exercise })}
            </Heading>
            <p>
              {reason === undefined ? null : `${t(`why.${reason}`)} `}
              {t(one.scope === "strengthening" ? "strengtheningText" : "exerciseText")}
            </p>
            <p>{t("reply", { replyTime })}</p>
            <p className={styles.since}>{t("mark", { day: dayLabel(one.suspendedOn, locale, "weekday") })}</p>
          </div>
        );
      })}
      {all.length > 0 && calmHref !== undefined ? (
        <LinkButton href={calmHref} wide>
          {t("calm")}
        </LinkButton>
      ) : null}
    </section>
  );
}
