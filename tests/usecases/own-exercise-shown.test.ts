/**
 * A clinic's own exercise where its patient meets it: Today, the program and the session show its author's words and the
 * clinic's files, in as many statements for three exercises as for one, and nothing of another clinic.
 */
import Database from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { getExercise } from "#db/queries/exercise.ts";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { systemGrant } from "#lib/access/system.ts";
import { defaultRules, prescriptionBounds } from "#lib/domain/prescription.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import type { Result } from "#lib/kernel/result.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { saveOwnExercise } from "#lib/usecases/own-exercise.ts";
import { readOwnProgram } from "#lib/usecases/program-history.ts";
import { answerScreen } from "#lib/usecases/red-flag.ts";
import { startSession } from "#lib/usecases/session.ts";
import { readSessionPage } from "#lib/usecases/session-page.ts";
import { readToday } from "#lib/usecases/today.ts";
import { screenForm } from "#tests/support/acute.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { ownExerciseForm } from "#tests/support/own-exercise.ts";
import { addClearance, addVersion, reps } from "#tests/support/session-world.ts";
import { addEpisode, addMember, createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
let patient: MemberActor;
let episodeId: string;

/** Wednesday, 18:00 in Vienna. */
const now = new Date("2025-03-12T17:00:00Z");
const begin = new Date("2025-02-01T09:00:00Z");
const at = <T>(fn: () => Promise<T>) => atInstant(now, fn);
const bounds = prescriptionBounds(
  {
    sets: { min: 1, max: 4 },
    reps: { min: 6, max: 12 },
    holdSeconds: null,
    durationSeconds: null,
    distanceM: null,
  },
  reps(2, 10),
);
const okOf = <T>(result: Result<T, string, unknown>): T => {
  if (!result.ok) throw new Error(result.code);
  return result.value;
};

beforeAll(async () => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  store = await openTestStore();
  world = await atInstant(begin, () => createWorld(store));
  await installContent();
});
beforeEach(() =>
  atInstant(begin, async () => {
    patient = await addMember(store, world.clinicId, "patient", `Ines ${newId()}`);
    episodeId = await addEpisode(store, patient, [{ member: world.therapist, part: "lead_therapist" }], {
      onsetDay: "2025-02-01",
      phase: "strengthening",
    });
  }),
);
afterAll(closeTestStore);

async function ownExercise(change: Parameters<typeof ownExerciseForm>[0] = {}): Promise<string> {
  const key = newId();
  const form = { idempotencyKey: key, name: `Towel bridge ${key}`, setUp: "Lie on a mat.", ...change };
  okOf(await saveOwnExercise(world.therapist, ownExerciseForm(form)));
  return key;
}

/** The row of a photo or video, which stands for its file here. */
async function addFile(
  exerciseId: string,
  kind: "photo" | "video",
  more: { readonly by?: MemberActor; readonly removedAt?: Date } = {},
): Promise<string> {
  const [id, by] = [newId(), more.by ?? world.therapist];
  await store.writeUnaudited(systemGrant("setup"), async (tx) => {
    await tx.insert(tables.exerciseMedia).values({
      id,
      clinicId: by.clinicId,
      exerciseId,
      kind,
      mediaType: kind === "photo" ? "image/webp" : "video/mp4",
      width: 640,
      height: 480,
      bytes: 1000,
      sha256: "0".repeat(64),
      description: "From the side",
      addedAt: begin,
      addedById: by.memberId,
      removedAt: more.removedAt ?? null,
    });
  });
  return id;
}

/** A plan of these exercises in force today; its prescriptions in their order. */
async function prescribe(exerciseIds: readonly string[]) {
  const who = { patient, episodeId, by: world.therapist };
  await addClearance(store, who, "2025-03-01");
  return addVersion(store, who, {
    items: exerciseIds.map((exerciseId) => ({ exerciseId })),
    effectiveFrom: "2025-03-03",
    at: new Date("2025-03-01T09:00:00Z"),
    schedule: { kind: "fixed_days", weekdays: [0, 2, 4] },
    rulesConfig: defaultRules,
    bounds,
  });
}

/** The session of today, begun; what its page holds of it. */
async function session(versionId: string) {
  const sessionId = newId();
  const answers = { session_cauda_equina: false, session_nerve: false };
  const input = { sessionId, screenId: newId(), versionId, restPain: 2, drowsy: false, answers };
  okOf(await at(() => answerScreen(patient, screenForm({}, { occasion: "program_start" }))));
  okOf(await at(() => startSession(patient, input)));
  const read = async () => {
    const page = okOf(await at(() => readSessionPage(patient, { sessionId })));
    if (page.kind !== "open") throw new Error(page.kind);
    return page;
  };
  return { page: await read(), read };
}
const today = async () => okOf(await at(() => readToday(patient)));
const program = async () => okOf(await at(() => readOwnProgram(patient)));

