/** Checks that the stored credit is what the facts say. For the doctor command and for tests; it changes nothing. */
import { listEpisodes } from "#db/queries/command-line.ts";
import { listCredits } from "#db/queries/credit.ts";
import {
  listSessionIdsBetween,
  listSessions,
  listVersionsForFacts,
  type SessionReader,
} from "#db/queries/session.ts";
import { type Db, getStore } from "#db/runtime/store.ts";
import { systemGrant, systemRulesGrant } from "#lib/access/system.ts";
import { type CreditRow, creditRowOf } from "#lib/domain/session.ts";

export interface CreditCheck {
  /** Sessions looked at. */
  readonly checked: number;
  /** Ids of the sessions whose stored credit differs from their facts. */
  readonly differing: string[];
}

/** Sessions read at once. */
const portion = 500;

/** Computes the credit of every session within the grant's reach anew and compares; one without a stored credit differs. */
export async function recomputeCredits(db: Db, grant: SessionReader): Promise<CreditCheck> {
  const stored = new Map((await listCredits(db, grant)).map((row) => [row.sessionId, row]));
  const ids = await listSessionIdsBetween(db, grant, "0000-01-01", "9999-12-31", 1_000_000);
  const differing: string[] = [];
  for (let from = 0; from < ids.length; from += portion) {
    const sessions = await listSessions(db, grant, ids.slice(from, from + portion));
    const versions = await listVersionsForFacts(
      db,
      grant,
      sessions.map((session) => session.versionId),
    );
    for (const session of sessions) {
      if (session.episodeId !== grant.episodeId) continue;
      const version = versions.get(session.versionId);
      const row = stored.get(session.id);
      const same = row && version && isSame(row, creditRowOf(session, version.items, version.painAmberMax));
      if (!same) differing.push(session.id);
    }
  }
  return { checked: ids.length, differing };
}

/**
 * The same over every episode of the database, for whoever stands at the server's terminal. Read-only: a session whose
 * stored credit differs is counted and left as it is.
 */
export async function recomputeAllCredits(): Promise<CreditCheck> {
  const { read } = await getStore();
  let checked = 0;
  const differing: string[] = [];
  for (const episode of await listEpisodes(read, systemGrant("command-line"))) {
    const found = await recomputeCredits(read, systemRulesGrant(episode));
    checked += found.checked;
    differing.push(...found.differing);
  }
  return { checked, differing };
}

const compared = [
  "localDay",
  "credit",
  "counts",
  "safetyStop",
  "late",
  "painDuring",
  "restPainBefore",
  "finished",
] as const;

function isSame(stored: Omit<CreditRow, "sessionId">, computed: CreditRow): boolean {
  return compared.every((key) => stored[key] === computed[key]);
}
