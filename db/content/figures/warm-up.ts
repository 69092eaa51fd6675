/** Figures of: arm-circles, leg-swing, lunge-reach-rotate. */
import type { Figures } from "./vocabulary.ts";

export const warmUpFigures: Figures = {};
