/** Who asks. The sign-in carries identity only; role, state and relations are read for each request. */
import type { Role } from "#lib/domain/episode.ts";

export interface MemberActor {
  readonly kind: "member";
  readonly userId: string;
  readonly memberId: string;
  readonly clinicId: string;
  readonly role: Role;
  /** The sign-in session the request came with. */
  readonly sessionId: string;
  readonly name: string;
  /** IANA zone and language of the person. */
  readonly zone: string;
  readonly locale: string;
}

export interface Visitor {
  readonly kind: "visitor";
}

export type Actor = MemberActor | Visitor;

export const visitor: Visitor = { kind: "visitor" };

/** The member id of whoever asks about themselves; empty for a visitor, whom `authorize` then refuses. */
export const selfOf = (actor: Actor): string => (actor.kind === "member" ? actor.memberId : "");
