/** The foot of Today: who reads entries and how fast, the emergency number, and whether everything has been sent. */
import { useTranslations } from "next-intl";
import { OutboxNotice } from "#components/session/outbox-notice.tsx";
import styles from "./today.module.css";

export interface TodayFootProps {
  readonly patientId: string;
  readonly therapistName: string | null;
  readonly clinic: {
    readonly emergencyNumber: string;
    readonly replyTime: string;
    readonly serviceHours: string;
  };
}

export function TodayFoot({ patientId, therapistName, clinic }: TodayFootProps) {
  const t = useTranslations("today.foot");
  const name = therapistName?.split(" ")[0] ?? "none";
  return (
    <div className={styles.foot}>
      <p>{t("nobody", { name, replyTime: clinic.replyTime, serviceHours: clinic.serviceHours })}</p>
      <p>{t("emergency", { number: clinic.emergencyNumber })}</p>
      <OutboxNotice
        patientId={patientId}
        texts={{
          sent: t("sent"),
          unsent: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((count) => t("unsent", { count })),
          many: t("unsent", { count: 10 }),
        }}
      />
    </div>
  );
}
