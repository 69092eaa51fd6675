/**
 * Still figures for the start positions, as joints on a floor at y = 104: one unit is about 1.6 cm. A limb is listed
 * from the body outwards. These stand in until each exercise has its own figure.
 */
import type { Exercise } from "#lib/domain/exercise.ts";
import type { Point } from "./capsule.ts";

export interface Leg {
  readonly knee: Point;
  readonly ankle: Point;
  readonly toe: Point;
}

export interface Arm {
  readonly elbow: Point;
  readonly wrist: Point;
  readonly hand: Point;
}

export interface Pose {
  readonly hip: Point;
  readonly shoulder: Point;
  readonly head: Point;
  /** Direction of the nose, length 1. */
  readonly face: Point;
  readonly near: { readonly leg: Leg; readonly arm: Arm };
  readonly far: { readonly leg: Leg; readonly arm: Arm };
  readonly mat?: boolean;
  readonly prop?: "chair" | "wedge" | "weights";
  /** The frame: lying figures are wide, standing ones tall; both have the same scale. */
  readonly view: "wide" | "middle" | "tall";
}

export type PoseName = Exercise["position"] | "bird-dog" | "leg-reach" | "squat" | "walk" | "recline";

const onHands: Pose = {
  view: "wide",
  mat: true,
  hip: [62, 69],
  shoulder: [94, 68],
  head: [106.4, 67],
  face: [0.16, 0.99],
  near: {
    leg: { knee: [64.4, 96.4], ankle: [40.4, 98.5], toe: [31.6, 98.8] },
    arm: { elbow: [94.9, 84], wrist: [95, 99.9], hand: [98.9, 99.8] },
  },
  far: {
    leg: { knee: [68, 96.2], ankle: [44, 98.5], toe: [35, 98.8] },
    arm: { elbow: [99.2, 83.4], wrist: [100.4, 99.7], hand: [104.2, 99.8] },
  },
};

const reachedLeg: Leg = { knee: [36.2, 62], ankle: [12.4, 63.9], toe: [1.8, 65.3] };

