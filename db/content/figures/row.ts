/** Figures of: scapular-squeeze, band-row, one-arm-row. */
import type { Figures } from "./vocabulary.ts";

export const rowFigures: Figures = {};
