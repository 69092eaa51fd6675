/**
 * How a figure is written down: poses, limbs, movement, props, marks. Types only; `db/content/figures` has the
 * functions that build these values, and its README explains them to an author.
 *
 * Invariant: a spec is plain data. Two keys whose limb has the same `kind`, `on` and `flip` blend their numbers, so
 * that a contact stays exactly in place; other keys blend the directions that the limb has in them.
 */
import type { Point } from "./vector.ts";

/** Side view: the near and the far side. Front and back view: the person's own right and left. */
export type SideName = "N" | "F" | "R" | "L";
export type View = "side" | "front" | "back";

/**
 * One arm or leg.
 * - `bend`: joint angles [shoulder | hip, elbow | knee, wrist | ankle, scale 1, scale 2, scale 3, toes]
 * - `dirs`: directions of the three parts in the picture, then the same scales and toes
 * - `to`: wrist or ankle at a point [x, y, direction of hand | foot, scales…, toes]; the elbow or knee is solved
 * - `ball`: as `to`, for the ball of the foot
 * - `elbow`: elbow at a point, the upper arm shortens [x, y, forearm, hand, 1, scale 3, 0]
 * - `via`: both joints at points, the parts shorten [x1, y1, x2, y2, direction, scale 3, toes]
 */
export interface LimbSpec {
  readonly kind: "bend" | "dirs" | "to" | "ball" | "elbow" | "via";
  /** The part whose frame the points and directions are given in; without it they are the picture's. */
  readonly on?: string;
  /** Elbow on the other side of the line from shoulder to hand. */
  readonly flip?: boolean;
  /** Far side: the point is meant as it stands, without the shift of the far side. */
  readonly exact?: boolean;
  readonly v: readonly number[];
}

/**
 * Where the body is. `hip`: the middle of the hips at a point. `pin`: a point of the body (`on`) at a point.
 * `stand`: hips at x, as high as the straight leg `on` lets them: [x, share of the leg's length].
 */
export interface RootSpec {
  readonly kind: "hip" | "pin" | "stand";
  readonly on?: string;
  readonly v: readonly number[];
}

/** Tilts the trunk (at most 25° either way) until an arm spans the share `ratio` of its length to its hand's point. */
export interface SettleSpec {
  readonly arm: SideName;
  readonly ratio: number;
}

export interface Pose {
  /** Direction of the trunk: 90 upright, 180 lying with the head left, 0 with the head right. */
  readonly trunk: number;
  /** Bends of the spine, positive forwards (side view) or clockwise (front and back view). */
  readonly lumbar: number;
  readonly thoracic: number;
  readonly neck: number;
  readonly head: number;
  /** Turn of the chest and of the head: towards the viewer (side view) or to the right of the picture. */
  readonly twist: number;
  readonly look: number;
  /** Rise of the belly with the breath, 0 to 1. */
  readonly belly: number;
  /** Widening or narrowing of the front view's shoulders upwards, in percent of body height. */
  readonly shrug: number;
  readonly root: RootSpec;
  readonly settle?: SettleSpec | null;
  /** Side view: how far the far leg and the far arm are shifted. */
  readonly farLeg: Point;
  readonly farArm: Point;
  readonly legs: Readonly<Partial<Record<SideName, LimbSpec>>>;
  readonly arms: Readonly<Partial<Record<SideName, LimbSpec>>>;
}

/** A key of the movement: a whole pose, and when it is reached (0 to 1 of the way); evenly spaced without it. */
export interface Key {
  readonly pose: Pose;
  readonly at?: number;
}

/**
 * Seconds of the loop. `rep` goes from the first key to the last, holds, and comes back the same way, with marks that
 * light up; `sway` the same with marks that stay lit. `cycle` runs through the keys and on to the first again.
 */
export type Motion =
  | {
      readonly kind: "rep" | "sway";
      readonly rest: number;
      readonly go: number;
      readonly hold: number;
      readonly back: number;
    }
  | { readonly kind: "cycle"; readonly seconds: number; readonly travel?: number };

export type Ground = "mat" | "floor" | "none";

/** A thing in the picture; `kind` says which, `on` what it is fixed to, `at` where in the paint order. */
export interface PropSpec {
  readonly kind: string;
  readonly on?: string;
  /** The other end of a band: a point of the body or of the picture. */
  readonly to?: string | Point;
  readonly from?: string | Point;
  readonly v: readonly number[];
  readonly z?: string;
}

export type ArrowSpec =
  | { readonly kind: "path"; readonly points: readonly Point[] }
  | {
      readonly kind: "follow";
      readonly point: string;
      readonly from: number;
      readonly to: number;
      /** Distance from the path, to its left (positive) or right. */
      readonly off: number;
    }
  | {
      readonly kind: "nudge";
      readonly point: string;
      readonly angle: number;
      readonly length: number;
      readonly gap: number;
      readonly shift: Point;
    };

export type HandName = "hand" | "flat" | "fist" | "cup";

export interface FigureSpec {
  readonly view: View;
  /** The viewer looks down on someone who lies: no floor under the figure, a mat around it. */
  readonly above: boolean;
  /** Front view and from above: the thighs come towards the viewer and end in round knees over the shanks. */
  readonly knees?: boolean;
  /** A close-up: left, bottom, width of what is seen; the rest is cut off at the edge. */
  readonly crop?: readonly [x: number, y: number, width: number];
  readonly keys: readonly Key[];
  readonly motion: Motion;
  readonly ground: Ground;
  readonly groundSpan?: readonly [from: number, to: number];
  readonly props: readonly PropSpec[];
  readonly muscles: readonly string[];
  readonly arrows: readonly ArrowSpec[];
  readonly hands: Readonly<Partial<Record<SideName, HandName>>>;
  /** Hands drawn mirrored across the forearm (palm to the other side). */
  readonly turnedHands: readonly SideName[];
  /** Layers from back to front; see layer.ts for the ones of a view. */
  readonly paint?: readonly string[];
  /** Sides drawn in the pale tone of the far side (front and back view). */
  readonly pale: readonly SideName[];
  /** Far arms in the near tone: where they lie before a chest that turns to the viewer. */
  readonly solid?: readonly SideName[];
  /** Which key the second still shows; the last one without it (of a cycle: the middle one). */
  readonly endKey?: number;
  /** Middle x, bottom y and width of the picture where the computed one does not do. */
  readonly frame?: readonly [x: number, y: number, width: number];
  /** Points of the body that must not move while the figure does, beside those of planted limbs. */
  readonly still: readonly string[];
  /** Isometric work: start and end differ in the lit muscles more than in the joints. */
  readonly isometric: boolean;
}
