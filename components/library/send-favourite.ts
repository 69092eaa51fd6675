/** Tells the server what was pressed. Invariant: true only where the server has stored it. */
import { type ActionState, idleState } from "#lib/schemas/action-state.ts";

export type KeepFavourite = (previous: ActionState, form: FormData) => Promise<ActionState>;

/** Keeps the exercise among the favourites, or drops it. A lost network is a refusal. */
export async function sendFavourite(
  keep: KeepFavourite,
  exerciseId: string,
  kept: boolean,
): Promise<boolean> {
  const form = new FormData();
  form.set(kept ? "keep" : "drop", exerciseId);
  const answer = await keep(idleState, form).catch(() => null);
  return answer?.status === "ok";
}
