/** Figures of: prone-leg-lift, prone-alternate-lift, back-extension-bench. */
import type { Figures } from "./vocabulary.ts";

export const backExtensorFigures: Figures = {};
