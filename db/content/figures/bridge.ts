/** Bridges: lifting the hips from the back. */
import { hookLying, proneFromAbove } from "./bases.ts";
import {
  arrow,
  bench,
  dirs,
  elbow,
  type Figures,
  figure,
  from,
  nudge,
  on,
  plant,
  plate,
  rep,
} from "./vocabulary.ts";

/** The upper back stays where it lies, so the hips come up and a little nearer to the head. */
const bridge = from(hookLying, {
  pin: ["upperBack", -21.4, 0.2],
  armN: elbow([-7, 2.4], -2, 0),
  armF: elbow([-9, 2.4], -2, 0),
});

/** Sitting on the floor, the shoulder blades on the edge of a bench, a bar with its plates across the hips. */
const thrust = from(
  hookLying,
  {
    pin: ["upperBack", -25, 21.8],
    trunk: 132,
    neck: 8,
    head: 6,
    legs: plant([24.8, 3.9]),
    armN: on("pelvis", [8, 6], -80, { scale: [0.96, 0.96, 1] }),
    armF: on("pelvis", [8, 6], -80, { scale: [0.96, 0.96, 1] }),
  },
  { hands: { N: "fist", F: "fist" }, ground: "floor" },
);

export const bridgeFigures: Figures = {
  "glute-set": figure({
    base: proneFromAbove,
    keys: [{}, {}],
    isometric: true,
    motion: rep(1, 2, 1.4),
    muscles: ["glutes"],
    arrows: [arrow([6, 18], [6, 10.6]), arrow([6, -18], [6, -10.6])],
  }),
  "glute-bridge": figure({
    base: bridge,
    keys: [
      {},
      { trunk: 193, thoracic: 8, lumbar: 2, neck: 2, head: -2 },
      { trunk: 206, thoracic: 20, lumbar: 4, neck: 6, head: 0 },
    ],
    motion: rep(1.8, 1.2, 2.4),
    muscles: ["glutes", "hamstrings"],
    arrows: [nudge("hip", 92, 14, 11)],
  }),
  "single-leg-bridge": figure({
    base: bridge,
    keys: [
      { legF: dirs(49, 49, 133) },
      { trunk: 193, thoracic: 8, lumbar: 2, neck: 2, head: -2, legF: dirs(33, 33, 117) },
      { trunk: 206, thoracic: 20, lumbar: 4, neck: 6, head: 0, legF: dirs(17, 17, 101) },
    ],
    motion: rep(1.8, 1.2, 2.4),
    muscles: ["glutes", "hamstrings"],
    arrows: [nudge("hip", 92, 14, 11)],
  }),
  "hip-thrust": figure({
    base: thrust,
    keys: [{}, { trunk: 156, neck: 16, head: 8 }, { trunk: 180, neck: 24, head: 8 }],
    props: [bench(-46, -23, 21.6), plate("pelvis", [8.6, 2.4], 6.6, "after:legN")],
    motion: rep(2, 1, 2),
    muscles: ["glutes", "hamstrings"],
    arrows: [nudge("lap", 90, 12, 10)],
  }),
};
