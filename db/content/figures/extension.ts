/** On the front: resting, propped on the forearms, pressing up. The hips stay on the mat on every rung. */
import { prone, proneOnElbows } from "./bases.ts";
import {
  breath,
  dirs,
  elbow,
  type Figures,
  figure,
  follow,
  from,
  nudge,
  pillow,
  sway,
  via,
} from "./vocabulary.ts";

export const extensionFigures: Figures = {
  "prone-lying": figure({
    base: from(prone, { hip: [-6, 9.6], legs: dirs(-170, -178, -152) }),
    keys: [
      { hip: [-6, 10.4], trunk: 18, lumbar: 40, thoracic: -8, neck: -12 },
      { trunk: 2, lumbar: 8, thoracic: -6, neck: -8 },
    ],
    motion: breath,
    props: [pillow(3, 3, 25, 7)],
    muscles: ["lowBack"],
    arrows: [nudge("lowBack", -90, 9, 3, [0, 13])],
  }),
  "prone-on-elbows": figure({
    base: proneOnElbows,
    keys: [{ trunk: 0, lumbar: -4, thoracic: -6, arms: elbow([11, 2.3], 2, 2) }, {}],
    motion: sway(2.4, 2),
    muscles: ["lowBack"],
    arrows: [follow("nose", -8, 0.15, 0.85)],
  }),
  "prone-press-up": figure({
    base: from(prone, { neck: -6, head: -6, arms: via([10.4, 10.2], [22, 1.9], 0) }),
    keys: [
      { trunk: 0 },
      { trunk: 11, lumbar: -18, thoracic: -14, neck: -6, head: -6, arms: via([10.2, 10], [22, 1.9], 0) },
      {
        trunk: 22,
        lumbar: -29,
        thoracic: -27,
        neck: -2,
        head: -2,
        hip: [-6, 8.4],
        arms: via([14.4, 13.8], [22, 1.9], 0),
      },
    ],
    motion: sway(2.2, 1),
    muscles: ["lowBack"],
    arrows: [follow("nose", -8, 0.1, 0.9)],
  }),
};
