/** Figures of: standing-back-bend, side-glide-wall, lower-trunk-rotation, sciatic-nerve-slider, cervical-rotation. */
import type { Figures } from "./vocabulary.ts";

export const mobilityFigures: Figures = {};
