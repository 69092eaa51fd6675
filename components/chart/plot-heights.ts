/** Heights of the rows in px, apart from the plots so that the frame can stand before the plots are loaded. */

import { rungPitch } from "./week-ladder.tsx";

export const phaseHeight = 92;
export const barsHeight = 88;
/** Bars, a gap, seven rungs, and room for the last one. */
export const adherenceHeight = barsHeight + 12 + rungPitch * 7 + 6;
export const painHeight = 218;
export const effortHeight = 104;
/** One outcome measure, with the lane of answers without a score and the dates below it. */
export const outcomeHeight = 156;

/** The pain row's scale: where 0 stands, one point in px, and the lane of unanswered questions as a value below 0. */
export const painZeroY = 186;
export const painPointHeight = 17;
export const laneValue = -16 / painPointHeight;
