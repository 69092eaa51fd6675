/**
 * What the patient does now about open red flags. Invariants: an emergency stands alone with its number; the number is
 * there offline and as text; nothing reassures or names a cause. Source: clinical.md A4, I, L; wording `redFlag.actions`.
 */
import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { UrgentPanel } from "#components/ui/urgent-panel.tsx";
import type { PatientAction, RedFlagLock } from "#lib/domain/red-flag.ts";
import styles from "./advice.module.css";

export interface AdviceContacts {
  readonly emergencyNumber: string;
  readonly doctorNumber: string;
  readonly crisisLine: string;
  readonly replyTime: string;
}

export interface RedFlagAdviceProps {
  /** From `actionsFor`, most urgent first; at least one. */
  readonly actions: readonly PatientAction[];
  readonly lock: RedFlagLock;
  readonly contacts: AdviceContacts;
}

export function RedFlagAdvice({ actions, lock, contacts }: RedFlagAdviceProps) {
  const t = useTranslations("redFlag");
  const [first, ...others] = actions;
  if (first === undefined) return null;
  const call = (number: string) => ({ label: t("actions.call", { number }), number });
  const paused = lock.sessions ? t("locked.sessions") : lock.strengthening ? t("locked.strengthening") : null;
  const told = t("recorded.sent");
  if (first.code === "E") {
    return (
      <div className={styles.panel} data-without-tabs="">
        <UrgentPanel
          title={t("actions.titleE")}
          calls={[call(contacts.emergencyNumber), ...(first.crisisLine ? [call(contacts.crisisLine)] : [])]}
          note={
            <>
              {paused} {told}
            </>
          }
        >
          <p>{t("actions.E", { emergencyNumber: contacts.emergencyNumber })}</p>
          {first.crisisLine ? <p>{t("actions.crisis", { crisisLine: contacts.crisisLine })}</p> : null}
        </UrgentPanel>
      </div>
    );
  }
  const places = {
    doctorNumber: contacts.doctorNumber,
    replyTime: contacts.replyTime,
    emergencyNumber: contacts.emergencyNumber,
  };
  return (
    <>
      {first.code === "S" ? (
        <div className={styles.panel}>
          <UrgentPanel
            title={t("actions.titleS")}
            calls={[call(contacts.doctorNumber)]}
            note={
              <>
                {paused} {told}
              </>
            }
          >
            {t("actions.S", places)}
          </UrgentPanel>
        </div>
      ) : (
        <div className={styles.steps}>
          <h1>{t(`actions.title${first.code}`)}</h1>
          <p>{t(`actions.${first.code}`, places)}</p>
          <p>
            {paused} {told}
          </p>
          <LinkButton href="/today" variant="primary" size="xl" wide>
            {t("toToday")}
          </LinkButton>
        </div>
      )}
      {others.map((action) => (
        <Section key={action.code} title={t(`actions.title${action.code}`)}>
          <p>{t(`actions.${action.code}`, places)}</p>
        </Section>
      ))}
    </>
  );
}
