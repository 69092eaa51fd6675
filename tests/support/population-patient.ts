/**
 * A simulated patient's days: check-ins, sessions by the schedule, answers of the morning after, flares, red flags, gaps,
 * journeys, wrong clocks, second thoughts. Everything goes through the use cases that the patient's screens call.
 * Invariant: nothing here knows the rules; what they make of it is judged elsewhere, over the database.
 * Long: every kind of accident of a patient’s days stands in one place.
 */
import { getServedVersion, listPlanSpans, type ServedVersion } from "#db/queries/program.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Chance } from "#db/seed/chance.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import { addDays, daysBetween, type LocalDay, startOfLocalDay, weekdayOf } from "#lib/domain/calendar.ts";
import { versionInForce } from "#lib/domain/program.ts";
import { followUpIds } from "#lib/domain/red-flag-questions.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { recordCheckIn } from "#lib/usecases/check-in.ts";
import { declareFlare } from "#lib/usecases/flare.ts";
import { answerScreen } from "#lib/usecases/red-flag.ts";
import { screenForm } from "./acute.ts";
import { type Body, bodyFrom, onScale, overnight, restPain } from "./population-body.ts";
import { type Ledger, Phone } from "./population-phone.ts";
import { answerMorning, correct, doSession, type Remembered } from "./population-session.ts";

/** Something that happens at a moment; moments of one patient come one after another. */
export interface Moment {
  readonly at: Date;
  run(at: Date): Promise<void>;
}

/** Ten seconds on: what is said after what was sent, so that the record tells which came first. */
const soonAfter = <T>(at: Date, run: () => Promise<T>): Promise<T> =>
  atInstant(new Date(at.getTime() + 10_000), run);

const zones = ["America/New_York", "Asia/Tokyo", "Pacific/Auckland"] as const;
const clocks = [-5, -2, -1, 1, 3, 6, 24, 47, -24, -72] as const;
const followUpsNo = Object.fromEntries(followUpIds.map((id) => [id, false]));
const flags = ["fever", "leg_weaker", "weight_loss", "saddle_numbness", "chest_pain"] as const;

export class SimulatedPatient {
  readonly body: Body;
  readonly phone: Phone;
  readonly keen: number;
  readonly home: string;
  /** Set at the invitation. */
  actor: MemberActor | null = null;
  patientId = "";
  isAcute = true;
  inFlare = false;
  /** Raised on that day and not ended yet. */
  flaggedOn: LocalDay | null = null;
  private version: ServedVersion | null = null;
  private readonly sessions: Remembered[] = [];
  private awayUntil: LocalDay = "";
  private offlineUntil: LocalDay = "";
  private clockUntil: LocalDay = "";
  private zoneUntil: LocalDay = "";

  readonly name: string;
  readonly onset: LocalDay;
  readonly luck: Chance;

  constructor(name: string, onset: LocalDay, home: string, luck: Chance, ledger: Ledger) {
    this.name = name;
    this.onset = onset;
    this.home = home;
    this.luck = luck;
    this.body = bodyFrom(luck);
    this.phone = new Phone(home, ledger, luck);
    this.keen = luck.happens(0.2) ? 0.45 : 0.75 + luck.next() * 0.25;
  }

  /** What happens on a day, as far as the day before lets it be foreseen. */
  dayOf(day: LocalDay): Moment[] {
    const { luck, body, phone } = this;
    if (!this.actor) return [];
    overnight(body, luck, !this.isAcute);
    this.accidents(day);
    if (day < this.awayUntil) return [];
    const at = (hour: number, minute = luck.between(0, 59)) =>
      new Date(startOfLocalDay(day, phone.zone).getTime() + ((hour - 3) * 60 + minute) * 60_000);
    const moments: Moment[] = [
      { at: at(7), run: (now) => this.morning(now) },
      { at: at(18), run: (now) => this.exercise(now) },
    ];
    if (this.isAcute || this.inFlare) moments.push({ at: at(12), run: (now) => this.exercise(now, 0.5) });
    if (luck.happens(0.04)) moments.push({ at: at(20), run: (now) => this.secondThoughts(now) });
    if (luck.happens(0.008)) moments.push({ at: at(21), run: (now) => this.raiseFlag(now) });
    return moments;
  }

