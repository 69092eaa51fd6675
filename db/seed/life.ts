/**
 * One demo patient's life as a list of moments: invitation, consent, screen, check-ins, clearance, programs, sessions.
 * Every moment calls the use case a person would have called. Long, because one story has many kinds of moments.
 */
import { getServedVersion, listPlanSpans, type ServedVersion } from "#db/queries/program.ts";
import { getStore } from "#db/runtime/store.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import { addDays, type LocalDay, localDayOf, startOfLocalDay, weekdayOf } from "#lib/domain/calendar.ts";
import { consentTextVersion } from "#lib/domain/consent.ts";
import { prescribedSets } from "#lib/domain/dosage.ts";
import type { Fact } from "#lib/domain/facts.ts";
import { type PlanSpan, versionInForce } from "#lib/domain/program.ts";
import { screenSteps } from "#lib/domain/red-flag-screen.ts";
import { newId } from "#lib/kernel/ids.ts";
import { type AskedOccasion, redFlagScreenForm } from "#lib/schemas/red-flag.ts";
import { recordCheckIn } from "#lib/usecases/check-in.ts";
import { readClearancePage, signClearance } from "#lib/usecases/clearance.ts";
import { recordConsent } from "#lib/usecases/consent.ts";
import { advancePhase, discharge, readEpisode } from "#lib/usecases/episode.ts";
import { invitePatient } from "#lib/usecases/invitation.ts";
import { recordFacts } from "#lib/usecases/record-facts.ts";
import { answerScreen } from "#lib/usecases/red-flag.ts";
import { readCareRecord, reviewContext } from "#lib/usecases/red-flag-record.ts";
import { type Chance, chance } from "./chance.ts";
import { checkInFlare, declaredAgo, endOpenFlare, raisedDays, sayFlare, sayMorning } from "./flare.ts";
import { addMeasures } from "./measures.ts";
import { publishStage } from "./publish.ts";
import { accept, demoZone, type Moment, must, type Staff } from "./steps.ts";
import type { PatientStory } from "./stories.ts";

interface Person {
  actor: MemberActor | null;
  patientId: string;
  versions: Map<string, ServedVersion>;
  /** The plan as last read; null after something was published, by a person or by the rules. */
  spans: readonly PlanSpan[] | null;
  /** The day of the newest session with more than calm care. */
  trainedOn: LocalDay | null;
}

const clamp = (value: number, least: number, most: number) =>
  Math.max(least, Math.min(most, Math.round(value)));

/** The instant of a clock time on a local day. Hours before 3 belong to the day's end and are not used here. */
export function timeOn(day: LocalDay, hour: number, minute = 0): Date {
  return new Date(startOfLocalDay(day, demoZone).getTime() + ((hour - 3) * 60 + minute) * 60_000);
}

