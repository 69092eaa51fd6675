/** Figures of: recumbent-bike, upright-bike. */
import type { Figures } from "./vocabulary.ts";

export const bikeFigures: Figures = {};