  /** Sends all that still waits, with a network and a right clock. */
  async finish(at: Date): Promise<void> {
    this.phone.clockOff = 0;
    if (this.actor) await this.phone.send(this.actor, at, true);
  }

  /** What befalls the phone and the calendar. */
  private accidents(day: LocalDay): void {
    const { luck, phone } = this;
    if (day >= this.offlineUntil && luck.happens(0.04)) this.offlineUntil = addDays(day, luck.between(1, 6));
    phone.offline = day < this.offlineUntil;
    if (day >= this.clockUntil) {
      phone.clockOff = 0;
      if (luck.happens(0.02)) {
        this.clockUntil = addDays(day, luck.between(1, 5));
        phone.clockOff = clocks[luck.between(0, clocks.length - 1)]! * 3_600_000;
      }
    }
    if (day >= this.zoneUntil) {
      phone.zone = this.home;
      if (luck.happens(0.015)) {
        this.zoneUntil = addDays(day, luck.between(3, 10));
        phone.zone = zones[luck.between(0, zones.length - 1)]!;
      }
    }
    if (day >= this.awayUntil && luck.happens(0.012)) {
      const days = luck.happens(0.2) ? luck.between(15, 33) : luck.between(4, 13);
      this.awayUntil = addDays(day, days);
      if (luck.happens(0.4)) this.excuse(day, days);
    }
  }

  private excuse(day: LocalDay, days: number): void {
    const recordedAt = this.phone.clock(startOfLocalDay(day, this.phone.zone));
    this.phone.keep([
      {
        kind: "excuse_recorded",
        id: newId(recordedAt.getTime()),
        fromDay: day,
        toDay: addDays(day, days - 1),
        reason: this.luck.happens(0.5) ? "away" : "ill",
        recordedAt,
      },
    ]);
  }

  private rest(day: LocalDay): number {
    return restPain(this.body, Math.max(0, daysBetween(this.onset, day)), this.luck);
  }

  private async morning(at: Date): Promise<void> {
    const { luck, phone } = this;
    const day = phone.day(at);
    const rest = this.rest(day);
    const open = this.sessions.findLast((session) => session.day < day && !session.withdrawn);
    const late = open !== undefined && daysBetween(open.day, day) > 1;
    if (open && open.answered < 0 && luck.happens(late ? 0.25 : 0.86)) {
      const answers = this.sessions.filter((session) => session.day === open.day && session !== open);
      const pain = onScale((open.rest ?? rest) * 0.6 + rest * 0.4 + this.body.soreness);
      if (answers.every((session) => session.answered < 0))
        phone.keep([answerMorning(open, pain, phone.clock(at), phone.zone)]);
    } else if (open && open.answered === 0 && !late && luck.happens(0.05)) {
      phone.keep([answerMorning(open, onScale(rest + 1), phone.clock(at), phone.zone)]);
    }
    await this.connect(at);
    if (phone.offline) return;
    if ((this.isAcute || this.inFlare) && luck.happens(this.keen))
      await soonAfter(at, () => this.checkIn(day, rest));
    if (!this.isAcute && !this.inFlare && this.body.flareDays > 1 && luck.happens(0.35))
      await soonAfter(at, () => this.flare());
  }

  private async checkIn(day: LocalDay, restPain: number): Promise<void> {
    const { luck } = this;
    const bad = restPain > 5;
    const saved = await recordCheckIn(this.actor!, {
      idempotencyKey: newId(),
      seenRevision: null,
      day,
      restPain,
      worstPain: onScale(restPain + luck.between(0, 2)),
      wokenByPain: bad && luck.happens(0.6),
      nightUnrelenting: bad && luck.happens(0.15),
      analgesicLevel: bad ? luck.between(1, 2) : 1,
      sedating: bad && luck.happens(0.2),
      walkMinutes: bad ? luck.between(0, 12) : luck.between(10, 40),
      standsUnaided: !bad,
      legWorse: luck.happens(0.002),
      legBothOrFootDrop: null,
    });
    // A day counted by a wrong clock or another zone is not the day that the server asks about.
    if (!saved.ok && !["day_closed", "conflict"].includes(saved.code))
      throw new Error(`check-in: ${saved.code}`);
  }

