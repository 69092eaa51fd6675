/**
 * A patient's signals on their page: each with its shape, its sentence, what has been said of it, its rule and data, and
 * what can be done. Invariants: a clinician reads and has nothing to press; P0 offers no snooze; a signal that follows
 * a red flag offers no closing, because its flag is ended in the record.
 */
import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import { TierMark } from "#components/ui/tier-mark.tsx";
import { signalRules } from "#lib/domain/signal.ts";
import styles from "./signal.module.css";
import { SignalActions } from "./signal-actions.tsx";
import { RulesAndData } from "./signal-detail.tsx";
import { useSignalText } from "./signal-text.ts";
import type { SignalView } from "./types.ts";

interface SignalListProps {
  readonly patientId: string;
  readonly signals: readonly SignalView[];
  readonly now: Date;
  readonly readOnly: boolean;
}

export function SignalList({ patientId, signals, now, readOnly }: SignalListProps) {
  const t = useTranslations("signal");
  const tier = useTranslations("ui.tier");
  const { text, waiting, noted } = useSignalText(now);
  return (
    <ul className={styles.list} aria-label={t("label")}>
      {signals.map((signal) => {
        const { line, rule } = text(signal);
        const said = noted(signal);
        const level = signalRules[signal.code].tier;
        const isSnoozed = signal.state === "snoozed";
        return (
          <li key={signal.id} className={classNames(styles.signal, isSnoozed && styles.snoozed)}>
            <TierMark tier={level} label={tier(`${level}`)} muted={isSnoozed} />
            <div>
              <b>{line}</b>
              <small>{[rule, waiting([signal])].filter(Boolean).join(" ")}</small>
              {said === "" ? null : <small>{said}</small>}
              <div className={styles.foot}>
                {readOnly ? null : (
                  <SignalActions patientId={patientId} signals={[signal]} line={line} from="patient" />
                )}
                <RulesAndData signals={[signal]} now={now} />
              </div>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
