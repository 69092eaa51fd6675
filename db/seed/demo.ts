/**
 * Makes the demo clinic through the use cases that people use, with the clock set to each moment as it happened.
 * Invariant: deterministic for a given day but for ids and tokens; nothing is recorded for a moment that has not come.
 */

import { getStore } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { type MemberActor, visitor } from "#lib/access/actor.ts";
import { systemGrant } from "#lib/access/system.ts";
import { type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { runDailyPasses } from "#lib/usecases/daily-pass.ts";
import { inviteStaff } from "#lib/usecases/invitation.ts";
import { saveOwnExercise } from "#lib/usecases/own-exercise.ts";
import { readNewOwn } from "#lib/usecases/own-exercise-form.ts";
import { issueSetupCode, setUpClinic } from "#lib/usecases/setup.ts";
import { deskMoments, speakOfSignals } from "./desk.ts";
import { eventsOf } from "./life.ts";
import { accept, actorOf, demoPassphrase, demoZone, must, type Staff } from "./steps.ts";
import { patientStories, staffStories } from "./stories.ts";

/** Who the welcome page offers, one a role. */
const offered = ["Ines Hazel", "Dana Wren", "Mira Kestrel", "Ada Heron"];

async function openClinic(at: Date): Promise<Staff> {
  const code = await issueSetupCode();
  const [admin, ...others] = staffStories;
  const opened = must(
    "set-up",
    await setUpClinic(
      visitor,
      {
        idempotencyKey: newId(at.getTime()),
        code: code!,
        name: "Riverside Back Clinic",
        locale: "en-GB",
        zone: demoZone,
        emergencyNumber: "999",
        doctorNumber: "111",
        crisisLine: "116 123",
        replyTime: "one working day",
        serviceHours: "Monday to Friday, 9:00 to 17:00",
        progression: "on",
        adminName: admin!.name,
        signInName: admin!.signInName,
        passphrase: demoPassphrase,
      },
      { device: "Chrome, Windows", address: "demo" },
    ),
  );
  const adminActor = await actorOf(opened.sessionId!);
  const staff: Record<string, MemberActor> = { admin: adminActor };
  for (const person of others) {
    const { name, role, title } = person;
    const handover = must(
      "inviting staff",
      await inviteStaff(adminActor, { idempotencyKey: newId(), name, role, title, email: null }),
    );
    staff[person.key] = await accept(handover.link, person.signInName);
  }
  return staff as Staff;
}

/** One exercise of the clinic's own: a built-in one with a towel between the knees, a rung above it. */
async function writeOwnExercise(therapist: MemberActor): Promise<void> {
  const form = must("copying an exercise", await readNewOwn(therapist, { copy: "glute-bridge" }));
  const { start } = form;
  if (!start) throw new Error("the demo stopped: there is nothing to copy");
  must(
    "writing an exercise",
    await saveOwnExercise(therapist, {
      idempotencyKey: newId(),
      exerciseId: null,
      revision: 0,
      content: {
        ...start,
        name: "Bridge with a towel",
        synonyms: ["towel bridge", "squeeze bridge"],
        targetMuscles: [...start.targetMuscles, "adductors"],
        equipmentText: "mat, rolled towel",
        instructions: "Squeeze a rolled towel between the knees, lift the hips, lower slowly.",
        easier: "glute-bridge",
        harder: "single-leg-bridge",
        texts: {
          ...start.texts,
          setUp: "Lie on your back on a mat with your knees bent. Put a rolled towel between your knees.",
          steps: ["Press the knees lightly into the towel.", ...(start.texts.steps ?? []).slice(0, 5)],
        },
      },
    }),
  );
}

async function markAsDemo(staff: Staff, day: LocalDay): Promise<void> {
  const store = await getStore();
  const grant = systemGrant("install");
  const { users, members } = tables;
  await store.writeUnaudited(grant, async (tx) => {
    await tx.update(tables.clinics).set({ isDemo: true });
    const people = await tx.select().from(users);
    const places = await tx.select().from(members);
    const signIns = offered.map((name) => {
      const user = people.find((person) => person.name === name)!;
      const place = places.find((member) => member.userId === user.id)!;
      return { role: place.role, name, signInName: user.signInName!, passphrase: demoPassphrase };
    });
    const at = new Date();
    await tx.insert(tables.systemStates).values([
      { key: "demo", value: day, updatedAt: at },
      { key: "demo.signIns", value: JSON.stringify(signIns), updatedAt: at },
    ]);
  });
  if (staff.admin.role !== "admin") throw new Error("the demo stopped: the admin is not one");
}

/**
 * Fills an empty, migrated database. `today` is the moment the demo is made; `onProgress` is told the share done.
 * Returns how many patients and moments there were.
 */
export async function seedDemo(
  today: Date,
  onProgress: (share: number) => void = () => undefined,
): Promise<{ patients: number; moments: number }> {
  const opening = new Date(today.getTime() - 190 * 86_400_000);
  const staff = await atInstant(opening, () => openClinic(opening));
  await atInstant(new Date(opening.getTime() + 86_400_000), () => writeOwnExercise(staff.dana));
  const moments = patientStories.flatMap((story, index) => eventsOf(story, index + 1, staff, today));
  moments.push(...deskMoments(staff, opening, today));
  moments.sort((a, b) => a.at.getTime() - b.at.getTime());
  let done = 0;
  for (const moment of moments) {
    if (moment.at.getTime() <= today.getTime()) await atInstant(moment.at, () => moment.run());
    if (++done % 50 === 0) onProgress(done / moments.length);
  }
  // What time alone brings stands before anybody signs in; then a few signals are spoken of.
  await atInstant(today, () => runDailyPasses());
  await atInstant(today, () => speakOfSignals(staff, today));
  await markAsDemo(staff, localDayOf(today, demoZone));
  return { patients: patientStories.length, moments: moments.length };
}
