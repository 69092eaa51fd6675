/**
 * The demo therapists at their desks: every other working day they close what was urgent and dealt with, and today some
 * signals are acknowledged or put off. Invariants: through the use cases, with a reason each; what is of the last two days
 * is left as it came, so that a therapist who signs in has something to do; a red flag is never closed here.
 */
import { addDays, type LocalDay, localDayOf, weekdayOf } from "#lib/domain/calendar.ts";
import { type SignalCode, signalRules } from "#lib/domain/signal.ts";
import { restsOnFlags } from "#lib/domain/signal-state.ts";
import { getCaseload } from "#lib/usecases/caseload.ts";
import { handleSignals } from "#lib/usecases/signal.ts";
import { timeOn } from "./life.ts";
import { demoZone, type Moment, must, type Staff } from "./steps.ts";

/** Days before today whose signals stand untouched. */
const leftDays = 2;

const dealtWith: Partial<Record<SignalCode, string>> = {
  STOP_SEVERE: "Phoned the same day. Pain had settled by the evening, starts again easier.",
  STOP_REPEATED: "Went through the exercise together; a lighter form from the next session on.",
  FLARE: "Phoned. Calm plan for now, knows when to ring.",
  FLARE_REVIEW: "Talked it through; goes back in steps.",
  NEXT_DAY_RED: "Asked about the day: long drive, not the exercises.",
  NIGHT_PAIN: "Seen in the practice, night pain eases with position.",
  STOP_OTHER: "Agreed how to start again.",
};

/** The moments of both therapists' desks, from the opening of the clinic to the day before yesterday's end. */
export function deskMoments(staff: Staff, opening: Date, today: Date): Moment[] {
  const last = localDayOf(today, demoZone);
  const moments: Moment[] = [];
  for (let day = addDays(localDayOf(opening, demoZone), 3); day <= last; day = addDays(day, 1)) {
    if (![0, 2, 4].includes(weekdayOf(day))) continue;
    for (const therapist of [staff.dana, staff.theo])
      moments.push({ at: timeOn(day, 12, 40), run: () => workThrough(therapist, day) });
  }
  return moments;
}

async function workThrough(therapist: Staff["dana"], day: LocalDay): Promise<void> {
  const { groups } = must("reading the caseload", await getCaseload(therapist, { filter: "mine" }));
  const before = timeOn(addDays(day, -leftDays), 12);
  for (const row of groups.flatMap((group) => group.rows)) {
    const old = row.signals.filter(
      ({ code, state, openedAt }) =>
        state !== "snoozed" && signalRules[code].tier < 2 && !restsOnFlags(code) && openedAt < before,
    );
    for (const { id, seen, code } of old)
      must(
        "closing a signal",
        await handleSignals(therapist, {
          patientId: row.id,
          act: "close",
          signals: [{ id, seen }],
          reason: dealtWith[code] ?? "Dealt with at the visit.",
          from: "caseload",
          until: null,
        }),
      );
  }
}

/** What is said today of some that wait longer: the first such signal of each of these patients. */
const said = [
  { name: "Otto Elder", act: "acknowledge", reason: "Left a message, waits for his call." },
  {
    name: "Hugo Vetch",
    act: "acknowledge",
    reason: "Phoned: walks more each day. Looked at again on Friday.",
  },
  { name: "Lena Quince", act: "snooze", reason: "Works away this week and starts again on Monday." },
  { name: "Dora Mallow", act: "snooze", reason: "At her daughter’s until next week, told us before." },
] as const;

/** Some signals acknowledged and snoozed, as of now. A patient who has none today is passed over. */
export async function speakOfSignals(staff: Staff, today: Date): Promise<void> {
  const until = addDays(localDayOf(today, demoZone), 6);
  for (const therapist of [staff.dana, staff.theo]) {
    const { groups } = must("reading the caseload", await getCaseload(therapist, { filter: "mine" }));
    const rows = groups.flatMap((group) => group.rows);
    for (const { name, act, reason } of said) {
      const row = rows.find((candidate) => candidate.name === name);
      const signal = row?.signals.find(({ code, state }) => state === "open" && signalRules[code].tier === 2);
      if (!row || !signal) continue;
      must(
        `what is said of ${name}`,
        await handleSignals(therapist, {
          patientId: row.id,
          act,
          signals: [{ id: signal.id, seen: signal.seen }],
          reason,
          from: "caseload",
          until: act === "snooze" ? until : null,
        }),
      );
    }
  }
}
