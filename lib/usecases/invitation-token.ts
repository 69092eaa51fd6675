/**
 * The secret in an invitation's link. Invariant: it is random, and only its hash is stored; whoever reads the database
 * cannot open an invitation.
 */
import { createHash, randomBytes } from "node:crypto";
import { renderSVG } from "uqr";
import type { Role } from "#lib/domain/episode.ts";
import { env } from "#lib/kernel/env.ts";

/** Days an invitation can be opened: patients get more time, staff have to be there soon. */
export const invitationDays = (role: Role): number => (role === "patient" ? 14 : 7);

/** When an invitation issued at `from` ends. */
export const invitationExpiry = (role: Role, from: Date): Date =>
  new Date(from.getTime() + invitationDays(role) * 86_400_000);

/** A fresh token of 32 random bytes, with the hash to store. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashToken(token) };
}

/** SHA-256 of a token; enough, because the token is random and long. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** The address to open or to hand over. */
export const invitationLink = (token: string): string => `${new URL(env().RUNG_URL).origin}/invite/${token}`;

/** The same address as a QR code for a phone's camera: a whole <svg> element. */
export const linkAsQrCode = (link: string): string => renderSVG(link, { ecc: "M", border: 2 });
