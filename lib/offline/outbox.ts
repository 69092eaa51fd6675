/**
 * Facts kept on this phone until the clinic has them. Invariants: a fact leaves the outbox only when the server has
 * answered for it by its id; it is kept under the patient it belongs to, so another person on the same phone never
 * sends it; sending twice is harmless, because its id does not change.
 */
import { type Fact, type FactRejection, type FactResult, isRetryable } from "#lib/domain/facts.ts";

/** A fact as it travels: instants are ISO text. */
export type WireFact = Fact<string>;

/** The part of localStorage that is used; it may be full or forbidden. */
export interface KeyValue {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export const outboxKey = (patientId: string) => `rung.facts.${patientId}`;

/** What waits, in the order it was entered; nothing where storage cannot be read. */
export function readOutbox(storage: KeyValue, patientId: string): WireFact[] {
  try {
    const data: unknown = JSON.parse(storage.getItem(outboxKey(patientId)) ?? "[]");
    return Array.isArray(data) ? (data as WireFact[]) : [];
  } catch {
    return [];
  }
}

/** Adds facts at the end; false when the phone cannot keep them. */
export function addToOutbox(storage: KeyValue, patientId: string, facts: readonly WireFact[]): boolean {
  const known = readOutbox(storage, patientId);
  const ids = new Set(known.map((fact) => fact.id));
  return write(storage, patientId, [...known, ...facts.filter((fact) => !ids.has(fact.id))]);
}

/** Takes out what has been answered for; what was added meanwhile stays. */
export function settleOutbox(storage: KeyValue, patientId: string, ids: ReadonlySet<string>): void {
  write(
    storage,
    patientId,
    readOutbox(storage, patientId).filter((fact) => !ids.has(fact.id)),
  );
}

function write(storage: KeyValue, patientId: string, facts: readonly WireFact[]): boolean {
  try {
    if (facts.length === 0) storage.removeItem(outboxKey(patientId));
    else storage.setItem(outboxKey(patientId), JSON.stringify(facts));
    return true;
  } catch {
    return false;
  }
}

/** What a sending came to. `rejected` facts are gone from the outbox and were not stored. */
export type Sending =
  | {
      readonly kind: "sent";
      readonly rejected: readonly { readonly fact: WireFact; readonly reason: FactRejection }[];
    }
  | { readonly kind: "offline" | "signed_out" | "refused" };

/** Facts a request. */
const portion = 200;

/** Sends what waits, portion by portion, until nothing waits or something is in the way. `post` makes one request. */
export async function sendOutbox(
  storage: KeyValue,
  patientId: string,
  post: (body: string) => Promise<{ readonly status: number; json(): Promise<unknown> }>,
): Promise<Sending> {
  const rejected: { fact: WireFact; reason: FactRejection }[] = [];
  const held = new Set<string>();
  for (;;) {
    const waiting = readOutbox(storage, patientId)
      .filter((fact) => !held.has(fact.id))
      .slice(0, portion);
    if (waiting.length === 0) return { kind: "sent", rejected };
    let results: readonly FactResult[];
    try {
      const response = await post(JSON.stringify({ patientId, facts: waiting }));
      if (response.status === 401) return { kind: "signed_out" };
      if (response.status >= 500 || response.status === 429) return { kind: "offline" };
      if (response.status !== 200) return { kind: "refused" };
      results = ((await response.json()) as { results: readonly FactResult[] }).results;
    } catch {
      return { kind: "offline" };
    }
    const settled = new Set<string>();
    for (const [place, fact] of waiting.entries()) {
      const result = results[place];
      if (result?.status === "rejected" && isRetryable(result.reason)) held.add(fact.id);
      else settled.add(fact.id);
      if (result?.status === "rejected" && !isRetryable(result.reason))
        rejected.push({ fact, reason: result.reason });
    }
    settleOutbox(storage, patientId, settled);
  }
}
