/** Who is asking, in pages and actions. Invariant: role and revocation are read for every request, never from the cookie. */
import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { type Actor, type MemberActor, visitor } from "#lib/access/actor.ts";
import type { Role } from "#lib/domain/episode.ts";
import { type Preferences, resolveSession } from "#lib/usecases/sign-in.ts";
import { readSessionId, sessionCookieName } from "./session-cookie.ts";

const resolve = cache(async (): Promise<{ actor: Actor; preferences: Preferences | null }> => {
  const token = (await cookies()).get(sessionCookieName())?.value;
  if (!token) return { actor: visitor, preferences: null };
  return resolveSession(await readSessionId(token));
});

/** The member who is signed in, or a visitor. Read once a request. */
export async function getActor(): Promise<Actor> {
  return (await resolve()).actor;
}

/** Theme and text size of the person; null for a visitor. */
export async function getPreferences(): Promise<Preferences | null> {
  return (await resolve()).preferences;
}

/** The sign-in page, which leads back to the page that was asked for. */
async function signInPath(): Promise<string> {
  const path = (await headers()).get("x-rung-path");
  return path === null || path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`;
}

/** The signed-in member, or a redirect to the sign-in page, which leads back here. Roles are for choosing screens; permissions are in use cases. */
export async function requireActor(...roles: readonly Role[]): Promise<MemberActor> {
  const actor = await getActor();
  if (actor.kind !== "member") redirect(await signInPath());
  if (roles.length > 0 && !roles.includes(actor.role)) redirect(homeOf(actor.role));
  return actor;
}

/** Where a role starts. */
export function homeOf(role: Role): string {
  return { patient: "/today", therapist: "/caseload", clinician: "/dashboard", admin: "/admin/people" }[role];
}
