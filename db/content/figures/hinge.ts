/** Hinging at the hips: with a stick, to a wall, with weights. The back keeps its form in every one. */
import { standing } from "./bases.ts";
import {
  barbell,
  type Figures,
  figure,
  follow,
  from,
  hand,
  kettlebell,
  nudge,
  on,
  plant,
  plate,
  rep,
  step,
  stick,
  wall,
} from "./vocabulary.ts";

const dowelHold = from(standing, {
  neck: -6,
  head: -2,
  legs: plant([0, 3.9]),
  armN: on("chest", [-7.4, -13], -60, { scale: [0.92, 0.92] }),
  armF: on("chest", [-6.9, 8.4], 176, { scale: [0.42, 0.46, 0.9] }),
});

/** Hands on the fold of the hips. */
const handsOnHips = from(standing, {
  armN: on("pelvis", [5.2, 7.6], -84),
  armF: on("pelvis", [5.8, 7.6], -84),
});

/** Both hands at one point in front, exactly. */
const both = (x: number, y: number) => ({
  armN: hand([x, y], -90),
  armF: hand([x + 1.2, y + 0.4], -90, { exact: true }),
});

export const hingeFigures: Figures = {
  "hip-hinge-dowel": figure({
    base: dowelHold,
    keys: [{ stand: ["N", -0.8] }, { hip: [-8.4, 50.8], trunk: 66 }, { hip: [-15.6, 47.4], trunk: 36 }],
    hands: "fist",
    props: [stick("chest", [-8.4, -33], [-7.9, 24])],
    paint: ["legF", "armF", "neck", "trunk", "legN", "armN"],
    muscles: ["glutes", "hamstrings"],
    arrows: [follow("buttock", -6, 0.1, 1)],
    motion: rep(2, 0.8, 1.8),
  }),
  "hip-hinge-wall-tap": figure({
    base: handsOnHips,
    keys: [
      { stand: ["N", -0.8] },
      { hip: [-8.6, 50.8], trunk: 68, neck: -4, head: -4 },
      { hip: [-15.8, 47.6], trunk: 40, neck: -8, head: -6 },
    ],
    hands: "hand",
    props: [wall(-22.6, -1)],
    muscles: ["glutes", "hamstrings"],
    arrows: [nudge("buttock", 180, 9, 2.4, [0, 1])],
    motion: rep(2, 0.6, 1.8),
  }),
  "kettlebell-deadlift": figure({
    base: from(standing, { legs: plant([-6, 3.88]), farLeg: [2.6, 0.9] }),
    // From the block up: the bell stands, then hangs from long arms.
    keys: [
      { hip: [-20, 40.4], trunk: 26, neck: -12, head: -8, ...both(11.6, 21.9) },
      { hip: [-13.6, 47.6], trunk: 56, neck: -6, head: -4, ...both(6, 40.8) },
      { stand: ["N", -6.8], ...both(1.4, 48.6) },
    ],
    hands: "fist",
    props: [{ ...step(8, 17, 5.4), z: "after:legF" }, kettlebell("N")],
    muscles: ["glutes", "hamstrings", "erectors"],
    arrows: [follow("wristN", -13, 0, 0.9)],
    motion: rep(1.8, 0.8, 2.4),
  }),
  "romanian-deadlift": figure({
    base: standing,
    keys: [
      { stand: ["N", -1, 0.99], ...both(5.2, 48.4) },
      { hip: [-9.4, 51], trunk: 55, neck: -6, head: -4, ...both(6.4, 42) },
      { hip: [-16.4, 48.4], trunk: 17, neck: -12, head: -8, ...both(4.8, 24.6) },
    ],
    hands: "fist",
    props: [barbell("N")],
    muscles: ["hamstrings", "glutes", "erectors"],
    arrows: [follow("wristN", 13, 0.05, 0.95)],
    motion: rep(2.4, 0.5, 2),
  }),
  "trap-bar-deadlift": figure({
    base: standing,
    keys: [
      { hip: [-13, 36], trunk: 40, neck: -14, head: -8, ...both(4.6, 21.6) },
      { hip: [-7.6, 46], trunk: 61, neck: -8, head: -4, ...both(3.4, 38.8) },
      { stand: ["N", -0.8], ...both(0.4, 47.7) },
    ],
    hands: "fist",
    props: [
      // The frame seen a little from above: its far half behind the legs, its near half before them.
      plate("handN", [5.6, 0], 9.6, "back"),
      stick("handN", [6, -11], [6, 11], "back"),
      stick("handN", [6, -11], [9.2, -22], "back"),
      stick("handN", [6, 11], [9.2, 22], "back"),
      stick("handN", [9.2, -22], [12.4, -11], "before:armN"),
      stick("handN", [12.4, -11], [12.4, 11], "before:armN"),
      stick("handN", [12.4, 11], [9.2, 22], "before:armN"),
      stick("handN", [3.4, -6.4], [12.4, -6.4], "before:armN"),
      stick("handN", [3.4, 6.4], [12.4, 6.4], "before:armN"),
      stick("handN", [3.4, -6.4], [3.4, 6.4], "before:armN"),
    ],
    muscles: ["glutes", "quads", "hamstrings"],
    arrows: [follow("wristN", -25, 0.05, 0.95)],
    motion: rep(2, 0.6, 3),
  }),
};