  private async flare(): Promise<void> {
    const declared = await declareFlare(this.actor!, { idempotencyKey: newId() });
    if (!declared.ok && declared.code !== "discharged") throw new Error(`flare: ${declared.code}`);
    if (this.luck.happens(0.7)) await this.screen({}, "flare");
  }

  private async raiseFlag(at: Date): Promise<void> {
    if (this.phone.offline || this.flaggedOn !== null) return;
    await this.screen({ [flags[this.luck.between(0, flags.length - 1)]!]: true }, "flare");
    this.flaggedOn = this.phone.day(at);
  }

  private async screen(answers: Record<string, boolean>, occasion: "flare"): Promise<void> {
    const form = screenForm(answers, { occasion, context: null });
    const stored = await answerScreen(this.actor!, {
      ...form,
      answers: { ...followUpsNo, ...form.answers },
    });
    if (!stored.ok) throw new Error(`screen: ${stored.code} ${JSON.stringify(stored.detail ?? "")}`);
  }

  /** Sends what waits and fetches the plan. */
  private async connect(at: Date): Promise<void> {
    const { actor, phone } = this;
    if (!actor || phone.offline) return;
    await phone.send(actor, at);
    const access = await authorize(actor, "own-record:read", { patientId: this.patientId });
    if (!access.ok) throw new Error(access.code);
    const { read } = await getStore();
    const span = versionInForce(await listPlanSpans(read, access.value), phone.day(at));
    if (span?.versionId !== this.version?.versionId)
      this.version = span ? await getServedVersion(read, access.value, span.versionId) : null;
    this.inFlare = !this.isAcute && (this.version?.calmOnly ?? false);
  }

  private async exercise(at: Date, share = 1): Promise<void> {
    const { luck, phone } = this;
    // Now and then from the version that the phone still has, although a newer one is out.
    if (!luck.happens(0.05)) await this.connect(at);
    const { version } = this;
    const day = phone.day(at);
    if (!version || !isDue(version, day, luck) || !luck.happens(this.keen * share)) return;
    const rest = this.rest(day);
    if (!version.calmOnly) {
      if (this.flaggedOn !== null && !luck.happens(0.3)) return;
      if (rest >= 6 && !luck.happens(0.3)) {
        if (!phone.offline && luck.happens(0.5)) await soonAfter(at, () => this.flare());
        return;
      }
    }
    const source = luck.happens(0.05) ? "backfilled" : "live";
    const back = source === "backfilled" ? luck.between(0, luck.happens(0.2) ? 9 : 2) : 0;
    const { facts, kept } = doSession(
      this.body,
      {
        version,
        at: phone.clock(at),
        zone: phone.zone,
        day: addDays(day, -back),
        rest,
        drowsy: luck.happens(0.02),
        source,
      },
      luck,
    );
    // The battery died: what was not yet saved is not there.
    phone.keep(luck.happens(0.015) ? facts.slice(0, luck.between(1, facts.length)) : facts);
    this.sessions.push(kept);
    if (this.sessions.length > 12) this.sessions.shift();
    if (luck.happens(0.9) && !phone.offline)
      await phone.send(this.actor!, new Date(at.getTime() + 1_800_000));
  }

  private async secondThoughts(at: Date): Promise<void> {
    const { luck, phone } = this;
    const known = this.sessions.filter((session) => !phone.refused(session.id));
    const chosen = known.at(-1 - luck.between(0, Math.min(3, Math.max(0, known.length - 1))));
    if (!chosen) return;
    phone.keep(correct(chosen, phone.clock(at), luck));
    await this.connect(at);
  }
}

/** Whether something is planned on a day; quotas and slots are spread over the week. */
function isDue({ schedule }: ServedVersion, day: LocalDay, luck: Chance): boolean {
  const weekday = weekdayOf(day);
  switch (schedule.kind) {
    case "fixed_days":
      return schedule.weekdays.includes(weekday) || luck.happens(0.02);
    case "weekly_quota":
      return (
        Math.floor(((weekday + 1) * schedule.perWeek) / 7) > Math.floor((weekday * schedule.perWeek) / 7)
      );
    case "daily_slots":
      return weekday < schedule.daysPerWeek;
    case "on_demand":
      return false;
  }
}
