/**
 * Takes the facts that a phone kept, for the person who is signed in. Answers one result a fact; a body that is no
 * batch at all is 422.
 */
import { err } from "#lib/kernel/result.ts";
import { factsInput } from "#lib/schemas/facts.ts";
import { recordFacts } from "#lib/usecases/record-facts.ts";
import { defineRoute } from "#lib/web/define-route.ts";

export const POST = defineRoute({
  name: "facts:record",
  usecase: async (actor, request) => {
    const parsed = factsInput.safeParse(await request.json().catch(() => null));
    return parsed.success ? recordFacts(actor, parsed.data) : err("not_valid");
  },
});
