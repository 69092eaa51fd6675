/** Figures of: farmer-carry, suitcase-carry, rack-carry. */
import type { Figures } from "./vocabulary.ts";

export const carryFigures: Figures = {};
