/** Figures of: seated-thoracic-rotation, open-book, thread-the-needle. */
import type { Figures } from "./vocabulary.ts";

export const thoracicRotationFigures: Figures = {};
