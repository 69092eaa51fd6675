/** Figures of: supported-split-squat, reverse-lunge, loaded-split-squat. */
import type { Figures } from "./vocabulary.ts";

export const splitFigures: Figures = {};
