"use server";
/** The clinic's own exercises: saved, archived, brought back; their photos and videos taken off and put back. */
import { mediaInput, ownExerciseInput, saveOwnExerciseInput } from "#lib/schemas/own-exercise.ts";
import { putBackMedia, takeOffMedia } from "#lib/usecases/exercise-media.ts";
import { archiveOwnExercise, restoreOwnExercise, saveOwnExercise } from "#lib/usecases/own-exercise.ts";
import { defineAction } from "#lib/web/define-action.ts";

/** A new one goes on to where photos and videos are added, a changed one to its page. */
export const saveOwn = defineAction({
  name: "exercise:save",
  schema: saveOwnExerciseInput,
  usecase: saveOwnExercise,
  after: ({ slug }, { exerciseId }) => ({
    redirectTo: exerciseId === null ? `/library/${slug}/edit?saved=1` : `/exercise/${slug}`,
  }),
});

export const archiveOwn = defineAction({
  name: "exercise:archive",
  schema: ownExerciseInput,
  usecase: archiveOwnExercise,
  after: () => ({ redirectTo: "/library/own" }),
});

export const restoreOwn = defineAction({
  name: "exercise:restore",
  schema: ownExerciseInput,
  usecase: restoreOwnExercise,
  after: ({ slug }) => ({ redirectTo: `/library/${slug}/edit` }),
});

export const takeOff = defineAction({ name: "media:remove", schema: mediaInput, usecase: takeOffMedia });

export const putBack = defineAction({ name: "media:put-back", schema: mediaInput, usecase: putBackMedia });