/** All moments of a story, in no particular order. `seed` decides its chances. */
export function eventsOf(story: PatientStory, seed: number, staff: Staff, today: Date): Moment[] {
  const luck = chance(seed);
  const person: Person = { actor: null, patientId: "", versions: new Map(), spans: null, trainedOn: null };
  const todayDay = localDayOf(today, demoZone);
  const dayAgo = (days: number) => addDays(todayDay, -days);
  const therapist = staff[story.therapist];
  const onset = dayAgo(story.onsetDaysAgo);
  const invitedAgo = story.onsetDaysAgo - story.invitedAfter;
  const moments: Moment[] = [];
  const on = (day: LocalDay, hour: number, minute: number, run: () => Promise<void>) =>
    moments.push({ at: timeOn(day, hour, minute), run });

  on(dayAgo(invitedAgo), 10, luck.between(0, 40), async () => {
    const handover = must(
      "inviting a patient",
      await invitePatient(therapist, {
        idempotencyKey: newId(),
        name: story.name,
        email: null,
        onsetDay: onset,
        region: "low_back",
        diagnoses: [...story.diagnoses],
        clinicianIds: story.clinician ? [staff.mira.memberId] : [],
      }),
    );
    person.patientId = handover.memberId;
    if (story.course === "invited") return;
    person.actor = await accept(handover.link, `${story.name.toLowerCase().replace(" ", ".")}@demo.example`);
    must("agreeing", await recordConsent(person.actor, { textVersion: consentTextVersion, agreed: true }));
    await answerNo(person.actor, story, todayDay);
    const record = must(
      "reading the record",
      await readCareRecord(therapist, { patientId: person.patientId }),
    );
    if (record.context)
      must(
        "reviewing the context",
        await reviewContext(therapist, {
          patientId: person.patientId,
          contextId: record.context.id,
          note: "Read with the patient. Nothing that changes the plan.",
        }),
      );
  });
  if (story.course === "invited") return moments;

  const acuteUntil = story.clearedDaysAgo ?? 0;
  for (let ago = invitedAgo; ago >= acuteUntil; ago--) {
    const readies = ago - acuteUntil < 4 && (story.clearedDaysAgo !== undefined || story.course === "ready");
    if (readies || luck.happens(story.keen) || ago === invitedAgo)
      on(
        dayAgo(ago),
        ago === 0 ? 6 : 7,
        ago === invitedAgo ? 50 + 0 : luck.between(5, 55),
        checkIn(person, story, ago, luck, dayAgo(ago)),
      );
  }
  // The first check-in comes after the invitation, on the same day.
  const first = moments[1];
  if (first && first.at < moments[0]!.at)
    moments[1] = { at: timeOn(dayAgo(invitedAgo), 12, 10), run: first.run };

  if (story.clearedDaysAgo !== undefined) {
    on(dayAgo(story.clearedDaysAgo), 11, 20, async () => {
      const page = must(
        "reading the gate",
        await readClearancePage(therapist, { patientId: person.patientId }),
      );
      const reason = story.override ?? null;
      must(
        `signing ${story.name}`,
        await signClearance(therapist, {
          patientId: person.patientId,
          idempotencyKey: page.formId,
          fingerprint: page.view.fingerprint,
          reason,
        }),
      );
    });
  }
  for (const stage of story.stages) {
    on(dayAgo(stage.startedDaysAgo), 11, 45, async () => {
      await endOpenFlare(therapist, person.patientId);
      await publishStage(therapist, person.patientId, stage, dayAgo(stage.startedDaysAgo));
      person.spans = null;
    });
  }
  // The screen of the program's start is answered once it has been published.
  if (story.stages.length > 0)
    on(dayAgo(Math.max(...story.stages.map((stage) => stage.startedDaysAgo))), 12, 5, async () => {
      if (person.actor) await answerNo(person.actor, story, todayDay, {}, "program_start");
    });
  const [declared, raised] = [declaredAgo(story), raisedDays(story)];
  if (declared !== null && raised !== null) {
    on(dayAgo(declared), declared === 0 ? 6 : 7, 20, async () => {
      if (!person.actor) return;
      await sayFlare(person.actor);
      await answerNo(person.actor, story, todayDay, {}, "flare");
      person.spans = null;
    });
    for (let ago = declared; ago >= Math.max(0, raised[1] - 3); ago--) {
      const pain = restPainAt(story, ago, chance(seed * 3000 + ago));
      on(dayAgo(ago), ago === 0 ? 6 : 7, 25, async () => {
        if (person.actor) await checkInFlare(person.actor, dayAgo(ago), pain);
        person.spans = null;
      });
    }
  }
  const strengthens = story.stages.find((stage) => /facet|stenosis/.test(stage.template));
  if (strengthens && strengthens.startedDaysAgo > 30) {
    on(dayAgo(strengthens.startedDaysAgo - 21), 12, 0, async () => {
      must(
        "advancing",
        await advancePhase(therapist, {
          patientId: person.patientId,
          changeId: newId(),
          from: "subacute",
          to: "strengthening",
          reason: "Three weeks at 80 % or more, walking further, no red session.",
        }),
      );
    });
  }
  for (const excuse of story.excuses ?? []) {
    on(dayAgo(excuse.fromDaysAgo), 9, 15, async () => {
      await record(person, [
        {
          kind: "excuse_recorded",
          id: newId(),
          fromDay: dayAgo(excuse.fromDaysAgo),
          toDay: dayAgo(excuse.fromDaysAgo - excuse.days + 1),
          reason: excuse.reason,
          recordedAt: timeOn(dayAgo(excuse.fromDaysAgo), 9, 15),
        },
      ]);
    });
  }
  addMeasures(story, seed, person, therapist, todayDay, (ago, dice) => restPainAt(story, ago, dice), on);
  const lastActive = story.dischargedDaysAgo ?? 0;
  for (let ago = invitedAgo; ago >= lastActive; ago--) {
    const day = dayAgo(ago);
    const dice = chance(seed * 2000 + ago);
    on(day, ago === 0 ? 6 : 7, 40, async () => {
      if (person.actor === null || person.trainedOn !== addDays(day, -1) || !dice.happens(0.9)) return;
      await sayMorning(person.actor, person.trainedOn, restPainAt(story, ago, dice));
      person.spans = null;
    });
    if (story.excuses?.some((excuse) => ago <= excuse.fromDaysAgo && ago > excuse.fromDaysAgo - excuse.days))
      continue;
    for (const slot of [0, 1, 2]) {
      on(
        day,
        [8, 13, 18][slot]!,
        luck.between(0, 50),
        sessionOn(person, story, ago, slot, day, chance(seed * 1000 + ago * 3 + slot)),
      );
    }
  }
  if (story.dischargedDaysAgo !== undefined) {
    on(dayAgo(story.dischargedDaysAgo), 16, 0, async () => {
      const episode = must(
        "reading the episode",
        await readEpisode(therapist, { patientId: person.patientId }),
      );
      must(
        "discharging",
        await discharge(therapist, {
          patientId: person.patientId,
          changeId: newId(),
          from: episode.facts.phase,
          reason:
            "Back to everything that matters to them, keeps going alone with the maintenance program on paper.",
        }),
      );
    });
  }
  if (story.course === "red_flag") {
    moments.push({
      at: new Date(today.getTime() - 83 * 60_000),
      run: async () =>
        answerNo(person.actor!, story, todayDay, { saddle_numbness: "yes", session_cauda_equina: "yes" }),
    });
  }
  return moments;
}

