/** Figures of: clamshell, side-lying-hip-abduction, band-side-step. */
import type { Figures } from "./vocabulary.ts";

export const hipAbductionFigures: Figures = {};
