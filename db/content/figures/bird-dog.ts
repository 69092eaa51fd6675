/** Hands and knees: rocking, reaching, bird dog. */
import { allFours } from "./bases.ts";
import { dirs, type Figures, figure, follow, rep } from "./vocabulary.ts";

export const birdDogFigures: Figures = {
  "bird-dog": figure({
    base: allFours,
    keys: [
      {},
      { legN: dirs(-133, -174, -142), armF: dirs(-44, -26, -8) },
      { legN: dirs(-171, -174, -90), armF: dirs(9, 11, 12) },
    ],
    motion: rep(1.9, 1.8, 1.7),
    hands: { N: "flat", F: "fist" },
    muscles: ["glutes", "hamstrings", "erectors"],
    arrows: [follow("ankleN", -6, 0.1, 0.7), follow("wristF", -7, 0.1, 0.7)],
  }),
};
