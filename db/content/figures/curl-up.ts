/** Curl-ups with the hands under the low back: the waist stiff, head and shoulders as one block. */
import { supine } from "./bases.ts";
import { elbow, type Figures, figure, from, nudge, plant, rep } from "./vocabulary.ts";

const tucked = { scale: [1, 0.62, 0.55] } as const;
/** One knee bent, the other leg long; both hands under the hollow of the low back. */
const handsUnderBack = from(supine, {
  trunk: 174.6,
  lumbar: -8,
  neck: -2,
  legN: plant([33, 3.9]),
  arms: elbow([-14.6, 2.6], -6, -4, tucked),
});

export const curlUpFigures: Figures = {
  "curl-up-prebrace": figure({
    base: handsUnderBack,
    keys: [
      { belly: 0.5, head: -10 },
      { neck: 1, head: 5 },
    ],
    isometric: true,
    motion: rep(1.2, 2.4, 1.4),
    muscles: ["abs", "neckFront"],
    arrows: [nudge("belly", -90, 8, -12)],
  }),
  "mcgill-curl-up": figure({
    base: handsUnderBack,
    keys: [{}, { thoracic: 26, neck: 2, head: -2 }],
    motion: rep(1.8, 2.4, 2),
    muscles: ["abs"],
    arrows: [nudge("skull", 80, 12, 9)],
  }),
  "curl-up-elbows-lifted": figure({
    base: handsUnderBack,
    keys: [
      {},
      {
        thoracic: 26,
        neck: 2,
        head: -2,
        arms: elbow([-13.4, 9.6], -44, -12, { scale: [1, 0.72, 0.55] }),
      },
    ],
    motion: rep(1.8, 2.4, 2),
    muscles: ["abs"],
    arrows: [nudge("skull", 80, 12, 9), nudge("elbowN", 90, 10, 12.5)],
  }),
};
