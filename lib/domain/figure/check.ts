/**
 * What must hold in every frame of a figure: human joint ranges, contacts that stay, nothing below the floor or in a
 * wall, limbs of one length, all inside the picture, a start and an end that differ. Used by the tests and by the
 * author's command. Invariant: a fault is reported, never corrected in silence.
 */
import { JOINT_RANGES, LENGTH } from "./body.ts";
import type { Frame } from "./frame.ts";
import { MUSCLES, marksOf } from "./mark.ts";
import { type Movement, momentAt } from "./motion.ts";
import { viewBox } from "./picture.ts";
import type { SideName } from "./pose.ts";
import { drawingsOf, PROPS } from "./prop.ts";
import { stillProgress } from "./render.ts";
import { loopGap } from "./timing.ts";
import { distance, type Point } from "./vector.ts";

/** One percent of body height. */
export const CONTACT_TOLERANCE = 1;
/** Odd, so that no speed of a loop hides a fault between two moments for long. */
const DEFAULT_SAMPLES = 101;
const FLOOR_TOLERANCE = 0.8;
const TOWARDS_VIEWER = 6;
const RANGE_TOLERANCE = 1.5;
/** From this turn of the chest on, the profile says nothing about the shoulder. */
const TURNED = 30;
/** Start and end count as different from here on, in percent of body height. */
const VISIBLE_MOVE = 3;

export interface Fault {
  readonly kind: "reach" | "range" | "contact" | "floor" | "solid" | "length" | "frame" | "still" | "name";
  readonly text: string;
}

/** Lowest outline of a point: how far the body reaches below it. */
const THICKNESS: readonly (readonly [RegExp, number])[] = [
  [/^knee/, 3.2],
  [/^elbow/, 1.9],
  [/^wrist/, 1.4],
  [/^(heel|ball|toe|tip)/, 0.3],
  [/^(hip|skull|shoulder|neck|waist)/, 0],
  [/./, 0],
];

/** Every fault of a figure over `samples` moments of its loop; each kind of fault once per joint. */
export function checkFigure(movement: Movement, samples = DEFAULT_SAMPLES): readonly Fault[] {
  const { spec } = movement;
  const faults = new Map<string, Fault>();
  const report = (kind: Fault["kind"], key: string, text: string) => {
    if (!faults.has(`${kind} ${key}`)) faults.set(`${kind} ${key}`, { kind, text });
  };
  for (const muscle of spec.muscles) {
    const name = muscle.split(":")[0]!;
    if (!MUSCLES.includes(name)) report("name", muscle, `there is no muscle “${name}”`);
    else if (marksOf(muscle, spec.view).length === 0)
      report("name", muscle, `“${muscle}” cannot be seen from the ${spec.view}`);
  }
  for (const prop of spec.props)
    if (!PROPS.includes(prop.kind)) report("name", prop.kind, `there is no prop “${prop.kind}”`);

  const shares = Array.from({ length: samples }, (_, i) => i / samples);
  const moments = shares.map((share) => momentAt(spec, share).progress);
  const frames = moments.map((progress) => movement.at(progress));
  frames.forEach((frame, i) => {
    const when = `at ${Math.round(moments[i]! * 100)} %`;
    for (const problem of frame.problems) report("reach", problem.split(":")[0]!, `${problem} (${when})`);
    checkRanges(frame, when, report);
    if (!spec.above) checkFloor(movement, frame, when, report);
    checkLengths(frame, when, report);
  });
  checkContacts(movement, moments, frames, report);
  const gap = loopGap(movement);
  if (gap > CONTACT_TOLERANCE)
    report(
      "contact",
      "loop",
      `between keyframes a limb leaves its hand or foot by ${gap.toFixed(1)}; let it go slower there`,
    );
  checkPicture(movement, frames, report);
  checkDifference(movement, report);
  return [...faults.values()];
}

type Report = (kind: Fault["kind"], key: string, text: string) => void;