/** Answers the full screen with no everywhere but where `yes` says otherwise. */
async function answerNo(
  actor: MemberActor,
  story: PatientStory,
  today: LocalDay,
  yes: Record<string, "yes"> = {},
  occasion: AskedOccasion = Object.keys(yes).length > 0 ? "flare" : "intake",
): Promise<void> {
  const asked: Record<string, string> = { occasion, idempotencyKey: newId() };
  const context = {
    birthYear: story.birthYear,
    firstEpisode: false,
    cancer: false,
    recentSurgery: false,
    longTermSteroids: false,
    osteoporosis: false,
    weakImmuneSystem: false,
    pregnancy: false,
  };
  const contextOnFile = occasion !== "intake";
  const answers: Record<string, boolean> = {};
  for (let round = 0; round < 4; round++) {
    for (const step of screenSteps({ occasion, answers, context, contextOnFile }, today)) {
      if (step.kind === "context")
        asked[`context.${step.id}`] = step.id === "birthYear" ? String(story.birthYear) : "no";
      else {
        answers[step.id] = yes[step.id] === "yes";
        asked[`answers.${step.id}`] = yes[step.id] ?? "no";
      }
    }
  }
  must("the screen", await answerScreen(actor, redFlagScreenForm.parse(asked)));
}

/** Rest pain so many days ago: falls fast at first, then slowly; spikes where the story has one. */
function restPainAt(story: PatientStory, ago: number, luck: Chance): number {
  const [start, end] = story.pain;
  const share = (story.onsetDaysAgo - ago) / Math.max(1, story.onsetDaysAgo);
  const course = end + (start - end) * Math.exp(-3.2 * share);
  // Nobody is cleared at more than 2 at rest, and nothing jumps on the day after.
  const sinceCleared = (story.clearedDaysAgo ?? -1) - ago;
  const base = sinceCleared < 0 ? course : Math.min(course, 2.2 + sinceCleared * 0.08);
  return clamp(base + (luck.next() - 0.5) * 1.4 + spike(story, ago), 0, 10);
}

