/**
 * Grants for work that no member asked for. The list is closed; each purpose is tested and stands in the audit as
 * `system:purpose`.
 */
import { type RulesGrant, type SystemGrant, type SystemPurpose, unsafeMintGrant } from "./grant.ts";

export const systemPurposes = [
  "sign-in",
  "session",
  "invitation",
  "setup",
  "install",
  "rate-limit",
  "outbox",
  "access-log",
  "public-page",
  "rules",
  "daily-pass",
  "command-line",
] as const satisfies readonly SystemPurpose[];

/** A grant for one closed purpose; `about` narrows it to what the work is about. */
export function systemGrant<P extends SystemPurpose>(
  purpose: P,
  about: {
    clinicId?: string | null;
    memberId?: string | null;
    userId?: string | null;
    patientId?: string | null;
    episodeId?: string | null;
  } = {},
): SystemGrant<P> {
  if (!systemPurposes.includes(purpose)) throw new Error("invariant broken: unknown system purpose");
  return unsafeMintGrant<`system:${P}`>({
    permission: `system:${purpose}`,
    clinicId: about.clinicId ?? null,
    memberId: about.memberId ?? null,
    userId: about.userId ?? null,
    actorKind: `system:${purpose}`,
    patientId: about.patientId ?? null,
    episodeId: about.episodeId ?? null,
  });
}

/** The rules' own grant for one patient’s episode. Ask for it only after an event of that episode has been authorized. */
export function systemRulesGrant(about: {
  readonly clinicId: string;
  readonly patientId: string;
  readonly episodeId: string;
}): RulesGrant {
  return systemGrant("rules", about) as RulesGrant;
}
