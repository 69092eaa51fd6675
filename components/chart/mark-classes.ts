/** Which shared mark class draws a band or a pain zone. Source: design.md 3, three strengths of one colour for adherence. */

import type { PainZone } from "./answer.ts";
import type { Band } from "./types.ts";

export const bandClasses: Record<Band, string> = {
  "on-track": "b-on",
  partial: "b-partial",
  low: "b-low",
  insufficient: "b-none",
  "not-applicable": "b-none",
};

export const dotClasses: Record<PainZone, string> = { calm: "dot", amber: "dot-amber", red: "dot-brick" };
