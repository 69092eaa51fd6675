/**
 * How a demo patient's outcome measures are answered: week after week what is due, through the use cases of the forms.
 * Invariant: deterministic for a story; what is answered follows the pain of the same story, so that charts agree.
 */
import type { MemberActor } from "#lib/access/actor.ts";
import { addDays, daysBetween, type LocalDay } from "#lib/domain/calendar.ts";
import type { PatientInstrument } from "#lib/domain/prom.ts";
import { pageCountOf } from "#lib/domain/prom-pages.ts";
import { newId } from "#lib/kernel/ids.ts";
import { type EnterPromInput, enterPromInput } from "#lib/schemas/prom.ts";
import { finishProm, nameActivities, savePromPage } from "#lib/usecases/prom.ts";
import { enterProm } from "#lib/usecases/prom-entry.ts";
import { readQuestionnaire, readQuestionnaires } from "#lib/usecases/questionnaire.ts";
import { type Chance, chance } from "./chance.ts";
import { must } from "./steps.ts";
import type { PatientStory } from "./stories.ts";

export interface MeasuredPerson {
  readonly actor: MemberActor | null;
  readonly patientId: string;
}

/** Sentences of the RMDQ by how soon they are ticked, the commonest first (places from 0). */
const ticksFirst = [1, 10, 20, 3, 9, 17, 8, 22, 13, 2, 11, 5, 6, 15, 12, 7, 16, 4, 21, 0, 19, 14, 18, 23];

const activities = [
  ["put on my socks", "lift my daughter", "sit through a meeting"],
  ["garden for an hour", "carry the shopping upstairs", "drive to work"],
  ["stand at the stove", "play the cello for half an hour"],
  ["cycle to the station", "pick up the laundry basket", "sleep through", "tie my laces"],
] as const;

/** How quickly things get better, in weeks until two thirds of it: slower where little is done. */
const pace: Partial<Record<PatientStory["course"], number>> = {
  fading: 11,
  silent: 13,
  over_doing: 8,
  flare: 7,
};

type At = (day: LocalDay, hour: number, minute: number, run: () => Promise<void>) => void;

/** Adds a story's moments. `painAt` is the story's average pain of a day; `today` the last day of the demo. */
export function addMeasures(
  story: PatientStory,
  seed: number,
  person: MeasuredPerson,
  therapist: MemberActor,
  today: LocalDay,
  painAt: (daysAgo: number, luck: Chance) => number,
  on: At,
): void {
  const { clearedDaysAgo } = story;
  if (clearedDaysAgo === undefined) return;
  const luck = chance(seed * 7919 + 13);
  const cleared = addDays(today, -clearedDaysAgo);
  const lastAgo = story.course === "silent" ? 16 : (story.dischargedDaysAgo ?? 0) + 1;
  for (let week = 0; clearedDaysAgo - 7 * week >= lastAgo; week++) {
    const day = addDays(cleared, 7 * week + luck.between(week === 0 ? 0 : 1, 3));
    const answers = week === 0 || luck.happens(0.4 + story.keen * 0.5);
    const dice = chance(seed * 104_729 + week);
    if (!answers || daysBetween(day, today) < lastAgo) continue;
    on(day, 20, luck.between(5, 55), async () => {
      const patient = person.actor;
      if (!patient) return;
      const { due } = must("reading questionnaires", await readQuestionnaires(patient));
      const ago = daysBetween(day, today);
      const state = stateAt(story, (clearedDaysAgo - ago) / 7, painAt(ago, dice), dice);
      const passesOver = story.course === "over_doing" && week === 2;
      for (const { instrument } of due) await answer(patient, instrument, state, seed, passesOver);
    });
  }
  if (story.clinician) addVisit(story, seed, person, therapist, cleared, today, on);
}

interface State {
  /** Average pain of 24 h, 0 to 10. */
  readonly pain: number;
  /** RMDQ sentences that apply, 0 to 24. */
  readonly ticks: number;
  /** PSFS, 0 to 10. */
  readonly able: number;
  /** PGIC, −3 to 3. */
  readonly change: number;
}

const within = (value: number, least: number, most: number) =>
  Math.max(least, Math.min(most, Math.round(value)));

