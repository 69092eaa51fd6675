/** The deep muscles at the front of the neck: nods and a lift. */
import { hookLying, sitting } from "./bases.ts";
import { type Figures, figure, from, nudge, pillow, rep, round, via } from "./vocabulary.ts";

/** Head on a thin pillow, two fingers of the near hand on the front of the neck. */
const onPillow = from(
  hookLying,
  { neck: 8, head: -10, armN: via([-12.4, 7.4], [-19.4, 14.4], 207, { scale: [1, 1, 0.86] }) },
  { props: [pillow(-37, 2.6, 22, 6.4)], hands: { N: "hand", F: "flat" } },
);

export const neckFigures: Figures = {
  "chin-tuck-supine": figure({
    base: onPillow,
    keys: [
      { neck: 6, head: -18 },
      { neck: 10, head: 14 },
    ],
    motion: rep(1.4, 2, 1.6),
    muscles: ["neckFront"],
    arrows: [round([-38, 8], 13, 112, 62)],
    groundSpan: [-54, 54],
    crop: [-54, -12, 64],
  }),
  "chin-tuck-seated": figure({
    base: sitting,
    keys: [
      { neck: 30, head: -26 },
      { neck: -12, head: 12 },
    ],
    motion: rep(1.6, 2, 1.8),
    muscles: ["neckFront"],
    arrows: [nudge("nose", 180, 9, -14, [3, 0])],
    crop: [-50, 36, 58],
  }),
  "deep-neck-flexor-hold": figure({
    base: hookLying,
    keys: [
      { neck: -3, head: -8 },
      { neck: 0, head: 14 },
      { neck: 16, head: 14 },
    ],
    motion: rep(1.8, 2.4, 1.8),
    muscles: ["neckFront"],
    arrows: [nudge("headBack", 100, 8, 14)],
    groundSpan: [-54, 54],
    crop: [-54, -12, 64],
  }),
};
