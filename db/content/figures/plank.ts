/** Figures of: wall-plank, incline-plank, plank, stir-the-pot. */
import type { Figures } from "./vocabulary.ts";

export const plankFigures: Figures = {};