/** A flare: where it stands in the story, in points of pain. */
function spike(story: PatientStory, ago: number): number {
  const days = raisedDays(story);
  return days !== null && ago <= days[0] && ago >= days[1] ? 3 : 0;
}

function checkIn(
  person: Person,
  story: PatientStory,
  ago: number,
  luck: Chance,
  day: LocalDay,
): () => Promise<void> {
  const toClearance = ago - (story.clearedDaysAgo ?? 0);
  const settled = story.clearedDaysAgo !== undefined || story.course === "ready";
  const [start, end] = story.pain;
  const span = Math.max(1, story.onsetDaysAgo - (story.clearedDaysAgo ?? 0));
  const share = (story.onsetDaysAgo - ago) / span;
  const wanted = settled
    ? start + (Math.min(2, start) - start) * Math.min(1, share * 1.25)
    : start + (end - start) * share;
  const near = settled && toClearance < 4;
  const bumps = story.override !== undefined && toClearance === 1;
  const rest = bumps
    ? 4
    : near
      ? clamp(wanted, 1, 2)
      : story.course === "slow" && ago < 3
        ? [4, 3, 4][ago]!
        : clamp(wanted + (luck.next() - 0.5), 0, 10);
  const analgesic = near ? 1 : clamp(rest / 3, 0, 2);
  const input = {
    idempotencyKey: newId(),
    seenRevision: null,
    day,
    restPain: rest,
    worstPain: clamp(rest + luck.between(1, 2), rest, 10),
    wokenByPain: !near && rest >= 5,
    nightUnrelenting: false,
    analgesicLevel: analgesic,
    sedating: !near && rest >= 7,
    walkMinutes: near ? luck.between(15, 30) : luck.between(5, 20),
    standsUnaided: near || rest < 7,
    legWorse: false,
    legBothOrFootDrop: null,
  };
  return async () => {
    if (person.actor) must(`checking in, ${story.name}`, await recordCheckIn(person.actor, input));
  };
}

async function record(person: Person, facts: readonly Fact[]): Promise<void> {
  const { results } = must(
    "recording",
    await recordFacts(person.actor!, { patientId: person.patientId, facts }),
  );
  const refused = results.find((result) => result.status === "rejected");
  if (refused) throw new Error(`the demo stopped at a fact: ${JSON.stringify(refused)}`);
  // A session can make the rules change the plan.
  person.spans = null;
}

/** The version that is due on this day for this patient, with all it asks for. */
async function servedOn(person: Person, day: LocalDay): Promise<ServedVersion | null> {
  const known = person.spans && versionInForce(person.spans, day);
  if (known && person.versions.has(known.versionId)) return person.versions.get(known.versionId)!;
  const access = must(
    "reading the plan",
    await authorize(person.actor!, "own-record:read", { patientId: person.patientId }),
  );
  const { read } = await getStore();
  person.spans ??= await listPlanSpans(read, access);
  const span = versionInForce(person.spans, day);
  if (!span) return null;
  const version = await getServedVersion(read, access, span.versionId);
  if (!version) throw new Error("the demo stopped: a version in force cannot be read");
  person.versions.set(span.versionId, version);
  return version;
}

const quotaDays: Record<number, readonly number[]> = {
  1: [2],
  2: [1, 4],
  3: [0, 2, 4],
  4: [0, 1, 3, 5],
  5: [0, 1, 2, 3, 4],
  6: [0, 1, 2, 3, 4, 5],
  7: [0, 1, 2, 3, 4, 5, 6],
};

function isPlanned({ schedule }: ServedVersion, weekday: number, slot: number): boolean {
  switch (schedule.kind) {
    case "fixed_days":
      return slot === 2 && schedule.weekdays.includes(weekday);
    case "weekly_quota":
      return slot === 2 && quotaDays[schedule.perWeek]!.includes(weekday);
    case "daily_slots":
      return (
        weekday < schedule.daysPerWeek &&
        (schedule.slotsPerDay >= 3 || (schedule.slotsPerDay === 2 ? slot !== 1 : slot === 2))
      );
    case "on_demand":
      return false;
  }
}

