"use client";
/** What the server said of each answer. Invariant: nothing that was not done goes unsaid, and each says why. */
import { useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import styles from "./decision.module.css";
import type { AnsweredView } from "./types.ts";

export interface Told extends AnsweredView {
  readonly label: string;
  readonly answer: string;
}

/** What became of each answer, in words; what was not done says why. */
export function ToldList({ told }: { readonly told: readonly Told[] }) {
  const t = useTranslations("decision");
  const done = told.filter((one) => one.outcome === "done");
  const others = told.filter((one) => one.outcome !== "done");
  const [first] = done;
  return (
    <>
      {first === undefined ? null : (
        <p>
          <Icon name="tick" size="s" />
          {t(
            `told.${first.answer === "decline" ? "declined" : first.answer === "change" ? "changed" : "approved"}`,
            {
              count: done.length,
              labels: done.map((one) => one.label).join("; "),
            },
          )}
        </p>
      )}
      {others.map((one) => (
        <p key={one.decisionId} className={styles.notDone}>
          <Icon name="info" size="s" />
          {t("told.notDone", { label: one.label, why: t(`outcome.${one.outcome}`) })}
        </p>
      ))}
    </>
  );
}
