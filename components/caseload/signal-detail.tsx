/**
 * One signal whole: its line, its rule with the threshold, and the data behind it, opened in place.
 * Invariant: nothing is told here that the signal does not hold.
 */
import { useTranslations } from "next-intl";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { signalRules } from "#lib/domain/signal.ts";
import styles from "./signal.module.css";
import { useSignalText } from "./signal-text.ts";
import type { SignalView } from "./types.ts";

interface SignalRuleProps {
  readonly signal: SignalView;
  readonly now: Date;
}

/** The rule in words, the data line by line, tier and weight, and since when it counts. */
export function SignalRule({ signal, now }: SignalRuleProps) {
  const t = useTranslations("signal");
  const tier = useTranslations("ui.tier");
  const { text, lines, when } = useSignalText(now);
  const rule = signalRules[signal.code];
  return (
    <div className={styles.rule}>
      <p>{text(signal).rule}</p>
      <ul>
        {lines(signal.data).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="ink3">
        {t("tierAndWeight", {
          tier: tier(`${rule.tier}`),
          weight: rule.weight,
          when: when(signal.openedAt),
        })}
      </p>
    </div>
  );
}

/** The rules and data of several signals, closed until asked for. */
export function RulesAndData({
  signals,
  now,
}: {
  readonly signals: readonly SignalView[];
  readonly now: Date;
}) {
  const t = useTranslations("signal");
  const { text } = useSignalText(now);
  return (
    <Disclosure summary={t("ruleAndData")}>
      {signals.map((signal) => (
        <div key={signal.id}>
          {signals.length > 1 ? <p className={styles.subject}>{text(signal).line}</p> : null}
          <SignalRule signal={signal} now={now} />
        </div>
      ))}
    </Disclosure>
  );
}
