/** The clinic's own exercises and their photos and videos: who writes them, who sees the files. */
import { newId } from "#lib/kernel/ids.ts";
import { addMedia, takeOffMedia } from "#lib/usecases/exercise-media.ts";
import { archiveOwnExercise, saveOwnExercise } from "#lib/usecases/own-exercise.ts";
import { inPieces, pngPhoto } from "#tests/support/media-files.ts";
import { ownExerciseFields, ownExerciseForm } from "#tests/support/own-exercise.ts";
import type { Cast } from "./cast.ts";
import { expectAll, gone, type Row, therapistScreen } from "./row.ts";

/** What a row's past left: an exercise of the cast's clinic, and a photo of it. */
const made = { exerciseId: "", slug: "", mediaId: "" };

async function writeExercise({ world }: Cast): Promise<void> {
  const saved = await saveOwnExercise(world.therapist, ownExerciseForm());
  if (!saved.ok) throw new Error(saved.code);
  made.slug = saved.value.slug;
}

async function writeAndKeepId(cast: Cast): Promise<void> {
  const form = ownExerciseForm();
  const saved = await saveOwnExercise(cast.world.therapist, form);
  if (!saved.ok) throw new Error(saved.code);
  Object.assign(made, { exerciseId: form.idempotencyKey, slug: saved.value.slug });
}

async function archive(cast: Cast): Promise<void> {
  await writeAndKeepId(cast);
  await archiveOwnExercise(cast.world.therapist, { exerciseId: made.exerciseId });
}

async function addPhoto(cast: Cast): Promise<void> {
  await writeAndKeepId(cast);
  made.mediaId = newId();
  const input = { id: made.mediaId, exerciseId: made.exerciseId, fileName: "a.png", description: "A photo" };
  const added = await addMedia(cast.world.therapist, input, inPieces(await pngPhoto()));
  if (!added.ok) throw new Error(added.code);
}

async function takePhotoOff(cast: Cast): Promise<void> {
  await addPhoto(cast);
  await takeOffMedia(cast.world.therapist, { mediaId: made.mediaId });
}

/** Therapists and admins, each of their own clinic. */
const writerScreen = therapistScreen({ admin: "allow" });
const writers = { therapist: "allow", otherTherapist: "allow", admin: "allow" } as const;
const writersHere = expectAll("forbidden", { ...gone, ...writers, foreignTherapist: "not_found" });

export const libraryRows: readonly Row[] = [
  { served: "app/(staff)/library/own/page.tsx", expected: writerScreen },
  { served: "app/(staff)/library/own/new/page.tsx", expected: writerScreen },
  {
    served: "app/(staff)/library/[slug]/edit/page.tsx",
    before: writeExercise,
    params: () => ({ slug: made.slug }),
    expected: therapistScreen({ admin: "allow", foreignTherapist: "not_found" }),
  },
  {
    // A new one: everyone who writes may, in their own clinic.
    served: "app/(staff)/library/own/actions.ts saveOwn",
    leadsTo: "/library/*/edit",
    fields: () => {
      const { equipment, stages, ...fields } = ownExerciseFields();
      return { ...fields, "equipment[]": equipment, "stages[]": stages };
    },
    expected: expectAll("forbidden", { ...gone, ...writers, foreignTherapist: "allow" }),
  },
  {
    served: "app/(staff)/library/own/actions.ts archiveOwn",
    before: writeAndKeepId,
    leadsTo: "/library/own",
    fields: () => ({ exerciseId: made.exerciseId }),
    expected: writersHere,
  },
  {
    served: "app/(staff)/library/own/actions.ts restoreOwn",
    before: archive,
    leadsTo: "/library/*/edit",
    fields: () => ({ exerciseId: made.exerciseId }),
    expected: writersHere,
  },
  {
    served: "app/(staff)/library/own/actions.ts takeOff",
    before: addPhoto,
    fields: () => ({ mediaId: made.mediaId }),
    expected: writersHere,
  },
  {
    served: "app/(staff)/library/own/actions.ts putBack",
    before: takePhotoOff,
    fields: () => ({ mediaId: made.mediaId }),
    expected: writersHere,
  },
  {
    served: "app/api/v1/media/route.ts POST",
    before: writeAndKeepId,
    query: () => ({ id: newId(), exerciseId: made.exerciseId, fileName: "a.png", description: "A photo" }),
    body: pngPhoto,
    expected: writersHere,
  },
  {
    // Patients only what is prescribed to them, which this one is to nobody.
    served: "app/api/v1/media/[id]/route.ts GET",
    before: addPhoto,
    params: () => ({ id: made.mediaId }),
    expected: expectAll("allow", {
      ...gone,
      patient: "not_found",
      otherPatient: "not_found",
      foreignPatient: "not_found",
      foreignTherapist: "not_found",
      newPatient: "consent_required",
    }),
  },
];
