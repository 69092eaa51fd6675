/**
 * One moment of a figure, solved: where every part lies. Invariant: a part's frame is rigid (place and direction)
 * but for a foreshortening `sx` along its length; whatever could not be reached stands in `problems`, never hidden.
 */
import { BALL, HEEL, LENGTH, SOLE_BALL } from "./body.ts";
import type { LimbSpec, SideName, View } from "./pose.ts";
import {
  add,
  angleOf,
  arcCosine,
  distance,
  length,
  nearest,
  type Point,
  polar,
  rotate,
  subtract,
} from "./vector.ts";

export interface Part {
  readonly x: number;
  readonly y: number;
  /** Direction of the part's +x axis. */
  readonly a: number;
  readonly sx: number;
  readonly sy?: number;
}

/** A limb as it came out: the directions of its parts, their scales, and the anatomical angles. */
export interface SolvedLimb {
  readonly dirs: readonly [number, number, number];
  readonly scales: readonly [number, number, number];
  readonly toes: number;
  /** Hip or shoulder, knee or elbow, ankle or wrist; not meaningful where a part is foreshortened. */
  readonly angles: readonly [number, number, number];
}

export interface Frame {
  readonly view: View;
  readonly parts: Readonly<Record<string, Part>>;
  readonly points: Readonly<Record<string, Point>>;
  readonly limbs: Readonly<Record<string, SolvedLimb>>;
  readonly trunk: number;
  /** Flexion of lumbar, thoracic spine, neck and head; twist; look. */
  readonly spine: readonly number[];
  readonly look: number;
  readonly problems: readonly string[];
}

export const place = (part: Part, local: Point): Point =>
  add([part.x, part.y], rotate([local[0] * part.sx, local[1]], part.a));

/**
 * Two bones from `root` to `target`; `bend` 1 puts the joint on the left of the line, −1 on the right. `reach` above 1
 * means that the target is out of reach: the limb is then drawn straight towards it, and the caller reports it.
 */
export function twoBones(root: Point, target: Point, a: number, b: number, bend: number) {
  const line = subtract(target, root);
  const wanted = length(line);
  const span = Math.max(Math.abs(a - b) + 1e-3, Math.min(a + b - 1e-3, wanted));
  const base = angleOf(line);
  const first = arcCosine((a * a + span * span - b * b) / (2 * a * span));
  const inner = arcCosine((a * a + b * b - span * span) / (2 * a * b));
  const upper = base + bend * first;
  const short = wanted < Math.abs(a - b) - 1e-6 ? Math.abs(a - b) / Math.max(wanted, 1e-6) : 0;
  return { upper, lower: upper - bend * (180 - inner), reach: Math.max(wanted / (a + b), short) };
}

export interface LimbFrame {
  readonly name: string;
  readonly side: SideName;
  readonly root: Point;
  readonly lengths: readonly [first: number, second: number];
  /** The direction in which the limb hangs from the trunk, and which way a positive joint angle turns it. */
  readonly hang: number;
  readonly sense: number;
  /** Shift of points given in the picture (the far side). */
  readonly shift: Point;
  /** Angle of foot or hand against the second bone when its joint angle is 0. */
  readonly rest: number;
  readonly bend: number;
  /** Front view: the limb is straight and shortens towards its target instead of bending in the picture. */
  readonly straight: boolean;
  readonly frameOf: (part: string) => Part | undefined;
}

const OVERREACH = 1.001;

