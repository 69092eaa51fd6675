/** Figures of: diaphragmatic-breathing, abdominal-brace, heel-slide, bent-knee-fallout, supine-march, dead-bug-heel-tap, dead-bug. */
import type { Figures } from "./vocabulary.ts";

export const braceFigures: Figures = {};