function inRange(
  joint: keyof typeof JOINT_RANGES,
  value: number,
  name: string,
  when: string,
  report: Report,
): void {
  const [low, high] = JOINT_RANGES[joint];
  if (value < low - RANGE_TOLERANCE || value > high + RANGE_TOLERANCE)
    report("range", name, `${name} is at ${value.toFixed(0)}°, outside ${low}…${high}° (${when})`);
}

function checkRanges(frame: Frame, when: string, report: Report): void {
  const [lumbar = 0, thoracic = 0, neck = 0, head = 0, twist = 0] = frame.spine;
  const side = frame.view === "side";
  inRange(side ? "lumbar" : "lateral", lumbar, "lumbar", when, report);
  inRange(side ? "thoracic" : "lateral", thoracic, "thoracic", when, report);
  inRange("neckAndHead", neck + head, "neck and head", when, report);
  inRange("twist", twist, "twist", when, report);
  if (!side) return;
  for (const [name, limb] of Object.entries(frame.limbs)) {
    const flat = limb.scales.map((scale) => scale > 0.97);
    const [a, b, c] = limb.angles;
    const leg = name.startsWith("leg");
    // A part that points out of the picture has no angle in it.
    if (flat[0] && (leg || Math.abs(twist) <= TURNED))
      inRange(leg ? "hip" : "shoulder", a, `${leg ? "hip" : "shoulder"} ${name.slice(-1)}`, when, report);
    if (flat[0] && flat[1])
      inRange(leg ? "knee" : "elbow", b, `${leg ? "knee" : "elbow"} ${name.slice(-1)}`, when, report);
    if (flat[1] && flat[2])
      inRange(leg ? "ankle" : "wrist", c, `${leg ? "ankle" : "wrist"} ${name.slice(-1)}`, when, report);
    if (leg) inRange("toes", limb.toes, `toes ${name.slice(-1)}`, when, report);
  }
}

function checkFloor(movement: Movement, frame: Frame, when: string, report: Report): void {
  const { spec } = movement;
  // From the front, furniture stands behind the body: only a wall at its side can be run into.
  const solids = drawingsOf(spec).flatMap(({ solid, behind, part }, i) => {
    const { kind } = spec.props[i]!;
    return solid && !part && (frame.view === "side" || kind === "wall") ? [{ kind, solid, behind }] : [];
  });
  for (const [name, point] of Object.entries(frame.points)) {
    // Seen from the front, the foot of a standing person comes towards the viewer and so lies lower in the picture.
    if (frame.view !== "side" && /^(toe|ball|heel)/.test(name)) continue;
    const thick = THICKNESS.find(([pattern]) => pattern.test(name))![1];
    const flat = /^(wrist|elbow)/.test(name) || frame.view === "side" ? thick : 0;
    const low = point[1] - flat;
    // What comes out of the picture towards the viewer lies lower in it, on the near edge of the mat.
    const nearer = frame.view !== "side" && foreshortened(frame, name) ? TOWARDS_VIEWER : 0;
    if (low < -FLOOR_TOLERANCE - nearer)
      report("floor", name, `${name} is ${(-low).toFixed(1)} below the floor (${when})`);
    for (const { kind, solid, behind } of solids) {
      if (behind && name.endsWith("N")) continue;
      const [x0, x1, y0, y1] = solid;
      const deep = Math.min(point[0] - x0, x1 - point[0], point[1] - y0, y1 - point[1]);
      if (deep > CONTACT_TOLERANCE)
        report("solid", `${name} ${kind}`, `${name} is ${deep.toFixed(1)} inside the ${kind} (${when})`);
    }
  }
}

const foreshortened = (frame: Frame, point: string): boolean => {
  const limb = /^(knee|ankle|toe)/.test(point) ? "leg" : /^(elbow|wrist|tip|palm)/.test(point) ? "arm" : "";
  return frame.limbs[limb + point.slice(-1)]?.scales.some((scale) => scale < 0.9) ?? false;
};