/** How likely a planned session is done, by the course of the story. */
function willing(story: PatientStory, ago: number): number {
  if (story.course === "silent" && ago <= 15) return 0;
  if (story.course === "fading" && ago < 35) return story.keen * Math.max(0.1, ago / 35);
  if (story.course === "red_flag" && ago === 0) return 0;
  return ago > (story.clearedDaysAgo ?? 0) ? story.keen * 0.85 : story.keen;
}

function sessionOn(
  person: Person,
  story: PatientStory,
  ago: number,
  slot: number,
  day: LocalDay,
  luck: Chance,
): () => Promise<void> {
  return async () => {
    if (!person.actor) return;
    const version = await servedOn(person, day);
    if (!version) return;
    const weekday = weekdayOf(day);
    const extra = story.course === "over_doing" && ago < 24 && slot === 2 && luck.happens(0.55);
    if (!(isPlanned(version, weekday, slot) && luck.happens(willing(story, ago))) && !extra) return;
    const hour = [8, 13, 18][slot]!;
    const startedAt = timeOn(day, hour, 0);
    const later = luck.happens(0.04) && ago > 2;
    await record(person, sessionFacts(version, story, ago, day, startedAt, later, luck));
    if (!version.calmOnly && !later) person.trainedOn = day;
  };
}

/** The facts of one session: nearly all as prescribed, now and then a short last set, a stop for pain in a flare. */
function sessionFacts(
  version: ServedVersion,
  story: PatientStory,
  ago: number,
  day: LocalDay,
  startedAt: Date,
  later: boolean,
  luck: Chance,
): Fact[] {
  const sessionId = newId(startedAt.getTime());
  const rest = Math.min(restPainAt(story, ago, luck), 5);
  const hurts = spike(story, ago) > 0;
  let clock = startedAt.getTime();
  const tick = (seconds: number) => {
    clock += seconds * 1000;
    return new Date(clock);
  };
  const source = later ? ("backfilled" as const) : ("live" as const);
  const facts: Fact[] = [
    {
      kind: "session_started",
      id: sessionId,
      versionId: version.versionId,
      startedAt,
      zone: demoZone,
      localDay: day,
      source,
      restPainBefore: rest,
      drowsy: false,
      recordedAt: startedAt,
    },
  ];
  for (const block of version.blocks) {
    for (const item of block.prescriptions) {
      const short = luck.happens(0.07);
      const stops = hurts && block.kind === "main" && luck.happens(0.35);
      const sets = prescribedSets(item.dose, item.side);
      for (const [place, set] of sets.entries()) {
        const last = place === sets.length - 1;
        if (stops && last && sets.length > 1) continue;
        const done = last && short ? Math.max(1, Math.round(set.target * 0.6)) : set.target;
        facts.push({
          kind: "set_recorded",
          id: newId(clock),
          sessionId,
          prescriptionId: item.id,
          setIndex: set.index,
          side: set.side,
          revision: 0,
          done,
          loadG: item.dose.loadG,
          recordedAt: tick(40),
        });
      }
      const quiet = block.kind === "warm-up" || block.kind === "calm";
      const painDuring = stops
        ? luck.between(6, 7)
        : clamp(rest + (quiet ? 0 : luck.between(0, 1)) + (hurts && !quiet ? 1 : 0), 0, 7);
      const unanswered = luck.happens(0.03);
      facts.push({
        kind: "exposure_closed",
        id: newId(clock),
        sessionId,
        prescriptionId: item.id,
        revision: 0,
        painDuring: unanswered ? null : painDuring,
        effort: unanswered ? null : clamp(item.effortMax - luck.between(0, 2), 1, 10),
        stopReason: stops ? "pain" : short ? (luck.happens(0.5) ? "time" : "too_hard") : "none",
        endedByApp: false,
        notReached: false,
        recordedAt: tick(20),
      });
    }
  }
  facts.push({
    kind: "session_finished",
    id: newId(clock),
    sessionId,
    finishedAt: tick(5),
    endedBy: "patient",
    recordedAt: new Date(clock),
  });
  return facts;
}
