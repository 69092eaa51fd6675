/**
 * Takes a photo or video for one of the clinic's own exercises. The body is the file itself, as it is read from the
 * disk of whoever sends it; what it belongs to stands in the address. It is never held in memory whole.
 */
import { err } from "#lib/kernel/result.ts";
import { addMediaInput } from "#lib/schemas/own-exercise.ts";
import { addMedia } from "#lib/usecases/exercise-media.ts";
import { defineRoute } from "#lib/web/define-route.ts";

export const POST = defineRoute({
  name: "media:add",
  usecase: async (actor, request) => {
    const { searchParams } = new URL(request.url);
    const parsed = addMediaInput.safeParse(Object.fromEntries(searchParams));
    if (!parsed.success) return err("not_valid");
    if (request.body === null) return err("empty_file");
    return addMedia(actor, parsed.data, request.body as unknown as AsyncIterable<Uint8Array>);
  },
});
