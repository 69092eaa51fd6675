/** Where the person is signed in, this device first, each with a way out. */
import { getFormatter, getTranslations } from "next-intl/server";
import styles from "#app/(member)/account/account.module.css";
import { revokeDevice, revokeOtherDevices } from "#app/(member)/account/actions.ts";
import { ActionForm } from "#components/form/action-form.tsx";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Account } from "#lib/usecases/account.ts";

const moment = {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "numeric",
  minute: "2-digit",
} as const;

export async function Devices({ devices }: { readonly devices: Account["devices"] }) {
  const [t, format] = await Promise.all([getTranslations("account.devices"), getFormatter()]);
  return (
    <Section title={t("title", { count: devices.length })} note={t("note")}>
      <ul className={styles.devices}>
        {devices.map((device) => {
          const name = device.device || t("unknown");
          return (
            <li key={device.id}>
              <span>
                <b>{name}</b>
                {device.isThisOne ? <span className={styles.here}>, {t("thisOne")}</span> : null}
                <small>
                  {t("since", {
                    since: format.dateTime(device.createdAt, moment),
                    last: format.dateTime(device.lastSeenAt, moment),
                  })}
                </small>
              </span>
              {device.isThisOne ? null : (
                <ActionForm
                  action={revokeDevice}
                  idempotencyKey={newIdempotencyKey()}
                  className={styles.inline}
                  label={t("signOutNamed", { device: name })}
                >
                  <input type="hidden" name="sessionId" value={device.id} />
                  <SubmitButton variant="quiet">
                    {t("signOut")}
                    <span className="vh"> {name}</span>
                  </SubmitButton>
                </ActionForm>
              )}
            </li>
          );
        })}
      </ul>
      {devices.length > 2 ? (
        <ActionForm
          action={revokeOtherDevices}
          idempotencyKey={newIdempotencyKey()}
          className={styles.inline}
        >
          <SubmitButton variant="secondary">{t("others")}</SubmitButton>
        </ActionForm>
      ) : null}
    </Section>
  );
}