function checkLengths(frame: Frame, when: string, report: Report): void {
  const limbs = [
    ["leg", "hip", "knee", "ankle", LENGTH.thigh, LENGTH.shank],
    ["arm", "shoulder", "elbow", "wrist", LENGTH.upperArm, LENGTH.forearm],
  ] as const;
  for (const side of frame.view === "side" ? ["N", "F"] : ["R", "L"]) {
    for (const [limb, root, joint, end, la, lb] of limbs) {
      const [p, q, r] = [frame.points[root + side]!, frame.points[joint + side]!, frame.points[end + side]!];
      const [sa, sb] = frame.limbs[limb + side]!.scales;
      if (Math.abs(distance(p, q) - la * sa) > 0.05 || Math.abs(distance(q, r) - lb * sb) > 0.05)
        report("length", limb + side, `${limb} ${side} changes its length (${when})`);
    }
  }
}

/** Points that stand still: planted hands and feet of keys that agree, pins, and those the author names. */
function checkContacts(
  movement: Movement,
  moments: readonly number[],
  frames: readonly Frame[],
  report: Report,
): void {
  const { spec, times } = movement;
  const sides: readonly SideName[] = spec.view === "side" ? ["N", "F"] : ["R", "L"];
  const loop = spec.motion.kind === "cycle" ? [...spec.keys, spec.keys[0]!] : spec.keys;
  const hold = (name: string, from: number, to: number, free = false) => {
    let first: Point | undefined;
    frames.forEach((frame, i) => {
      if (moments[i]! < from - 1e-9 || moments[i]! > to + 1e-9) return;
      const point = frame.points[name];
      if (!point) {
        report("name", name, `there is no point “${name}”`);
        return;
      }
      first ??= point;
      if (!free && distance(first, point) > CONTACT_TOLERANCE)
        report("contact", name, `${name} should stay but slides by ${distance(first, point).toFixed(1)}`);
    });
  };
  for (let i = 0; i < loop.length - 1; i++) {
    const [a, b] = [loop[i]!.pose, loop[i + 1]!.pose];
    const [from, to] = [times[i]!, times[i + 1]!];
    for (const side of sides) {
      for (const [kind, point] of [
        ["legs", "ankle"],
        ["arms", "wrist"],
      ] as const) {
        const [x, y] = [a[kind][side]!, b[kind][side]!];
        if (x.on || y.on || x.kind !== y.kind || (x.kind !== "to" && x.kind !== "ball")) continue;
        if (x.v[0] === y.v[0] && x.v[1] === y.v[1])
          hold((x.kind === "ball" ? "ball" : point) + side, from, to);
      }
    }
    if (a.root.kind === "pin" && a.root.on === b.root.on && a.root.v.every((v, k) => v === b.root.v[k]))
      hold(a.root.on!, from, to);
  }
  for (const name of spec.still) hold(name, 0, 1);
}

function checkPicture(movement: Movement, frames: readonly Frame[], report: Report): void {
  const box = viewBox(movement);
  for (const frame of frames) {
    for (const [name, [x, y]] of Object.entries(frame.points)) {
      // A close-up shows the head, the neck and the shoulders; the rest may lie beyond its edge.
      if (movement.spec.crop && !/^(skull|crown|nose|chin|forehead|headBack|neck|shoulder)/.test(name))
        continue;
      if (x < box.x + 1 || x > box.x + box.width - 1 || y < box.y + 1 || y > box.y + box.height - 1)
        report("frame", name, `${name} leaves the picture`);
    }
  }
}

function checkDifference(movement: Movement, report: Report): void {
  const { spec } = movement;
  const [a, b] = [movement.at(0), movement.at(stillProgress(movement, "end"))];
  const moved = Math.max(
    ...Object.entries(a.points).map(([name, point]) => distance(point, b.points[name] ?? point)),
  );
  const turned = Math.abs(a.look - b.look) > 25;
  const breathes = spec.keys.some((key) => key.pose.belly > 0.5);
  if (spec.isometric && spec.muscles.length > 0 && (spec.arrows.length > 0 || breathes)) return;
  if (moved < VISIBLE_MOVE && !turned)
    report(
      "still",
      "ends",
      `start and end differ by ${moved.toFixed(1)} only; move more, or say isometric with muscles and an arrow`,
    );
}