export const poses: Readonly<Record<PoseName, Pose>> = {
  supine: {
    view: "wide",
    mat: true,
    hip: [75.5, 93.6],
    shoulder: [44, 93.8],
    head: [31.6, 94],
    face: [0, -1],
    near: {
      leg: { knee: [96.6, 77.6], ankle: [109.6, 98.6], toe: [119.6, 99.2] },
      arm: { elbow: [58.6, 98.6], wrist: [74.4, 99], hand: [78.4, 99.2] },
    },
    far: {
      leg: { knee: [92.2, 73.2], ankle: [103.2, 97], toe: [112.6, 99.2] },
      arm: { elbow: [57.2, 97.6], wrist: [73, 99], hand: [77, 99.2] },
    },
  },
  prone: {
    view: "wide",
    mat: true,
    hip: [84, 94.4],
    shoulder: [52.4, 93.4],
    head: [40.2, 91.4],
    face: [-0.22, 0.98],
    near: {
      leg: { knee: [110.2, 97.2], ankle: [135, 98.2], toe: [144.6, 99.9] },
      arm: { elbow: [43.4, 99], wrist: [27.8, 99], hand: [23.8, 99.2] },
    },
    far: {
      leg: { knee: [109, 95.6], ankle: [133.4, 97.4], toe: [142.2, 99.9] },
      arm: { elbow: [47, 98.6], wrist: [31.4, 98.4], hand: [27.4, 99.2] },
    },
  },
  "side-lying": {
    view: "wide",
    mat: true,
    hip: [71.7, 92],
    shoulder: [40, 91],
    head: [27.6, 90.5],
    face: [0, 1],
    near: {
      leg: { knee: [95.6, 84.2], ankle: [108.2, 97.4], toe: [116.8, 99.9] },
      arm: { elbow: [56, 98.9], wrist: [66.2, 99], hand: [70.5, 99] },
    },
    far: {
      leg: { knee: [97, 97], ankle: [110, 98.8], toe: [119, 100.6] },
      arm: { elbow: [26.8, 82.1], wrist: [26, 98.1], hand: [25.8, 100] },
    },
  },
  "all-fours": onHands,
  "bird-dog": {
    ...onHands,
    near: { ...onHands.near, leg: reachedLeg },
    far: {
      leg: { knee: [65.1, 96.4], ankle: [42, 98.5], toe: [31.6, 98.5] },
      arm: { elbow: [109.6, 64.3], wrist: [125.1, 60], hand: [128.9, 58.9] },
    },
  },
  "leg-reach": {
    ...onHands,
    near: { ...onHands.near, leg: reachedLeg },
    far: { ...onHands.far, leg: { knee: [65.1, 96.4], ankle: [42, 98.5], toe: [31.6, 98.5] } },
  },
  plank: {
    view: "wide",
    mat: true,
    hip: [66.1, 82],
    shoulder: [97, 74.7],
    head: [109.3, 72.2],
    face: [0.26, 0.97],
    near: {
      leg: { knee: [40, 90.8], ankle: [15.9, 95], toe: [16.9, 101.6] },
      arm: { elbow: [98, 98.1], wrist: [113.2, 99], hand: [117.5, 99] },
    },
    far: {
      leg: { knee: [44.1, 93.2], ankle: [20.4, 95], toe: [21.2, 101.6] },
      arm: { elbow: [101.2, 98], wrist: [116.2, 99], hand: [120.5, 99] },
    },
  },
  sitting: {
    view: "middle",
    prop: "chair",
    hip: [60.4, 69.6],
    shoulder: [61.4, 38.2],
    head: [62.6, 25.8],
    face: [1, 0.04],
    near: {
      leg: { knee: [86.6, 73.2], ankle: [86.2, 98.6], toe: [95.4, 101.2] },
      arm: { elbow: [65.6, 53.6], wrist: [79.6, 61.6], hand: [83.4, 63.4] },
    },
    far: {
      leg: { knee: [88.2, 72.4], ankle: [91, 98], toe: [99.8, 101.2] },
      arm: { elbow: [67.6, 53], wrist: [81.8, 60.6], hand: [85.6, 62.2] },
    },
  },
  squat: {
    view: "middle",
    hip: [62, 70],
    shoulder: [79, 43],
    head: [84.8, 31.8],
    face: [0.97, 0.2],
    near: {
      leg: { knee: [88, 78.2], ankle: [77.6, 100.4], toe: [87.4, 101] },
      arm: { elbow: [94.6, 44.9], wrist: [109.8, 50], hand: [114.1, 51.4] },
    },
    far: {
      leg: { knee: [88.4, 76.8], ankle: [81.6, 100.4], toe: [91.4, 101] },
      arm: { elbow: [94.6, 47], wrist: [109.8, 51.7], hand: [113.9, 53] },
    },
  },
  standing: {
    view: "tall",
    hip: [78, 49.4],
    shoulder: [78.8, 17.9],
    head: [79.6, 5.4],
    face: [1, 0.05],
    near: {
      leg: { knee: [79.6, 75.6], ankle: [77, 100], toe: [87.6, 101.4] },
      arm: { elbow: [76.8, 33.7], wrist: [80.6, 49.2], hand: [81.8, 53.2] },
    },
    far: {
      leg: { knee: [81.4, 75.4], ankle: [81.2, 100], toe: [91.6, 101.4] },
      arm: { elbow: [81.6, 33.4], wrist: [86, 48.6], hand: [87.4, 52.6] },
    },
  },
  walk: {
    view: "tall",
    prop: "weights",
    hip: [78, 50.5],
    shoulder: [79.6, 18.8],
    head: [80.8, 6.2],
    face: [1, 0.04],
    near: {
      leg: { knee: [89.2, 75.3], ankle: [97.4, 98.4], toe: [107.6, 99.4] },
      arm: { elbow: [80.4, 34.6], wrist: [80.2, 50.4], hand: [80.2, 54.4] },
    },
    far: {
      leg: { knee: [69.9, 76.7], ankle: [55.4, 96.4], toe: [62.8, 102] },
      arm: { elbow: [82.8, 34.2], wrist: [83.4, 50], hand: [83.6, 54.2] },
    },
  },
  "half-kneeling": {
    view: "middle",
    mat: true,
    hip: [66, 72.8],
    shoulder: [66.4, 41],
    head: [67, 28.5],
    face: [1, 0.04],
    near: {
      leg: { knee: [64, 97], ankle: [39.8, 98.4], toe: [31, 99.6] },
      arm: { elbow: [67.2, 56.9], wrist: [80.4, 65.6], hand: [84, 67.4] },
    },
    far: {
      leg: { knee: [92.6, 75.4], ankle: [91.4, 98.6], toe: [101.4, 99.8] },
      arm: { elbow: [70, 56.4], wrist: [83.2, 65], hand: [87, 66.8] },
    },
  },
  kneeling: {
    view: "middle",
    mat: true,
    hip: [66, 71.4],
    shoulder: [66.6, 39.8],
    head: [67.4, 27.3],
    face: [1, 0.04],
    near: {
      leg: { knee: [66.2, 97], ankle: [41.6, 98.4], toe: [32, 99.6] },
      arm: { elbow: [65, 55.6], wrist: [69, 71], hand: [70.2, 75] },
    },
    far: {
      leg: { knee: [70.6, 96.8], ankle: [46, 98.4], toe: [36.6, 99.6] },
      arm: { elbow: [69.6, 55.4], wrist: [74, 70.6], hand: [75.4, 74.6] },
    },
  },
  recline: {
    view: "wide",
    mat: true,
    prop: "wedge",
    hip: [80, 92.1],
    shoulder: [54.9, 72.4],
    head: [45.3, 64.3],
    face: [0.65, -0.76],
    near: {
      leg: { knee: [104.7, 81.2], ankle: [121.4, 99.2], toe: [128.8, 93.3] },
      arm: { elbow: [64.2, 85.4], wrist: [80, 84], hand: [84, 83.7] },
    },
    far: {
      leg: { knee: [106.1, 84.2], ankle: [125.4, 99.2], toe: [132.8, 93.3] },
      arm: { elbow: [68.2, 80.9], wrist: [82.2, 88.9], hand: [85.6, 90.9] },
    },
  },
};
