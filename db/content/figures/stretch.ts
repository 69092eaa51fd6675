/** Figures of: hamstring-stretch-strap, half-kneeling-hip-flexor-stretch, figure-four-stretch, childs-pose, doorway-pec-stretch, upper-trap-stretch. */
import type { Figures } from "./vocabulary.ts";

export const stretchFigures: Figures = {};
