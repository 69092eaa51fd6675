/**
 * What every chapter of the demo clinic is told with: the people on its staff, a moment, a step that must work.
 * Invariant: a step that fails stops the seed, so that no demo stands with a hole in its story.
 */
import { type MemberActor, visitor } from "#lib/access/actor.ts";
import type { Result } from "#lib/kernel/result.ts";
import { acceptInvitation } from "#lib/usecases/accept-invitation.ts";
import { resolveSession } from "#lib/usecases/sign-in.ts";

export const demoPassphrase = "heron wren kestrel swift";
export const demoZone = "Europe/London";

/** The value of a step that must work; anything else is a mistake in the story and stops the seed. */
export function must<T>(step: string, result: Result<T, string, unknown>): T {
  if (!result.ok)
    throw new Error(`the demo stopped at ${step}: ${result.code} ${JSON.stringify(result.detail ?? "")}`);
  return result.value;
}

/** The signed-in person behind a session. */
export async function actorOf(sessionId: string): Promise<MemberActor> {
  const { actor } = await resolveSession(sessionId);
  if (actor.kind !== "member") throw new Error("the demo stopped: a session does not stand");
  return actor;
}

/** What happens at one moment, to be run in order over all patients. */
export interface Moment {
  readonly at: Date;
  run(): Promise<void>;
}

/** The signed-in staff of the demo clinic, by the key of their story. */
export type Staff = Readonly<Record<"admin" | "dana" | "theo" | "mira", MemberActor>>;

/** Opens an invitation's link as the invited person would. */
export async function accept(link: string, signInName: string): Promise<MemberActor> {
  const token = link.split("/").at(-1)!;
  const input = { token, signInName, passphrase: demoPassphrase };
  return actorOf(
    must(
      "accepting",
      await acceptInvitation(visitor, input, { device: "Chrome, Android", address: `demo ${signInName}` }),
    ).sessionId,
  );
}
