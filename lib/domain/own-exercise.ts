/**
 * The limits of what a clinic adds to the library: the figures each way of dosing asks for, and how large a photo or
 * video may be. Forms and server read them here, so that the page never promises what the server refuses.
 */
import type { DoseAxis } from "./dosage.ts";

/** The least and the most of one figure of the dose; its bounds. */
export const doseFigures = {
  sets: { min: 1, max: 10 },
  reps: { min: 1, max: 100 },
  holdSeconds: { min: 1, max: 600 },
  durationSeconds: { min: 5, max: 14_400 },
  distanceM: { min: 1, max: 10_000 },
} as const;
export type DoseFigure = keyof typeof doseFigures;

/** Which figures a way of dosing asks for. Repetitions may be held; a pyramid always has three sets, a time one. */
export const figuresOfAxis: Readonly<
  Record<DoseAxis, Readonly<Partial<Record<DoseFigure, "required" | "optional">>>>
> = {
  reps: { sets: "required", reps: "required", holdSeconds: "optional" },
  pyramid: { reps: "required", holdSeconds: "required" },
  hold: { sets: "required", holdSeconds: "required" },
  duration: { durationSeconds: "required" },
  distance: { sets: "required", distanceM: "required" },
};

/** What is taken in: bytes as sent, pixels of a photo as sent, and the side it is stored with at most. */
export const photoMaxBytes = 15 * 1024 * 1024;
export const videoMaxBytes = 80 * 1024 * 1024;
export const photoMaxPixels = 64_000_000;
export const photoSide = 1600;
/** Photos and videos of one exercise at a time. */
export const mediaMost = 4;
