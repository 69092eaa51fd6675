/**
 * The proof that somebody may do something. Queries take clinic and patient from it and from nowhere else, so that a
 * query nobody authorized does not compile. Only authorize.ts and system.ts can mint one.
 */
import type { Permission } from "./policy.ts";

declare const brand: unique symbol;

export interface Grant<P extends string = string> {
  readonly [brand]: P;
  readonly permission: P;
  /** Null only for system grants that work across clinics (sign-in, set-up, command line). */
  readonly clinicId: string | null;
  readonly memberId: string | null;
  readonly userId: string | null;
  /** The member's role, or `system:purpose`. */
  readonly actorKind: string;
  /** The patient it is about; null when it is about none or about a list. */
  readonly patientId: string | null;
  readonly episodeId: string | null;
}

/** A grant that names its patient and the episode of care. */
export type PatientGrant<P extends Permission = Permission> = Grant<P> & {
  readonly patientId: string;
  readonly clinicId: string;
  readonly memberId: string;
};

/** A grant of a member about their clinic or themselves. */
export type MemberGrant<P extends Permission = Permission> = Grant<P> & {
  readonly clinicId: string;
  readonly memberId: string;
  readonly userId: string;
};

/** Work that no member asked for; system.ts holds the same list as values. */
export type SystemPurpose =
  | "sign-in"
  | "session"
  | "invitation"
  | "setup"
  | "install"
  | "rate-limit"
  | "outbox"
  | "access-log"
  | "public-page"
  | "rules"
  | "daily-pass"
  | "command-line";

/** A grant for one purpose of the system. */
export type SystemGrant<P extends SystemPurpose = SystemPurpose> = Grant<`system:${P}`>;

/** What the rules do by themselves for one patient’s episode: deciding, applying what lowers risk, detecting. */
export type RulesGrant = SystemGrant<"rules"> & {
  readonly patientId: string;
  readonly clinicId: string;
  readonly episodeId: string;
};

/** A member who may, or the rules: whoever reads or writes within one patient’s episode. */
export type EpisodeGrant<P extends Permission = Permission> = PatientGrant<P> | RulesGrant;

const minted = new WeakSet<object>();

/** Mints a grant. Imported by authorize.ts and system.ts alone, which an architecture test holds. */
export function unsafeMintGrant<P extends string>(fields: Omit<Grant<P>, typeof brand>): Grant<P> {
  const grant = Object.freeze({ ...fields }) as Grant<P>;
  minted.add(grant);
  return grant;
}

/** Whether the value was minted here and not built by hand. */
export function isGrant(value: unknown): value is Grant {
  return typeof value === "object" && value !== null && minted.has(value);
}
