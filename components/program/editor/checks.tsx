"use client";
/** What the rules say about the draft: how long it takes, how much it is, what to mind, what is still missing. */
import { useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import { TierMark } from "#components/ui/tier-mark.tsx";
import { mainCountWarning } from "#lib/domain/program.ts";
import type { DraftChecks } from "#lib/domain/program-draft.ts";
import styles from "./editor.module.css";

export function Checks({ checks, patient }: { readonly checks: DraftChecks; readonly patient: string }) {
  const t = useTranslations("assign");
  const count = (problem: "reason" | "load") =>
    checks.problems.filter((found) => found.problem === problem).length;
  const [reasonsMissing, loadsMissing] = [count("reason"), count("load")];
  return (
    <section aria-label={t("checks", { patient })}>
      <p className={styles.minutes}>
        <b>{checks.minutes}</b>
        <span>
          {t("minutes", { count: checks.minutes })}
          {checks.minutesAWeek === 0 ? null : (
            <>
              <br />
              {t("minutesWeek", { minutes: checks.minutesAWeek })}
            </>
          )}
        </span>
      </p>
      <h2>{t("checks", { patient })}</h2>
      <ul className={styles.checks} aria-live="polite">
        {checks.mainCount >= mainCountWarning ? (
          <li>
            <TierMark tier={2} />
            {t("mainMany", { count: checks.mainCount })}
          </li>
        ) : (
          <li>
            <Icon name="tick" size="s" />
            {t("mainCount", { count: checks.mainCount })}
          </li>
        )}
        {checks.dailyStrength ? (
          <li>
            <TierMark tier={2} />
            {t("dailyStrength")}
          </li>
        ) : null}
        {checks.modify > 0 ? (
          <li>
            <TierMark tier={2} />
            {t("cautions", { count: checks.modify })}
          </li>
        ) : null}
        {reasonsMissing > 0 ? (
          <li>
            <TierMark tier={1} />
            {t("reasons", { count: reasonsMissing })}
          </li>
        ) : null}
        {checks.reasonsGiven > 0 ? (
          <li>
            <Icon name="tick" size="s" />
            {t("reasonsDone", { count: checks.reasonsGiven })}
          </li>
        ) : null}
        {checks.modify + checks.reasonsGiven + reasonsMissing === 0 ? (
          <li>
            <Icon name="tick" size="s" />
            {t("noCautions")}
          </li>
        ) : null}
        {loadsMissing > 0 ? (
          <li>
            <TierMark tier={1} />
            {t("loadsMissing", { count: loadsMissing })}
          </li>
        ) : null}
        {checks.loadsToFind > 0 ? (
          <li>
            <Icon name="info" size="s" />
            {t("loads", { count: checks.loadsToFind })}
          </li>
        ) : null}
      </ul>
    </section>
  );
}
