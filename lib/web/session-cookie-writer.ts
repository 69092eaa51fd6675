/**
 * Handing the sign-in cookie out and taking it back, where a server action proved who somebody is. The cookie is the
 * one that next-auth's own routes set: same name, same content, same flags.
 */
import "server-only";
import { cookies, headers } from "next/headers";
import { encode } from "next-auth/jwt";
import { env, isHttps } from "#lib/kernel/env.ts";
import { describeDevice } from "./device.ts";
import { sessionCookieName } from "./session-cookie.ts";

const yearSeconds = 365 * 86_400;
const flags = () => ({ httpOnly: true, sameSite: "lax" as const, path: "/", secure: isHttps() });

/** Signs this device in: the cookie carries nothing but the id of the session. */
export async function handOutSession(sessionId: string): Promise<void> {
  const value = await encode({ token: { sid: sessionId }, secret: env().RUNG_SECRET, maxAge: yearSeconds });
  (await cookies()).set(sessionCookieName(), value, { ...flags(), maxAge: yearSeconds });
}

/** Takes the cookie back from this device. The session itself is ended by the use case. */
export async function takeBackSession(): Promise<void> {
  (await cookies()).set(sessionCookieName(), "", { ...flags(), maxAge: 0 });
}

/** Device and address of the request, as use cases for visitors want them. */
export async function requestOrigin(): Promise<{ device: string; address: string }> {
  const incoming = await headers();
  return {
    device: describeDevice(incoming.get("user-agent") ?? ""),
    address: incoming.get("x-rung-address") ?? "unknown",
  };
}
