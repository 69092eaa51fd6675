/** Figures of: step-up-low, step-up-loaded. */
import type { Figures } from "./vocabulary.ts";

export const stepFigures: Figures = {};
