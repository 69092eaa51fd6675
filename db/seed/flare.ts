/**
 * Flares and mornings after in the demo clinic: one patient is in a flare, one has come back from it.
 * Invariant: everything is said through the use cases that patients and therapists use; days are counted back from today.
 */
import type { MemberActor } from "#lib/access/actor.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import { newId } from "#lib/kernel/ids.ts";
import { recordCheckIn } from "#lib/usecases/check-in.ts";
import { declareFlare, endFlare, readFlareRecord } from "#lib/usecases/flare.ts";
import { answerMorning } from "#lib/usecases/next-day.ts";
import { must } from "./steps.ts";
import type { PatientStory } from "./stories.ts";

/** Days ago from and to which the pain of a story is raised; null where it never is. */
export function raisedDays(story: PatientStory): readonly [from: number, to: number] | null {
  if (story.course !== "flare") return null;
  if (story.name === "Ines Hazel") return [38, 34];
  return story.name === "Sade Thistle" ? [2, 0] : [3, 0];
}

/** Days ago on which the patient presses the button; null where nobody does. */
export function declaredAgo(story: PatientStory): number | null {
  const days = raisedDays(story);
  return days && story.name !== "Juno Willow" ? days[0] - 1 : null;
}

/** The patient says that this is a flare. */
export async function sayFlare(actor: MemberActor): Promise<void> {
  must("declaring a flare", await declareFlare(actor, { idempotencyKey: newId() }));
}

/** The daily check-in of a flare. */
export async function checkInFlare(actor: MemberActor, day: LocalDay, restPain: number): Promise<void> {
  must(
    "checking in during a flare",
    await recordCheckIn(actor, {
      idempotencyKey: newId(),
      seenRevision: null,
      day,
      restPain,
      worstPain: Math.min(10, restPain + 2),
      wokenByPain: restPain >= 5,
      nightUnrelenting: false,
      analgesicLevel: restPain >= 4 ? 1 : 0,
      sedating: false,
      walkMinutes: restPain >= 5 ? 8 : 20,
      standsUnaided: true,
      legWorse: false,
      legBothOrFootDrop: null,
    }),
  );
}

/** A flare that still goes on when the therapist changes the program is ended first, with the program as it was. */
export async function endOpenFlare(therapist: MemberActor, patientId: string): Promise<void> {
  const record = must("reading flares", await readFlareRecord(therapist, { patientId }));
  if (record.open === null) return;
  must(
    "ending a flare",
    await endFlare(therapist, {
      patientId,
      flareId: record.open.flareId,
      idempotencyKey: newId(),
      reason: "Seen in the practice: moves as before the flare, ready for the next step.",
      plan: "before",
    }),
  );
}

/** The answer of the morning after. */
export async function sayMorning(actor: MemberActor, sessionDay: LocalDay, pain: number): Promise<void> {
  must(
    "answering on the morning after",
    await answerMorning(actor, { idempotencyKey: newId(), sessionDay, revision: 0, pain }),
  );
}
