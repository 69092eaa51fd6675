/** Figures of: pallof-press-half-kneeling, pallof-press, half-kneeling-chop. */
import type { Figures } from "./vocabulary.ts";

export const antiRotationFigures: Figures = {};
