/**
 * The worker that sends waiting mail. Invariants: a mail is claimed before it is sent, so that two workers send it
 * once; a failed one is tried again later and later, and given up after a day; its link is emptied once it has gone.
 */
import { claimMail, type DueMail, emptyGivenUpMail, listDueMail, markMailSent } from "#db/queries/outbox.ts";
import { getStore } from "#db/runtime/store.ts";
import { systemGrant } from "#lib/access/system.ts";
import { now } from "#lib/kernel/clock.ts";
import { errorFields, log } from "#lib/kernel/logger.ts";
import { catalogue } from "#lib/messages/catalogue.ts";
import { fillPlaces, type Mail, mailIsConfigured, type SendMail, sendMail } from "./mail.ts";

/** Minutes until the next try, by how many tries there were. The last one is about a day after the first. */
const retryMinutes = [1, 5, 15, 60, 180, 480, 720] as const;
const batch = 20;

/**
 * Sends what is due and returns how many went. Called on a timer by the server entry; does nothing without a mail
 * server. Never throws for a mail server that refuses.
 */
export async function deliverOutbox(send: SendMail = sendMail): Promise<{ sent: number; failed: number }> {
  if (!mailIsConfigured()) return { sent: 0, failed: 0 };
  const store = await getStore();
  const grant = systemGrant("outbox");
  const due = await listDueMail(store.read, grant, now(), batch, retryMinutes.length);
  let [sent, failed] = [0, 0];
  for (const mail of due) {
    const at = now();
    const retryAt = new Date(
      at.getTime() + retryMinutes[Math.min(mail.attempts, retryMinutes.length - 1)]! * 60_000,
    );
    if (!(await store.writeUnaudited(grant, (tx) => claimMail(tx, grant, mail, retryAt)))) continue;
    try {
      if (mail.expiresAt.getTime() <= at.getTime()) continue;
      await send(toMail(mail));
      await store.writeUnaudited(grant, (tx) => markMailSent(tx, grant, mail, now()));
      sent += 1;
    } catch (problem) {
      failed += 1;
      log.warn("mail.failed", { ...errorFields(problem), count: mail.attempts + 1 });
    }
  }
  await store.writeUnaudited(grant, (tx) => emptyGivenUpMail(tx, grant, retryMinutes.length, now()));
  if (sent + failed > 0) log.info("mail.delivered", { count: sent });
  return { sent, failed };
}

/** The text of an invitation in the language of the clinic: who invites, the link, how long it works. */
function toMail(mail: DueMail): Mail {
  const { invitation } = catalogue(mail.locale).mail;
  const until = new Intl.DateTimeFormat(mail.locale, { dateStyle: "full", timeZone: mail.zone }).format(
    mail.expiresAt,
  );
  const values = { clinicName: mail.clinicName, inviterName: mail.inviterName, link: mail.link, until };
  const lines = [
    invitation.greeting,
    invitation.invited,
    invitation.open,
    mail.link,
    invitation.until,
    invitation.unexpected,
  ];
  return {
    to: mail.recipient,
    subject: fillPlaces(invitation.subject, values),
    text: `${lines.map((line) => fillPlaces(line, values)).join("\n\n")}\n`,
  };
}