test("Today, the program and the session carry its words, its first photo and its video", async () => {
  const exerciseId = await ownExercise();
  const video = await addFile(exerciseId, "video");
  const photo = await addFile(exerciseId, "photo");
  await addFile(exerciseId, "photo");
  const { versionId, prescriptionIds } = await prescribe([exerciseId]);
  const [prescription] = prescriptionIds as [string];
  const { shows } = (await session(versionId)).page;
  const shown = shows.get(prescription);
  expect(shown).toMatchObject({
    own: true,
    words: {
      setUp: "Lie on a mat.",
      steps: ["Press the knees together.", "Lift the hips.", "Lower slowly."],
      stop: "Stop if the back hurts.",
    },
    picture: `/api/v1/media/${photo}`,
  });
  expect(shown?.media).toHaveLength(3);
  expect(shown?.media[0]).toMatchObject({ id: video, kind: "video" });
  expect((await program()).shows.get(prescription)).toEqual(shown);
  expect((await today()).plan?.picture).toBe(`/api/v1/media/${photo}`);
});

test("a copy without a photo keeps the drawing it was copied with; a video is no small picture", async () => {
  const copy = await ownExercise({ figure: "bird-dog" });
  await addFile(copy, "video");
  const plain = await ownExercise();
  const { versionId, prescriptionIds } = await prescribe([copy, plain]);
  const { shows } = (await session(versionId)).page;
  const pictures = prescriptionIds.map((id) => shows.get(id)?.picture);
  expect(pictures).toEqual([expect.stringMatching(/^\/figures\/.*bird-dog/), null]);
  expect((await today()).plan?.picture).toBe(pictures[0]);
  expect((await program()).shows).toEqual(shows);
});

test("a built-in exercise keeps the words of the catalogue and its drawing", async () => {
  const birdDog = await getExercise(store.read, systemGrant("install"), "bird-dog");
  const { versionId, prescriptionIds } = await prescribe([birdDog!.id]);
  const shown = (await session(versionId)).page.shows.get(prescriptionIds[0]!);
  expect(shown).toMatchObject({ own: false, media: [] });
  expect(shown?.words.steps?.length).toBeGreaterThanOrEqual(3);
  expect(shown?.picture).toMatch(/^\/figures\/.*bird-dog/);
});

test("a photo that was taken off, and a file of another clinic, is never shown", async () => {
  const exerciseId = await ownExercise();
  await addFile(exerciseId, "photo", { removedAt: begin });
  await addFile(exerciseId, "photo", { by: world.foreign.therapist });
  const { versionId, prescriptionIds } = await prescribe([exerciseId]);
  const { shows } = (await session(versionId)).page;
  expect(shows.get(prescriptionIds[0]!)).toMatchObject({ picture: null, media: [] });
  expect((await program()).shows).toEqual(shows);
  expect((await today()).plan?.picture).toBeNull();
  const foreign = okOf(await at(() => readOwnProgram(world.foreign.patient)));
  expect(foreign.shows.size).toBe(0);
});

test("three own exercises cost as many statements as one, and one more than built-in ones", async () => {
  // Compiled statements are remembered; what counts is how often one is run.
  const compiled = Object.getPrototypeOf(new Database(":memory:").prepare("select 1")) as Database.Statement;
  const statements = vi.spyOn(compiled, "all");
  const count = async (exerciseIds: readonly string[]) => {
    patient = await atInstant(begin, () => addMember(store, world.clinicId, "patient", `Ines ${newId()}`));
    episodeId = await atInstant(begin, () =>
      addEpisode(store, patient, [{ member: world.therapist, part: "lead_therapist" }], {
        onsetDay: "2025-02-01",
        phase: "strengthening",
      }),
    );
    const { read } = await session((await prescribe(exerciseIds)).versionId);
    const counts: number[] = [];
    for (const page of [today, program, read]) {
      statements.mockClear();
      await page();
      counts.push(statements.mock.calls.length);
    }
    return counts;
  };
  const birdDog = (await getExercise(store.read, systemGrant("install"), "bird-dog"))!.id;
  const own = [await ownExercise(), await ownExercise(), await ownExercise()];
  for (const id of own) await addFile(id, "photo");
  const none = await count([birdDog]);
  expect(Math.min(...none)).toBeGreaterThan(0);
  const one = await count(own.slice(0, 1));
  expect(one).toEqual(none.map((statementCount) => statementCount + 1));
  expect(await count(own)).toEqual(one);
  statements.mockRestore();
});
