/** Bikes, upright and with a back rest: the balls of the feet stay on the turning pedals. */
import { standing } from "./bases.ts";
import { pedal } from "./gait.ts";
import {
  bike,
  crank,
  cycle,
  type Figures,
  figure,
  from,
  hand,
  on,
  recumbentBike,
  round,
  stick,
} from "./vocabulary.ts";

const upright = from(standing, {
  hip: [-19, 61],
  trunk: 74,
  neck: -6,
  head: -6,
  armN: hand([13, 71.4], -18),
  armF: hand([13, 71.4], -18),
});
/** The whole back on the backrest, the hands on the grips beside the seat. */
const reclined = from(standing, {
  hip: [-44, 31],
  trunk: 112,
  neck: 8,
  head: 8,
  armN: on("pelvis", [8.4, 5], 50),
  armF: on("pelvis", [8.4, 5], 50),
});

export const bikeFigures: Figures = {
  "recumbent-bike": figure({
    base: reclined,
    keys: pedal([4.6, 26], 7, 40),
    motion: cycle(2.4),
    props: [
      recumbentBike(4.6, 26, -41.5, 26, 112),
      crank([4.6, 26], "ballF", "before:armF"),
      crank([4.6, 26], "ballN"),
      stick("pelvis", [3, -3.4], [12.4, 8], "after:legN"),
    ],
    muscles: ["quads", "glutes"],
    hands: "fist",
    groundSpan: [-68, 34],
    endKey: 6,
    arrows: [round([9, 21], 17, 62, -20)],
  }),
  "upright-bike": figure({
    base: upright,
    keys: pedal([-6, 19], 7.5, -20),
    motion: cycle(1.8),
    props: [bike(-6, 19, -22, 55), crank([-6, 19], "ballF", "before:armF"), crank([-6, 19], "ballN")],
    muscles: ["quads", "glutes"],
    hands: "fist",
    groundSpan: [-40, 36],
    endKey: 6,
    arrows: [round([13, 17], 18, 62, -14)],
  }),
};
