/** Warm-ups: circles of the arms, a swinging leg, a lunge with a reach and a turn. */
import { standing, standingFront } from "./bases.ts";
import {
  arrow,
  ball,
  bend,
  cycle,
  type Figures,
  figure,
  follow,
  from,
  hand,
  plant,
  rail,
  rep,
  round,
  stick,
  sway,
} from "./vocabulary.ts";

/** A point of an arm's circle: how high, and how far it points at the viewer or away. */
const circle = (up: number, out: number) => ({ arms: bend(80 + up, 0, 0, { scale: [out, out, out] }) });

/** Both arms forward or up. */
const reach = (near: number, far: number) => ({ armN: bend(near, 4), armF: bend(far, 4) });

export const warmUpFigures: Figures = {
  "arm-circles": figure({
    base: from(standingFront, { shrug: 0.6 }),
    keys: [circle(-30, 0.94), circle(0, 1), circle(34, 0.94), circle(0, 0.8)],
    motion: cycle(5),
    endKey: 2,
    muscles: ["deltoid"],
    arrows: [round([-45, 78], 14, 265, 80), round([45, 78], 14, -85, 100)],
  }),
  "leg-swing": figure({
    base: from(standing, {
      stand: ["F", 0, 0.99],
      legF: plant([0, 3.9]),
      armN: bend(-4, 16),
      armF: hand([13, 52.4], -6, { exact: true }),
    }),
    keys: [{ legN: bend(-22, 26, -14) }, { legN: bend(14, 33, 18) }, { legN: bend(52, 8, 4) }],
    hands: { N: "hand", F: "cup" },
    props: [rail(-18, 50), rail(26, 50), stick("", [-26, 50], [34, 50], "back")],
    muscles: ["hipFlexors", "hamstrings"],
    arrows: [arrow([22, 5], [34, 9], [43, 19])],
    motion: sway(1.3, 0.2),
  }),
  "lunge-reach-rotate": figure({
    base: from(standing, { legN: plant([19, 3.9]), legF: ball([-19, 1], -52, 52) }),
    // Stand, lift the foot, set it down in front, reach up, turn to the side of the front leg.
    keys: [
      { stand: ["F", -26], legN: plant([-26.2, 3.9]), legF: ball([-19, 1], 0, 0) },
      { hip: [-17, 52.4], legN: plant([-6, 8.4], -8), legF: ball([-19, 1], -16, 16), ...reach(36, 40) },
      { hip: [-4, 46], legF: ball([-19, 1], -46, 46), ...reach(90, 94) },
      { hip: [-1, 42.4], ...reach(152, 158) },
      { hip: [-1, 42.4], twist: 40, look: 34, ...reach(184, 166) },
    ],
    hands: "hand",
    muscles: ["hipFlexors:F", "upperBack"],
    arrows: [follow("ankleN", 12, 0.05, 0.5)],
    motion: rep(3.4, 0.8, 3.2),
  }),
};
