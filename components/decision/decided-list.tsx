/**
 * Decisions that need nothing any more: applied by the rules, or answered by a person. Invariant: what another decision
 * replaced stays on the list, struck through and marked so.
 */
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Arrow } from "#components/ui/glyph.tsx";
import { sayProgression } from "#lib/domain/progression-words.ts";
import styles from "./decision.module.css";
import { DoseFigure } from "./decision-show.tsx";
import type { CardView } from "./types.ts";

interface DecidedListProps {
  readonly rows: readonly (CardView & { readonly patientName: string })[];
}

export function DecidedList({ rows }: DecidedListProps) {
  return (
    <ul className={styles.decided}>
      {rows.map((row) => (
        <DecidedRow key={row.decisionId} row={row} />
      ))}
    </ul>
  );
}

function DecidedRow({ row }: { readonly row: DecidedListProps["rows"][number] }) {
  const t = useTranslations("decision");
  const say = useTranslations("progression");
  const format = useFormatter();
  const { resolution } = row;
  const to = resolution?.dose ?? row.to;
  const stopped = row.spoken.action === "STOP_NOTIFY";
  return (
    <li className={row.superseded ? styles.superseded : undefined}>
      <p>
        <Link href={`/patients/${row.patientId}/decisions#${row.decisionId}`}>{row.patientName}</Link>
        {`, ${row.exercise.name}: `}
        <span className={row.superseded ? styles.struck : undefined}>
          <DoseFigure dose={row.from} />
          {to === null && !stopped ? null : (
            <>
              {" "}
              <Arrow label={t("to")} />{" "}
              <b>
                {stopped || to === null ? (
                  t("stopped")
                ) : (
                  <>
                    {row.toExercise === null || resolution?.kind === "changed"
                      ? null
                      : `${row.toExercise.name} `}
                    <DoseFigure dose={to} />
                  </>
                )}
              </b>
            </>
          )}
        </span>
      </p>
      <p className={styles.why}>
        {sayProgression((key, values) => say(key as never, values as never), row.spoken, "staff")}
      </p>
      <p className={styles.quiet}>
        {row.superseded ? `${t("supersededMark")} ` : null}
        {resolution === null
          ? null
          : t(`resolved.${resolution.kind}`, {
              by: resolution.by ?? t("theRules"),
              at: format.dateTime(resolution.at, { dateStyle: "medium", timeStyle: "short" }),
            })}
        {resolution?.reason ? ` ${t("withReason", { reason: resolution.reason })}` : null}
      </p>
    </li>
  );
}
