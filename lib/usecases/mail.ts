/**
 * Sending mail through the clinic's own server. Invariant: nothing about anyone's health leaves in a mail; addresses
 * and names never reach the log.
 */
import { createTransport, type Transporter } from "nodemailer";
import { env } from "#lib/kernel/env.ts";

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export type SendMail = (mail: Mail) => Promise<void>;

/** Whether the clinic configured a mail server and a sender. Without it, links are shown to be handed over. */
export function mailIsConfigured(): boolean {
  return env().SMTP_URL !== "" && env().MAIL_FROM !== "";
}

let transport: { url: string; transporter: Transporter } | undefined;

/** Sends one mail; rejects when the server does not take it. */
export const sendMail: SendMail = async (mail) => {
  const { SMTP_URL, MAIL_FROM } = env();
  if (transport?.url !== SMTP_URL) {
    transport?.transporter.close();
    transport = {
      url: SMTP_URL,
      transporter: createTransport(SMTP_URL, {
        connectionTimeout: 10_000,
        greetingTimeout: 10_000,
        socketTimeout: 30_000,
      } as object),
    };
  }
  await transport.transporter.sendMail({
    from: MAIL_FROM,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
  });
};

/** Puts values into a sentence of the catalogue that has plain `{name}` places only. */
export function fillPlaces(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
