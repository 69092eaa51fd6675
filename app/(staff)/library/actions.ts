"use server";
/** One press of a star. */
import { favouriteInput } from "#lib/schemas/exercise.ts";
import { setFavourite } from "#lib/usecases/favourite.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const keepFavourite = defineAction({
  name: "favourite:keep",
  schema: favouriteInput,
  usecase: setFavourite,
});
