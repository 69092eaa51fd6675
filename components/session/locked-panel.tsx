/**
 * What stands instead of a session while a red flag is open. Invariant: an emergency stands alone; the number is on the
 * screen whatever else is; nothing here reassures or names a cause. Source: clinical.md A4, I, L.
 */
import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/button.tsx";
import { UrgentPanel } from "#components/ui/urgent-panel.tsx";
import type { PatientAction, RedFlagLock } from "#lib/domain/red-flag.ts";

export interface LockedPanelProps {
  readonly actions: readonly PatientAction[];
  readonly lock: RedFlagLock;
  readonly contacts: {
    readonly emergencyNumber: string;
    readonly doctorNumber: string;
    readonly crisisLine: string;
    readonly replyTime: string;
  };
  /** Where calm care goes on under a T; left out where it does not. */
  readonly calmHref?: string;
}

export function LockedPanel({ actions, lock, contacts, calmHref }: LockedPanelProps) {
  const t = useTranslations("redFlag");
  const today = useTranslations("today.locked");
  const most = actions.find((action) => lock.by.includes(action.code)) ?? actions[0];
  const code = most?.code ?? lock.by[0] ?? "T";
  const calls = [
    ...(code === "E" ? [contacts.emergencyNumber] : code === "S" ? [contacts.doctorNumber] : []),
    ...(most?.crisisLine ? [contacts.crisisLine] : []),
  ].map((number) => ({ number, label: t("actions.call", { number }) }));
  return (
    <UrgentPanel
      title={t(`actions.title${code}`)}
      calls={calls}
      note={t(lock.sessions ? "locked.sessions" : "locked.strengthening")}
    >
      <p>{t(`actions.${code}`, { ...contacts })}</p>
      {most?.crisisLine ? <p>{t("actions.crisis", { crisisLine: contacts.crisisLine })}</p> : null}
      {calmHref === undefined ? null : (
        <LinkButton href={calmHref} wide>
          {today("calm")}
        </LinkButton>
      )}
    </UrgentPanel>
  );
}
