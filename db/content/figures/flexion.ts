/** Figures of: single-knee-to-chest, double-knee-to-chest, seated-flexion. */
import type { Figures } from "./vocabulary.ts";

export const flexionFigures: Figures = {};
