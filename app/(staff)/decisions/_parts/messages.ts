/** The sentences that answering decisions needs in the browser; the rest of the catalogue stays on the server. */
import type { Catalogue } from "#lib/messages/catalogue.ts";

export function decisionMessages({ assign, decision, dose, form, ui }: Catalogue) {
  const { history: _, own: __, evidence: ___, ...answering } = decision;
  const { less, more, bounds, limit, sets, reps, holdSet, distance, pyramid, duration, unit, load } = assign;
  return {
    assign: { less, more, bounds, limit, sets, reps, holdSet, distance, pyramid, duration, unit, load },
    decision: answering,
    dose,
    form,
    ui,
  };
}