/** Solves one arm or leg and says what could not be reached. */
export function solveLimb(spec: LimbSpec, of: LimbFrame, report: (problem: string) => void): SolvedLimb {
  const [la, lb] = of.lengths;
  const host = spec.on ? of.frameOf(spec.on) : undefined;
  if (spec.on && !host) report(`${of.name}: there is no part “${spec.on}” to hold on to`);
  const turn = host?.a ?? 0;
  const at = (x: number, y: number): Point =>
    host ? place(host, [x, y]) : spec.exact ? [x, y] : add([x, y], of.shift);
  const v = spec.v;
  const legToes = (i: number) => v[i] ?? 0;
  const done = (
    dirs: [number, number, number],
    scales: [number, number, number],
    toes: number,
  ): SolvedLimb => {
    scales.forEach((k, i) => {
      if (k > OVERREACH + 0.004)
        report(`${of.name}: part ${i + 1} would need ${(k * 100).toFixed(0)} % of its length`);
      if (k < 0.12) report(`${of.name}: part ${i + 1} is foreshortened to ${(k * 100).toFixed(0)} %`);
    });
    const fixed = scales.map((k) => Math.min(1, k)) as [number, number, number];
    return {
      dirs,
      scales: fixed,
      toes,
      angles: [
        of.sense * (dirs[0] - of.hang),
        of.sense * (dirs[1] - dirs[0]),
        of.sense * (dirs[2] - dirs[1] - of.rest),
      ],
    };
  };
  switch (spec.kind) {
    case "bend": {
      const first = of.hang + of.sense * v[0]!;
      const second = first + of.sense * v[1]!;
      return done([first, second, second + of.rest + of.sense * v[2]!], [v[3]!, v[4]!, v[5]!], legToes(6));
    }
    case "dirs":
      return done([v[0]! + turn, v[1]! + turn, v[2]! + turn], [v[3]!, v[4]!, v[5]!], legToes(6));
    case "to":
    case "ball": {
      const end = v[2]! + turn;
      let target = at(v[0]!, v[1]!);
      if (spec.kind === "ball") target = subtract(target, rotate(BALL, end));
      if (of.straight) {
        const share = distance(of.root, target) / (la + lb);
        const along = angleOf(subtract(target, of.root));
        return done([along, along, end], [share, share, v[5]!], legToes(6));
      }
      const bend = spec.flip ? -of.bend : of.bend;
      const solved = twoBones(of.root, target, la * v[3]!, lb * v[4]!, bend);
      if (solved.reach > OVERREACH)
        report(`${of.name}: its point is at ${(solved.reach * 100).toFixed(1)} % of its reach`);
      return done([solved.upper, solved.lower, end], [v[3]!, v[4]!, v[5]!], legToes(6));
    }
    case "elbow": {
      const line = subtract(at(v[0]!, v[1]!), of.root);
      return done([angleOf(line), v[2]! + turn, v[3]! + turn], [length(line) / la, v[4]!, v[5]!], legToes(6));
    }
    case "via": {
      const joint = at(v[0]!, v[1]!);
      const end = at(v[2]!, v[3]!);
      const [one, two] = [subtract(joint, of.root), subtract(end, joint)];
      return done(
        [angleOf(one), angleOf(two), v[4]! + turn],
        [length(one) / la, length(two) / lb, v[5]!],
        legToes(6),
      );
    }
  }
}

/** Puts a solved limb's parts and points into the frame under construction. */
export function layLimb(
  kind: "leg" | "arm",
  side: SideName,
  root: Point,
  solved: SolvedLimb,
  parts: Record<string, Part>,
  points: Record<string, Point>,
  front: boolean,
): void {
  const leg = kind === "leg";
  const [first, second, third] = leg ? ["thigh", "shank", "foot"] : ["upper", "forearm", "hand"];
  const [la, lb] = leg ? [LENGTH.thigh, LENGTH.shank] : [LENGTH.upperArm, LENGTH.forearm];
  const [a, b, c] = solved.dirs;
  const [sa, sb, sc] = solved.scales;
  const joint = add(root, polar(a, la * sa));
  const end = add(joint, polar(b, lb * sb));
  parts[first + side] = { x: root[0], y: root[1], a, sx: sa };
  parts[second + side] = { x: joint[0], y: joint[1], a: b, sx: sb };
  parts[third + side] = { x: end[0], y: end[1], a: c, sx: sc };
  const name = leg ? ["hip", "knee", "ankle"] : ["shoulder", "elbow", "wrist"];
  points[name[0]! + side] = root;
  points[name[1]! + side] = joint;
  points[name[2]! + side] = end;
  if (leg && front) {
    parts[`knee${side}`] = { x: joint[0], y: joint[1], a, sx: 1 };
    points[`toe${side}`] = add(end, polar(c, 6 * sc));
    points[`ball${side}`] = add(end, polar(c, 4.5 * sc));
    points[`heel${side}`] = end;
  } else if (leg) {
    const ball = add(end, rotate(BALL, c));
    parts[`toes${side}`] = { x: ball[0], y: ball[1], a: c + solved.toes, sx: 1 };
    points[`ball${side}`] = add(end, rotate(SOLE_BALL, c));
    points[`heel${side}`] = add(end, rotate(HEEL, c));
    points[`toe${side}`] = add(ball, polar(c + solved.toes, 4.2));
  } else {
    points[`tip${side}`] = add(end, polar(c, LENGTH.hand * sc));
    points[`palm${side}`] = add(end, polar(c, 3.6 * sc));
  }
}

/** Turns each direction of a limb by whole turns so that it is nearest to the one before it. */
export function unwrapLimb(limb: SolvedLimb, before: SolvedLimb | undefined): SolvedLimb {
  if (!before) return limb;
  const dirs = limb.dirs.map((d, i) => nearest(d, before.dirs[i]!)) as [number, number, number];
  return { ...limb, dirs };
}
