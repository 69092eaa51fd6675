/** On the back: breathing, bracing, and limbs that move while the trunk stays still. */
import { hookLying, supineFromAbove, tableTop } from "./bases.ts";
import {
  arrow,
  breath,
  cycle,
  dirs,
  elbow,
  type Figures,
  figure,
  follow,
  from,
  hand,
  nudge,
  plant,
  rep,
  via,
} from "./vocabulary.ts";

/** The far hand lies on the breastbone and stays; the near hand lies on the belly and rises with the breath. */
const bellyHand = (y: number) => hand([-5.4, y], -2, { scale: [0.56, 0.9, 0.92] });
const handsOnBreath = from(hookLying, {
  armN: bellyHand(13.6),
  armF: via([-13, 6], [-17.2, 14], 184, { scale: [1, 1, 0.9], exact: true }),
});

/** Fingertips on the two bones at the front of the hips. */
const hipBones = from(hookLying, {
  armN: hand([-5.6, 9.2], 26, { scale: [0.74, 0.52, 0.86] }),
  armF: hand([-5, 13.2], 4, { scale: [0.7, 0.6, 0.9], exact: true }),
});

/** One hand feels the pressure of the low back. */
const handUnderBack = from(hookLying, {
  trunk: 175,
  lumbar: -7,
  armN: elbow([-14.6, 2.6], -6, -4, { scale: [1, 0.62, 0.55] }),
});

/** Seen from above: knees bent up towards the viewer, the person's right nearer to the bottom. */
const above = from(supineFromAbove, {
  legR: via([16.4, -5.4], [29.4, -5.4], 0),
  legL: via([16.4, 5.4], [29.4, 5.4], 0),
});
const handsOnWaist = from(
  above,
  {
    armR: via([-8.6, -18.4], [-3.4, -12.6], 118, { scale: [1, 1, 0.8] }),
    armL: via([-8.6, 18.4], [-3.4, 12.6], -118, { scale: [1, 1, 0.8] }),
  },
  { hands: { R: "hand", L: "hand" } },
);
const handsOnHips = from(
  above,
  {
    armR: via([-8.4, -18.4], [-2.2, -12.2], 40, { scale: [1, 1, 0.84] }),
    armL: via([-8.4, 18.4], [-2.2, 12.2], -40, { scale: [1, 1, 0.84] }),
  },
  { hands: { R: "hand", L: "hand" } },
);

const tableTopArmsDown = from(
  tableTop,
  { armN: elbow([-5, 2.4], -2, 0), armF: elbow([-7, 2.4], -2, 0) },
  { hands: { N: "flat", F: "flat" } },
);

const slid = plant([54, 5.1], 70);
const marched = dirs(81, -39, 6);
const tapped = plant([38, 4.6], 24);

export const braceFigures: Figures = {
  "diaphragmatic-breathing": figure({
    base: handsOnBreath,
    keys: [{}, { belly: 1.35, armN: bellyHand(16.9) }],
    motion: breath,
    turnedHands: ["F"],
    muscles: ["diaphragm"],
    arrows: [nudge("belly", 90, 12, 9)],
  }),
  "abdominal-brace": figure({
    base: handsOnWaist,
    keys: [{}, {}],
    isometric: true,
    motion: rep(1.2, 2.6, 1.4),
    muscles: ["abs", "waist"],
    arrows: [arrow([1, 22.4], [1, 13.4]), arrow([1, -22.4], [1, -13.4])],
  }),
  "heel-slide": figure({
    base: hipBones,
    keys: [{}, { legN: slid }, {}, { legF: slid }],
    motion: cycle(7),
    endKey: 1,
    muscles: ["abs", "hipFlexors"],
    arrows: [arrow([48, 8], [62, 8])],
  }),
  "bent-knee-fallout": figure({
    base: handsOnHips,
    keys: [{}, { legR: via([16.6, -20.6], [28.4, -7.6], -8) }],
    motion: rep(3, 0.4, 3),
    muscles: ["abs", "waist:L"],
    arrows: [follow("kneeR", -7, 0.3, 1)],
  }),
  "supine-march": figure({
    base: handUnderBack,
    keys: [{}, { legN: marched }, {}, { legF: marched }],
    motion: cycle(5.2),
    endKey: 1,
    muscles: ["abs", "hipFlexors"],
    arrows: [follow("ankleN", -7, 0.03, 0.22)],
  }),
  "dead-bug-heel-tap": figure({
    base: tableTopArmsDown,
    keys: [{}, { legN: tapped }, {}, { legF: tapped }],
    motion: cycle(6),
    endKey: 1,
    muscles: ["abs", "hipFlexors"],
    arrows: [follow("ankleN", 6, 0.03, 0.22)],
  }),
  "dead-bug": figure({
    base: tableTop,
    keys: [
      {},
      { legN: dirs(10, 6, 88), armF: dirs(170, 174, 176) },
      {},
      { legF: dirs(10, 6, 88), armN: dirs(170, 174, 176) },
    ],
    motion: cycle(7),
    endKey: 1,
    muscles: ["abs"],
    arrows: [follow("ankleN", 6, 0.03, 0.2), follow("wristF", -6, 0.03, 0.2)],
  }),
};
