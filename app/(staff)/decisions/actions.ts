/** Answers to proposals and ends of pauses, on their way to their use cases. What became of each is the answer. */
"use server";
import { err } from "#lib/kernel/result.ts";
import { endSuspensionInput, resolveDecisionsInput } from "#lib/schemas/decision.ts";
import { resolveDecisions } from "#lib/usecases/resolve-decision.ts";
import { endSuspension } from "#lib/usecases/suspension.ts";
import { defineAction } from "#lib/web/define-action.ts";

/** Approves, changes or declines proposed steps; one that needs a reason or another dose is told at its field. */
export const resolveDecisionsAction = defineAction({
  name: "decision:resolve",
  schema: resolveDecisionsInput,
  usecase: resolveDecisions,
  after: ({ items }) => ({
    value: items,
    message: items.every((item) => item.outcome === "done") ? "decision.saved" : "decision.savedSome",
  }),
});

/** Ends a pause by the rules: as it was, with another dose, or left out. */
export const endSuspensionAction = defineAction({
  name: "suspension:end",
  schema: endSuspensionInput,
  usecase: async (actor, input) => {
    const ended = await endSuspension(actor, input);
    return !ended.ok && ended.code === "dose_out_of_bounds" ? err("dose_refused") : ended;
  },
  after: () => ({ message: "decision.paused.saved" }),
});
