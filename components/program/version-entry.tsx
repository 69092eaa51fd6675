/** One published version in the history: when it stood, who published it, what changed, what is in it. */
import { useFormatter, useTranslations } from "next-intl";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { LocalDay } from "#lib/domain/calendar.ts";
import { addDays } from "#lib/domain/calendar.ts";
import type { Difference } from "#lib/domain/program-difference.ts";
import type { Schedule } from "#lib/domain/schedule.ts";
import { DifferenceList } from "./difference-list.tsx";
import styles from "./program.module.css";
import { type BlockLook, ProgramBlocks } from "./program-blocks.tsx";
import { useDayWords, useScheduleWords } from "./schedule-words.ts";

export interface VersionEntryProps {
  readonly name: string;
  readonly number: number;
  readonly author: string;
  /** Made by the rules, within the limits that the author set. */
  readonly byRules: boolean;
  readonly publishedAt: Date;
  readonly standing: "in_force" | "to_come" | "past" | "replaced";
  readonly from: LocalDay;
  /** The first day on which it no longer stands; null while nothing ends it. */
  readonly endsBefore: LocalDay | null;
  readonly onDemand: boolean;
  readonly schedule: Schedule;
  readonly note: string | null;
  /** Null for the first version of the lane. */
  readonly differences: readonly Difference[] | null;
  readonly blocks: readonly BlockLook[];
  readonly reasons: readonly { readonly exercise: string; readonly reason: string }[];
}

export function VersionEntry(props: VersionEntryProps) {
  const t = useTranslations("program.history");
  const format = useFormatter();
  const { day } = useDayWords();
  const schedule = useScheduleWords("staff");
  const { standing, from, endsBefore, differences } = props;
  const when =
    standing === "replaced"
      ? t("never")
      : endsBefore === null
        ? t("from", { day: day(from) })
        : t("until", { from: day(from), to: day(addDays(endsBefore, -1)) });
  return (
    <article className={styles.version} data-standing={standing}>
      <header>
        <h3>{t("version", { name: props.name, number: props.number })}</h3>
        <p>
          <b>{t(`standing.${standing}`, { day: day(from) })}</b>
          {standing === "to_come" || standing === "replaced" ? null : `, ${when}`}
          {props.onDemand ? ` · ${t("onDemand")}` : null}
        </p>
        <p>
          {t(props.byRules ? "byRules" : "by", {
            author: props.author,
            at: format.dateTime(props.publishedAt, { dateStyle: "medium", timeStyle: "short" }),
          })}
        </p>
      </header>
      <div>
        {differences === null ? (
          <p>{t("first")}</p>
        ) : differences.length === 0 ? (
          <p>{t("same")}</p>
        ) : (
          <DifferenceList differences={differences} />
        )}
        <p className={styles.quietLine}>{schedule(props.schedule)}</p>
        {props.note === null ? null : (
          <p className={styles.quietLine}>
            {t("note")}: “{props.note}”
          </p>
        )}
        {props.reasons.length === 0 ? null : (
          <dl className={styles.reasons}>
            {props.reasons.map((entry) => (
              <div key={entry.exercise}>
                <dt>{entry.exercise}</dt>
                <dd>{entry.reason}</dd>
              </div>
            ))}
          </dl>
        )}
        <Disclosure summary={t("showContent")}>
          <ProgramBlocks blocks={props.blocks} hrefOf={(slug) => `/exercise/${slug}`} />
        </Disclosure>
      </div>
    </article>
  );
}