/** How the patient is so many weeks after the clearance. */
function stateAt(story: PatientStory, weeks: number, pain: number, luck: Chance): State {
  const [worst, now] = story.pain;
  const share = 1 - Math.exp(-weeks / (pace[story.course] ?? 4));
  const first = 5 + worst;
  const ticks = first + (now * 2 - first) * share;
  const noise = luck.next() - 0.5;
  return {
    pain: within(pain + 0.6 + noise, 0, 10),
    ticks: within(ticks + noise * 2, 0, 24),
    able: 10 - ticks / 2.4,
    change: share > 0.75 ? 2 : share > 0.3 ? 1 : 0,
  };
}

async function answer(
  patient: MemberActor,
  instrument: PatientInstrument,
  state: State,
  seed: number,
  passesOver: boolean,
): Promise<void> {
  const named = activities[seed % activities.length]!;
  const view = must("opening a questionnaire", await readQuestionnaire(patient, { instrument }));
  if (view.kind === "name_activities") {
    must(
      "naming activities",
      await nameActivities(patient, { idempotencyKey: newId(), activities: [...named] }),
    );
  }
  const pages = pageCountOf(instrument, named.length);
  for (let page = 0; page < pages; page++) {
    if (passesOver && instrument === "rmdq" && page === 2) continue;
    const shown = must("reading a page", await readQuestionnaire(patient, { instrument, page }));
    if (shown.kind !== "page") throw new Error(`the demo stopped: ${shown.kind} instead of a page`);
    const applies = new Set(ticksFirst.slice(0, state.ticks));
    const ticks = shown.sentences.map(({ place }) => place).filter((place) => applies.has(place));
    must(
      `answering ${instrument}`,
      await savePromPage(patient, {
        idempotencyKey: shown.formId,
        responseId: shown.responseId,
        instrument,
        page,
        seenRevision: shown.seenRevision,
        value: instrument === "rmdq" ? null : ratingOf(instrument, page, state),
        ticks: instrument === "rmdq" ? ticks : [],
        none: instrument === "rmdq" && ticks.length === 0,
      }),
    );
  }
  if (!passesOver || instrument !== "rmdq") return;
  const review = must("reading what is open", await readQuestionnaire(patient, { instrument, page: "end" }));
  if (review.kind !== "review") throw new Error("the demo stopped: nothing to send");
  const { responseId } = review;
  must("sending as it is", await finishProm(patient, { idempotencyKey: newId(), responseId, instrument }));
}

function ratingOf(instrument: PatientInstrument, page: number, { pain, able, change }: State): number {
  if (instrument === "pgic") return change;
  if (instrument === "psfs") return within(able - (page % 3) + 0.6, 0, 10);
  return within([pain - 1, pain + 2, pain][page] ?? pain, 0, 10);
}

/** At the first visit and at week 6 the therapist enters what the patient filled in on paper. */
function addVisit(
  story: PatientStory,
  seed: number,
  person: MeasuredPerson,
  therapist: MemberActor,
  cleared: LocalDay,
  today: LocalDay,
  on: At,
): void {
  const enter = async (day: LocalDay, given: Pick<EnterPromInput, "version"> & Record<string, unknown>) => {
    const input = enterPromInput.parse({
      idempotencyKey: newId(),
      patientId: person.patientId,
      day,
      ...given,
    });
    must(`entering ${given.version}`, await enterProm(therapist, input));
  };
  const high = story.pain[0] >= 6;
  on(cleared, 12, 15, async () => {
    const agree = high ? [1, 0, 1, 0, 1, 1, 0, 0] : [1, 0, 0, 0, 1, 0, 0, 0];
    await enter(cleared, { version: "startback-9", items: [...agree, high ? 3 : 1] });
    await enter(cleared, { version: "odi-2-1a", total: 24 + (seed % 5) * 2 + story.pain[0] * 2 });
  });
  const sixth = addDays(cleared, 43);
  const last = addDays(today, -(story.dischargedDaysAgo ?? 0));
  if (sixth >= last || story.course === "silent") return;
  on(sixth, 12, 15, async () => {
    await enter(sixth, {
      version: "odi-2-1a",
      items: [1, 1, 2, 1, 1, null, 1, 0, 1, 1],
    });
    await enter(sixth, { version: "ears-6", total: 16 + (seed % 6) });
  });
}
