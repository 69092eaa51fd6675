/** How often somebody may try something. Keys are hashed: neither names nor addresses are stored. */
import { createHash } from "node:crypto";
import { countAttempt, dropOldWindows } from "#db/queries/rate-limit.ts";
import { getStore } from "#db/runtime/store.ts";
import { systemGrant } from "#lib/access/system.ts";
import { now } from "#lib/kernel/clock.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";

/** Attempts a window, and the window in seconds. */
export const rateLimits = {
  /** Wrong or right, per name. */
  signInName: { attempts: 10, windowSeconds: 900 },
  signInAddress: { attempts: 60, windowSeconds: 900 },
  /** Guesses at the present passphrase of somebody who is signed in. */
  passphraseChange: { attempts: 10, windowSeconds: 900 },
  setupCode: { attempts: 10, windowSeconds: 900 },
  invitation: { attempts: 30, windowSeconds: 900 },
  /** Everything a signed-in member changes. */
  memberWrites: { attempts: 900, windowSeconds: 300 },
  /** Every change of a visitor, per address. */
  visitorWrites: { attempts: 60, windowSeconds: 300 },
} as const;

export type RateLimitName = keyof typeof rateLimits;

/** Counts an attempt; `too_many` when the window is full. */
export async function takeAttempt(name: RateLimitName, who: string): Promise<Result<undefined, "too_many">> {
  const { attempts, windowSeconds } = rateLimits[name];
  const key = createHash("sha256").update(`${name}\u0000${who}`).digest("hex");
  const hits = await countAttempt(await getStore(), systemGrant("rate-limit"), {
    key,
    windowSeconds,
    at: now(),
  });
  return hits > attempts ? err("too_many") : ok();
}

/** Forgets windows that ended long ago. */
export async function dropOldAttempts(at: Date): Promise<void> {
  const longest = Math.max(...Object.values(rateLimits).map((limit) => limit.windowSeconds));
  await dropOldWindows(await getStore(), systemGrant("rate-limit"), new Date(at.getTime() - 2000 * longest));
}
