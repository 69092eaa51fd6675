/**
 * Red flags as the care team reads them: code, finding, the question as the patient read it, when and why, and how it
 * ended. Invariant: the code always stands with its word and a shape, never by colour alone.
 */
import { useFormatter, useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import type { LocalDay } from "#lib/domain/calendar.ts";
import {
  contextItems,
  isContextFlagId,
  isQuestionId,
  type RedFlagCode,
  type ScreenOccasion,
} from "#lib/domain/red-flag-questions.ts";
import styles from "./flag-list.module.css";

export interface ListedFlag {
  readonly id: string;
  readonly questionId: string;
  readonly code: RedFlagCode;
  readonly raisedBy: readonly string[];
  readonly raisedAt: Date;
  readonly occasion: ScreenOccasion;
  readonly end: {
    readonly reason: string;
    readonly assessedBy: string | null;
    readonly assessedOn: LocalDay | null;
    readonly at: Date;
    readonly byName: string;
  } | null;
}

const shapes = { E: "octagon", S: "diamond", T: "triangle", U: "circle" } as const;
const tones = { E: styles.now, S: styles.now, T: styles.wait, U: styles.quiet } as const;

export function FlagList({ flags }: { readonly flags: readonly ListedFlag[] }) {
  return (
    <ul className={styles.flags}>
      {flags.map((flag) => (
        <li key={flag.id}>
          <FlagLine flag={flag} />
        </li>
      ))}
    </ul>
  );
}

/** The finding in a few words, such as "Fever with back pain". */
export function useFlagName() {
  const t = useTranslations("redFlag.staff.labels");
  return (questionId: string) => (t.has(questionId) ? t(questionId as "fever") : questionId);
}

function FlagLine({ flag }: { readonly flag: ListedFlag }) {
  const t = useTranslations("redFlag");
  const record = useTranslations("record");
  const format = useFormatter();
  const nameOf = useFlagName();
  const when = { dateStyle: "medium", timeStyle: "short" } as const;
  const { questionId, code, end } = flag;
  const reasons = flag.raisedBy
    .filter((reason) => reason !== "answer" && t.has(`staff.raisedBy.${reason as "answer"}`))
    .map((reason) => t(`staff.raisedBy.${reason as "answer"}`));
  const lock = code === "T" && isContextFlagId(questionId) ? "T_context" : code;
  const asked = questionTextOf(questionId);
  return (
    <>
      <p className={styles.name}>
        <span className={tones[code]}>
          <Icon name={shapes[code]} />
          {code}
        </span>
        <span>{nameOf(questionId)}</span>
      </p>
      {asked === null ? null : <p className={styles.asked}>“{t(asked)}”</p>}
      <p className={styles.facts}>
        {t(`staff.codes.${code}`)}. {t(`staff.locks.${lock}`)}.{" "}
        {record("when", {
          date: format.dateTime(flag.raisedAt, when),
          occasion: t(`occasions.${flag.occasion}`),
        })}
        .{reasons.length === 0 ? null : ` ${record("why", { reasons: format.list(reasons) })}.`}
      </p>
      {end === null ? null : (
        <p className={styles.end}>
          {record("endedBy", { name: end.byName, date: format.dateTime(end.at, when), reason: end.reason })}
          {end.assessedBy === null || end.assessedOn === null ? null : (
            <>
              {" "}
              {record("assessed", {
                by: end.assessedBy,
                date: format.dateTime(new Date(`${end.assessedOn}T00:00:00Z`), {
                  dateStyle: "medium",
                  timeZone: "UTC",
                }),
              })}
            </>
          )}
        </p>
      )}
    </>
  );
}

/** The key of the question as the patient read it; null where a flag stands on an age that nobody asked for. */
function questionTextOf(questionId: string): `questions.${"fever"}` | `context.${"cancer"}` | null {
  if (isQuestionId(questionId)) return `questions.${questionId as "fever"}`;
  const item = contextItems.find(
    (one) => `context_${one.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}` === questionId,
  );
  return item === undefined ? null : `context.${item as "cancer"}`;
}
