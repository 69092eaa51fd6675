/** Figures of: curl-up-prebrace, mcgill-curl-up, curl-up-elbows-lifted. */
import type { Figures } from "./vocabulary.ts";

export const curlUpFigures: Figures = {};
