/** The side of the hip: lying, and against a band. */
import { sideLyingBent, standingFront } from "./bases.ts";
import { arrow, bend, type Figures, figure, follow, from, loopBand, on, rep, via } from "./vocabulary.ts";

/** Hips half bent, knees bent more: the knees come towards the viewer, the feet lie behind them, heel on heel. */
const bentAndStacked = from(sideLyingBent, {
  legR: via([19, 2], [33.6, 4.2], -4, { scale: [1, 1, 0.8] }),
  legL: via([19.4, 8.2], [33.6, 7], -4, { scale: [1, 1, 0.8] }),
  armL: on("pelvis", [7.4, 8.4], -126, { scale: [0.86, 0.86, 0.85] }),
});

/** Hands on the hips, weight in the heels. */
const softSquat = from(standingFront, {
  arms: via([18.6, 18], [9.6, 7.2], -150, { scale: [1, 1, 0.55] }, "pelvis"),
});

export const hipAbductionFigures: Figures = {
  clamshell: figure({
    base: bentAndStacked,
    keys: [
      {},
      { legL: via([19.2, 17.4], [33.6, 7], -8, { scale: [1, 1, 0.8] }) },
      { legL: via([16.6, 24], [33.6, 7], -14, { scale: [1, 1, 0.8] }) },
    ],
    motion: rep(1.8, 1, 2.2),
    muscles: ["gluteMed:L", "glutes:L"],
    arrows: [arrow([29, 15], [28, 22], [24.6, 28])],
  }),
  "side-lying-hip-abduction": figure({
    base: from(sideLyingBent, { armL: via([-7.6, 13.6], [-14, 3.6], -160, { scale: [1, 1, 0.8] }) }),
    keys: [{ legL: bend(-3, 0, -8) }, { legL: bend(27, 0, -8) }],
    motion: rep(2, 0.8, 3),
    muscles: ["gluteMed:L"],
    arrows: [follow("ankleL", 6, 0.15, 1)],
  }),
  "band-side-step": figure({
    base: softSquat,
    keys: [
      { hip: [-6, 45], legR: via([-12.6, 26], [-12, 3.9], -96), legL: via([0.6, 26], [0, 3.9], -84) },
      { hip: [-3, 45], legR: via([-12, 26], [-12, 3.9], -96), legL: via([8, 27.4], [7, 6.4], -84) },
      { hip: [0, 44.6], legR: via([-11.6, 25.6], [-12, 3.9], -96), legL: via([11.6, 25.6], [12, 3.9], -84) },
      { hip: [3, 45], legR: via([-8, 27.4], [-7, 6.4], -96), legL: via([12, 26], [12, 3.9], -84) },
      { hip: [6, 45], legR: via([-0.6, 26], [0, 3.9], -96), legL: via([12.6, 26], [12, 3.9], -84) },
    ],
    endKey: 2,
    motion: rep(3, 0.5, 3),
    muscles: ["gluteMed"],
    props: [loopBand("kneeR", "kneeL")],
    arrows: [arrow([8, 8], [21, 8])],
  }),
};
