/**
 * next-auth: credentials in, a JWT that carries nothing but a session id out. The session itself stands in the
 * database and is looked up for each request, so that it can be revoked.
 */
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env, isHttps } from "#lib/kernel/env.ts";
import { signInInput } from "#lib/schemas/account.ts";
import { resolveSession, signIn, signOut } from "#lib/usecases/sign-in.ts";
import { describeDevice } from "./device.ts";
import { sessionCookieName } from "./session-cookie.ts";

const yearSeconds = 365 * 86_400;

/** The options of the sign-in routes. A function: settings are read at the first request, not while building. */
export function authOptions(): NextAuthOptions {
  const secure = isHttps();
  const cookie = (name: string) => ({
    name: `${secure ? "__Host-" : ""}rung.${name}`,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  });
  return {
    secret: env().RUNG_SECRET,
    session: { strategy: "jwt", maxAge: yearSeconds },
    jwt: { maxAge: yearSeconds },
    useSecureCookies: secure,
    cookies: {
      sessionToken: { ...cookie("session"), name: sessionCookieName() },
      csrfToken: cookie("csrf"),
      callbackUrl: cookie("callback"),
    },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [
      Credentials({
        credentials: { signInName: {}, passphrase: {} },
        async authorize(credentials, request) {
          const input = signInInput.safeParse({
            signInName: credentials?.signInName,
            passphrase: credentials?.passphrase,
          });
          if (!input.success) return null;
          const header = (name: string) => (request.headers?.[name] as string | undefined) ?? "";
          const result = await signIn(input.data, {
            device: describeDevice(header("user-agent")),
            address: header("x-rung-address") || "unknown",
          });
          if (!result.ok) throw new Error(result.code);
          return { id: result.value.sessionId };
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        return user ? { sid: user.id } : token;
      },
      session({ session }) {
        return { expires: session.expires };
      },
      redirect({ url, baseUrl }) {
        return url.startsWith("/") && !url.startsWith("//") ? `${baseUrl}${url}` : baseUrl;
      },
    },
    events: {
      async signOut({ token }) {
        const { actor } = await resolveSession(typeof token?.sid === "string" ? token.sid : null);
        await signOut(actor);
      },
    },
  };
}
