/**
 * What can be done with signals, as links to the form that does it. Invariant: only what the rules allow is offered; the
 * server asks again.
 */
import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/button.tsx";
import { signalRules } from "#lib/domain/signal.ts";
import { restsOnFlags } from "#lib/domain/signal-state.ts";
import type { SignalView } from "./types.ts";

export const signalActs = ["acknowledge", "snooze", "close", "reopen"] as const;
export type SignalActName = (typeof signalActs)[number];

/** The signals among these that an act can be done with. */
export function actable(act: SignalActName, signals: readonly SignalView[]): readonly SignalView[] {
  switch (act) {
    case "acknowledge":
      return signals.filter((signal) => signal.state === "open");
    case "snooze":
      return signals.filter(({ code, state }) => state !== "snoozed" && signalRules[code].tier > 0);
    case "close":
      return signals.filter(({ code }) => !restsOnFlags(code));
    case "reopen":
      return signals.filter((signal) => signal.state !== "open");
  }
}

interface SignalActionsProps {
  readonly patientId: string;
  readonly signals: readonly SignalView[];
  /** Names the signal to those who hear the links; left out where the row says it. */
  readonly line?: string;
  readonly acts?: readonly SignalActName[];
  /** Where the form leads back to. */
  readonly from: "caseload" | "patient";
  /** Letters that do the same on the caseload. */
  readonly keys?: Partial<Record<SignalActName, string>>;
}

/** The links; those that have nothing to act on are left out. */
export function SignalActions({
  patientId,
  signals,
  line,
  acts = signalActs,
  from,
  keys,
}: SignalActionsProps) {
  const t = useTranslations("signal");
  return acts.map((act) => {
    const on = actable(act, signals);
    if (on.length === 0) return null;
    const query = new URLSearchParams(on.map((signal) => ["signal", signal.id]));
    query.set("act", act);
    query.set("from", from);
    return (
      <LinkButton
        key={act}
        href={`/patients/${patientId}/signals?${query.toString()}`}
        variant="quiet"
        size="sm"
        prefetch={false}
        data-act={act}
        aria-label={line === undefined ? undefined : t(`actWith.${act}`, { line })}
      >
        {t(`act.${act}`)}
        {keys?.[act] === undefined ? null : <kbd>{keys[act]}</kbd>}
      </LinkButton>
    );
  });
}
