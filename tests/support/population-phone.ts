/**
 * A simulated patient's phone: its clock, its zone, what it has not sent yet, and a network that comes and goes.
 * Invariants: a fact leaves the phone when the server has answered for it, and only then; what the server said of each is
 * kept, so that at the end every fact can be found once in the database or once among those refused.
 */
import type { Chance } from "#db/seed/chance.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import { type Fact, type FactKind, type FactRejection, isRetryable } from "#lib/domain/facts.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { recordFacts } from "#lib/usecases/record-facts.ts";

/** What the server has said of the facts of all phones. */
export interface Ledger {
  /** Made on a phone at all. */
  readonly made: Map<string, FactKind>;
  /** Answered `stored` or `duplicate`. */
  readonly acknowledged: Set<string>;
  /** Answered `stored`, also where the answer was lost on the way; twice is a fault. */
  readonly stored: Set<string>;
  readonly storedTwice: string[];
  readonly refused: Map<string, FactRejection>;
}

export const emptyLedger = (): Ledger => ({
  made: new Map(),
  acknowledged: new Set(),
  stored: new Set(),
  storedTwice: [],
  refused: new Map(),
});

export class Phone {
  /** How far the clock is off, milliseconds. */
  clockOff = 0;
  zone: string;
  offline = false;
  private readonly waiting = new Map<string, Fact>();
  private readonly ledger: Ledger;
  private readonly luck: Chance;

  constructor(zone: string, ledger: Ledger, luck: Chance) {
    this.zone = zone;
    this.ledger = ledger;
    this.luck = luck;
  }

  /** What the phone shows at a moment. */
  clock(at: Date): Date {
    return new Date(at.getTime() + this.clockOff);
  }

  day(at: Date): LocalDay {
    return localDayOf(this.clock(at), this.zone);
  }

  get isEmpty(): boolean {
    return this.waiting.size === 0;
  }

  keep(facts: readonly Fact[]): void {
    for (const fact of facts) {
      this.waiting.set(fact.id, fact);
      this.ledger.made.set(fact.id, fact.kind);
    }
  }

  /** Whether the server refused the session or any of its parts for good. */
  refused(id: string): boolean {
    return this.ledger.refused.has(id);
  }

  /** Sends what waits, in parts and now and then out of order; an answer may be lost on the way. */
  async send(actor: MemberActor, at: Date, sure = false): Promise<void> {
    if (this.waiting.size === 0 || (this.offline && !sure)) return;
    const facts = [...this.waiting.values()];
    const long = facts.length > 60;
    const mixed = this.luck.happens(long ? 0.5 : 0.1) ? this.shuffled(facts) : facts;
    const size = this.luck.happens(long ? 0.5 : 0.06) ? this.luck.between(10, 60) : 400;
    for (let from = 0; from < mixed.length; from += size) {
      const part = mixed.slice(from, from + size);
      const sent = await atInstant(new Date(at.getTime() + from), () =>
        recordFacts(actor, { patientId: actor.memberId, facts: part }),
      );
      if (!sent.ok) throw new Error(`the phone was refused: ${sent.code}`);
      const lost = !sure && this.luck.happens(0.02);
      for (const result of sent.value.results) this.heard(result, lost);
    }
  }

  private heard(
    result: { readonly id: string | null; readonly status: string; readonly reason?: FactRejection },
    lost: boolean,
  ): void {
    const { ledger } = this;
    if (result.id === null) throw new Error("the server could not read the id of a fact");
    if (result.status === "stored") {
      if (ledger.stored.has(result.id)) ledger.storedTwice.push(result.id);
      ledger.stored.add(result.id);
    }
    if (lost) return;
    if (result.status !== "rejected") ledger.acknowledged.add(result.id);
    else if (isRetryable(result.reason!) && !this.belongsToRefused(result.id)) return;
    else ledger.refused.set(result.id, result.reason!);
    this.waiting.delete(result.id);
  }

  /** A part of a session that will never stand waits for nothing. */
  private belongsToRefused(id: string): boolean {
    const fact = this.waiting.get(id);
    return fact !== undefined && "sessionId" in fact && this.ledger.refused.has(fact.sessionId);
  }

  private shuffled(facts: readonly Fact[]): Fact[] {
    const mixed = [...facts];
    for (let place = mixed.length - 1; place > 0; place--) {
      const other = this.luck.between(0, place);
      [mixed[place], mixed[other]] = [mixed[other]!, mixed[place]!];
    }
    return mixed;
  }
}
