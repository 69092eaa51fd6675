/** The name of the sign-in cookie and how its content is read. */
import { decode } from "next-auth/jwt";
import { env, isHttps } from "#lib/kernel/env.ts";

/** `__Host-` and Secure where people reach the server over https, plainly named on http. */
export function sessionCookieName(): string {
  return isHttps() ? "__Host-rung.session" : "rung.session";
}

/** The session id inside the cookie's token; null when the token is missing, foreign, altered or expired. */
export async function readSessionId(token: string | undefined): Promise<string | null> {
  if (!token) return null;
  try {
    const content = await decode({ token, secret: env().RUNG_SECRET });
    return typeof content?.sid === "string" ? content.sid : null;
  } catch {
    return null;
  }
}
