/** Figures of: chin-tuck-supine, chin-tuck-seated, deep-neck-flexor-hold. */
import type { Figures } from "./vocabulary.ts";

export const neckFigures: Figures = {};
