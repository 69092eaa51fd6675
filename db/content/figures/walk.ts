/** Figures of: easy-walk, brisk-walk, walk-jog-intervals. */
import type { Figures } from "./vocabulary.ts";

export const walkFigures: Figures = {};
