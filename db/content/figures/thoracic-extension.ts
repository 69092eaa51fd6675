/** Figures of: thoracic-extension-chair, thoracic-extension-roller. */
import type { Figures } from "./vocabulary.ts";

export const thoracicExtensionFigures: Figures = {};
