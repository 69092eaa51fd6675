/** Figures of: pool-walk. */
import type { Figures } from "./vocabulary.ts";

export const aerobicFigures: Figures = {};
