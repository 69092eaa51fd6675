/** Figures of: prone-lying, prone-on-elbows, prone-press-up. */
import type { Figures } from "./vocabulary.ts";

export const extensionFigures: Figures = {};
