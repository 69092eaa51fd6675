/** A photo or video of an exercise, whole or in the range that a player asks for. */
import { err } from "#lib/kernel/result.ts";
import { mediaInput } from "#lib/schemas/own-exercise.ts";
import { openMedia } from "#lib/usecases/exercise-media.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { fileResponse } from "#lib/web/file-response.ts";

export const GET = defineRoute({
  name: "media:read",
  usecase: async (actor, _request, params) => {
    const parsed = mediaInput.safeParse({ mediaId: params.id });
    return parsed.success ? openMedia(actor, parsed.data) : err("not_found");
  },
  respond: fileResponse,
});
