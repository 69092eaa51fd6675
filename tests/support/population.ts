/**
 * A clinic of simulated patients, lived day by day through the use cases. Invariant: everything that happens follows from
 * the seed, but for the random part of ids; nothing is written to the database but by the use cases, save the clinic
 * itself and its staff.
 */
import type { Store } from "#db/runtime/store.ts";
import { chance } from "#db/seed/chance.ts";
import { addDays, type LocalDay, startOfLocalDay, weekdayOf } from "#lib/domain/calendar.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { runDailyPasses } from "#lib/usecases/daily-pass.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { type Moment, SimulatedPatient } from "./population-patient.ts";
import { emptyLedger, type Ledger } from "./population-phone.ts";
import { type Care, careFrom, SimulatedStaff } from "./population-staff.ts";
import { switchRules } from "./progression-world.ts";
import { addClinic, addMember } from "./world.ts";

export interface Population {
  readonly seed: number;
  readonly patients: number;
  readonly weeks: number;
}

/** What was lived, besides what stands in the database. */
export interface Lived {
  readonly clinicId: string;
  readonly ledger: Ledger;
  readonly lastDay: LocalDay;
  readonly milliseconds: number;
}

/** A Monday; eight weeks from it hold the change to summer time in New York and in Vienna. */
export const populationStart: LocalDay = "2025-02-17";
const clinicZone = "Europe/Vienna";
const homes = [clinicZone, clinicZone, clinicZone, "Europe/London", "America/New_York"] as const;

const clockOn = (day: LocalDay, hour: number, minute = 0) =>
  new Date(startOfLocalDay(day, clinicZone).getTime() + ((hour - 3) * 60 + minute) * 60_000);

/** Lives a population in a migrated database without a clinic. */
export async function livePopulation(store: Store, { seed, patients, weeks }: Population): Promise<Lived> {
  const began = performance.now();
  const ledger = emptyLedger();
  const opening = clockOn(addDays(populationStart, -1), 9);
  const { clinicId, therapist, clinician } = await atInstant(opening, async () => {
    await installContent();
    const id = await addClinic(store, `Population ${seed}`);
    await switchRules(store, id, true);
    return {
      clinicId: id,
      therapist: await addMember(store, id, "therapist", `Therapist ${seed}`),
      clinician: await addMember(store, id, "clinician", `Clinician ${seed}`),
    };
  });
  const cares = Array.from({ length: patients }, (_, place): Care => {
    const luck = chance(seed * 10_007 + place);
    const invitedOn = addDays(populationStart, luck.between(0, Math.min(13, weeks)));
    const onset = addDays(invitedOn, -luck.between(1, 12));
    const home = homes[luck.between(0, homes.length - 1)]!;
    const person = new SimulatedPatient(`Patient ${seed} ${place}`, onset, home, luck, ledger);
    return careFrom(person, invitedOn, weeks, luck);
  });
  const staff = new SimulatedStaff(therapist, clinician, chance(seed * 31 + 7));
  const lastDay = addDays(populationStart, weeks * 7 - 1);
  for (let day = populationStart; day <= lastDay; day = addDays(day, 1)) {
    await liveDay(day, cares, staff);
  }
  const end = clockOn(addDays(lastDay, 4), 9);
  for (const [place, { person }] of cares.entries()) {
    await person.finish(new Date(end.getTime() + place * 1000));
    // What belongs to a session that was refused has its answer with the second sending.
    await person.finish(new Date(end.getTime() + place * 1000 + 500));
  }
  await atInstant(new Date(end.getTime() + 3_600_000), () => runDailyPasses());
  return { clinicId, ledger, lastDay, milliseconds: performance.now() - began };
}

async function liveDay(day: LocalDay, cares: readonly Care[], staff: SimulatedStaff): Promise<void> {
  const moments: Moment[] = [{ at: clockOn(day, 4, 10), run: async () => void (await runDailyPasses()) }];
  for (const care of cares) {
    if (care.invitedOn === day) moments.push({ at: clockOn(day, 8, 30), run: () => staff.invite(care) });
    moments.push(...care.person.dayOf(day));
  }
  if (weekdayOf(day) < 5) {
    moments.push({ at: clockOn(day, 9, 40), run: () => staff.decide() });
    for (const [place, care] of cares.entries())
      moments.push({
        at: new Date(clockOn(day, 10, 0).getTime() + place * 5000),
        run: () => staff.see(care, day),
      });
  }
  moments.sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const moment of moments) await atInstant(moment.at, () => moment.run(moment.at));
}
