/**
 * What is painted over what. A layer is a set of small trees of rigid parts, so that a joint's keyframes carry only
 * its own rotation. Invariant: far before near; a paper gap or a contour runs round every limb that crosses another.
 *
 * Layers from the side: armF legF neck trunk legN armN, handN and handF (forearm and hand apart, under the body).
 * From the front and back: legR legL neck trunk armR armL head.
 * A long file: the order of paint is one story for every view.
 */
import { SLICES } from "./body.ts";
import { type Ellipse, marksOf } from "./mark.ts";
import type { FigureSpec, SideName } from "./pose.ts";
import { signOf } from "./rig-front.ts";

export interface Use {
  readonly shape: string;
  readonly cls?: string;
  readonly flip?: "x" | "y";
  /** Drawn only at some turns of the head. */
  readonly turn?: HeadTurn;
}
export type HeadTurn = "right" | "halfRight" | "front" | "halfLeft" | "left" | "back";

export interface Node {
  readonly part: string;
  readonly before: readonly (Use | Ellipse)[];
  readonly kids: readonly Node[];
  readonly after: readonly (Use | Ellipse)[];
}
export interface Layer {
  readonly name: string;
  readonly cls: string;
  readonly nodes: readonly Node[];
}

const node = (
  part: string,
  before: Node["before"],
  kids: readonly Node[] = [],
  after: Node["after"] = [],
): Node => ({
  part,
  before,
  kids,
  after,
});
const use = (shape: string, cls = "", flip?: Use["flip"]): Use => ({ shape, cls, ...(flip ? { flip } : {}) });

/** The head at every turn; the drawing leaves out the turns that do not come up. */
function head(): readonly Use[] {
  const profile = ["face", "hair:hr", "ear:er"];
  const half = ["faceTurned", "hairTurned:hr", "earTurned:er", "noseTurned:ln sl"];
  const sets: readonly (readonly [HeadTurn, readonly string[], boolean])[] = [
    ["right", profile, false],
    ["halfRight", half, false],
    ["front", ["fEars:er", "fFace", "fHair:hr", "fNose:ln sl"], false],
    ["halfLeft", half, true],
    ["left", profile, true],
    ["back", ["fEars:er", "bHair:hr"], false],
  ];
  return sets.flatMap(([turn, names, mirrored]) =>
    names.map((text): Use => {
      const [shape = "", cls = ""] = text.split(":");
      return { shape, cls, turn, ...(mirrored ? { flip: "x" as const } : {}) };
    }),
  );
}

/** Which head is drawn at a heading: 0 to the right of the picture, 90 to the viewer, −90 away. */
export function headTurn(heading: number): HeadTurn {
  const h = ((((heading + 180) % 360) + 360) % 360) - 180;
  if (h > -50 && h <= 24) return "right";
  if (h > 24 && h <= 66) return "halfRight";
  if (h > 66 && h < 114) return "front";
  if (h >= 114 && h < 156) return "halfLeft";
  return h >= 156 || h <= -130 ? "left" : "back";
}

const tone = (cls: string, pale: boolean) => (pale ? `${cls}f` : cls);

function legTree(side: string, pale: boolean, view: FigureSpec["view"], outline: boolean): Node {
  const skin = outline ? "" : tone("sk", pale);
  if (view !== "side") {
    const foot = view === "front" ? "fFoot" : "bFoot";
    return node(
      `thigh${side}`,
      outline ? [use("fThigh")] : [],
      [
        node(
          `shank${side}`,
          outline ? [use("fShank"), use("fAnkle")] : [use("fAnkle", skin)],
          [
            node(`foot${side}`, [
              { ...use(foot, skin), ...(footFlip(side as SideName, view) ? { flip: "y" as const } : {}) },
            ]),
          ],
          outline ? [] : [use("fShank")],
        ),
      ],
      outline ? [] : [use("fThigh")],
    );
  }
  const foot = node(`foot${side}`, [use("foot", skin)], [node(`toes${side}`, [use("toes", skin)])]);
  return outline
    ? node(`thigh${side}`, [use("thigh")], [node(`shank${side}`, [use("shank"), use("ankle")], [foot])])
    : node(
        `thigh${side}`,
        [],
        [node(`shank${side}`, [use("ankle", skin)], [foot], [use("shank")])],
        [use("thigh")],
      );
}

/** From this shrug on the line from neck to shoulder is drawn anew. */
const LIFTED = 0.3;

const footFlip = (side: SideName, view: FigureSpec["view"]) => signOf(side, view) < 0;

function handUses(spec: FigureSpec, side: SideName, pale: boolean, outline: boolean): Use[] {
  const name = spec.hands[side] ?? "hand";
  // From the front the two hands mirror each other; a turned hand shows its other side.
  const mirrored = (spec.view !== "side" && signOf(side, spec.view) < 0) !== spec.turnedHands.includes(side);
  const flip = mirrored ? "y" : undefined;
  const uses = [use(name, "", flip)];
  if (name === "fist" && !outline) uses.push(use("knuckles", pale ? "ln slf" : "ln sl", flip));
  return uses;
}

/** Upper arm, sleeve and its edge line. */
const armShapes = ({ view }: FigureSpec) =>
  view === "side"
    ? (["upper", "sleeve", "sleeveLine"] as const)
    : (["fUpper", "fSleeve", "fSleeveLine"] as const);

function armTree(spec: FigureSpec, side: SideName, pale: boolean, hand: boolean, line: boolean): Node {
  const fore = hand
    ? [node(`forearm${side}`, [use("forearm")], [node(`hand${side}`, handUses(spec, side, pale, false))])]
    : [];
  const [upper, sleeve, edge] = armShapes(spec);
  return node(`upper${side}`, [use(upper)], fore, [
    use(sleeve, tone("tp", pale)),
    ...(line ? [use(edge, "ln tl")] : []),
  ]);
}
function armOutline(spec: FigureSpec, side: SideName, hand: boolean, sleeve: boolean): Node {
  const fore = hand
    ? [node(`forearm${side}`, [use("forearm")], [node(`hand${side}`, handUses(spec, side, false, true))])]
    : [];
  const [upper, top] = armShapes(spec);
  return node(`upper${side}`, sleeve ? [use(upper), use(top)] : [use(upper)], fore);
}

/** The default order, from back to front. */
export function paintOrder(spec: FigureSpec): readonly string[] {
  if (spec.paint) return spec.paint;
  return spec.view === "side"
    ? ["armF", "legF", "neck", "trunk", "legN", "armN"]
    : spec.view === "front"
      ? ["legR", "legL", "neck", "trunk", "head", "armR", "armL"]
      : ["armR", "armL", "legR", "legL", "neck", "trunk", "head"];
}

/** Layers with their trees, in paint order; props go between them by the names of the layers. */
export function layersOf(spec: FigureSpec): readonly Layer[] {
  const { view } = spec;
  const order = paintOrder(spec);
  const out: Layer[] = [];
  // Who lies seen from above lies on the mat: gaps show it, not the paper.
  const push = (name: string, cls: string, nodes: readonly Node[]) =>
    out.push({ name, cls: cls === "gp" && spec.above ? "gp gm" : cls, nodes });
  const marks = spec.muscles.flatMap((muscle) => marksOf(muscle, view));
  const marked = (name: string) => {
    const mine = marks.filter((mark) => layerOfPart(mark.part, view, order) === name);
    if (mine.length > 0) push(`mark:${name}`, "mu", markTrees(mine));
  };
  const pale = (side: SideName) => side === "F" || spec.pale.includes(side);
  const paleArm = (side: SideName) => pale(side) && !spec.solid?.includes(side);
  const gapAt = order.find(
    (name) => name === "neck" || name === "trunk" || name === "legN" || name === "handN",
  );
  const lastLeg = order.filter((name) => name.startsWith("leg")).at(-1);
  for (const name of order) {
    const side = name.slice(-1) as SideName;
    if (view === "side" && name === gapAt)
      push("gap", "gp", [legTree("N", false, view, true), node("pelvis", [use("pelvis")])]);
    if (name.startsWith("leg")) {
      const far = pale(side);
      if (view === "side" && far) push("contour", "co", [legTree(side, far, view, true)]);
      if (view !== "side" && (far || name === lastLeg))
        push("contour", far ? "co" : "gp", [legTree(side, far, view, true)]);
      const nodes = [legTree(side, far, view, false)];
      if (spec.knees) nodes.push(node(`knee${side}`, [use("fKnee"), use("fKneeLine", "co")]));
      if (view === "side" && !far) nodes.push(node("pelvis", [use("pelvis")]));
      if (view !== "side" && name === lastLeg) nodes.push(node("pelvis", [use("fPelvis", far ? "lg" : "")]));
      push(name, tone("lg", far), nodes);
    } else if (name.startsWith("arm")) {
      const far = paleArm(side);
      const hand = !order.includes(`hand${side}`);
      const behind = view !== "side" && order.indexOf(name) < order.indexOf("trunk");
      if (far || !behind) push("contour", far ? "co ca" : "gp", [armOutline(spec, side, hand, far)]);
      push(name, tone("sk", far), [armTree(spec, side, far, hand, !far)]);
    } else if (name.startsWith("hand")) {
      push(name, tone("sk", pale(side)), [
        node(
          `forearm${side}`,
          [use("forearm")],
          [node(`hand${side}`, handUses(spec, side, pale(side), false))],
        ),
      ]);
    } else if (name === "neck") {
      push(
        name,
        "sk",
        view === "side"
          ? [node("neck", [use("neck")], [node("head", head())])]
          : [node("neck", [use("fNeck")])],
      );
    } else if (name === "head") push(name, "sk", [node("head", head())]);
    else if (name === "trunk" && view === "side") {
      let tree: Node | null = null;
      for (let i = SLICES - 1; i >= 0; i--) tree = node(`t${i}`, [use(`t${i}`)], tree ? [tree] : []);
      push(name, "tp", [node("belly", [use("belly")]), tree!]);
    } else if (name === "trunk") {
      push(name, "tp", [
        node("waist", [use("fWaist")], [node("middle", [use("fMiddle")], [node("chest", [use("fChest")])])]),
        ...(spec.keys.some(({ pose }) => pose.shrug > LIFTED)
          ? [node("yokeR", [use("fYoke")]), node("yokeL", [use("fYoke")])]
          : []),
      ]);
    }
    marked(name);
  }
  return out;
}

/** Marks as trees: those on trunk slices hang in one chain, the others stand alone. */
function markTrees(marks: readonly Ellipse[]): readonly Node[] {
  const by = new Map<string, Ellipse[]>();
  for (const mark of marks) by.set(mark.part, [...(by.get(mark.part) ?? []), mark]);
  const rows = [...by.keys()].filter((part) => /^t\d/.test(part)).map((part) => Number(part.slice(1)));
  const out: Node[] = [];
  if (rows.length > 0) {
    let tree: Node | null = null;
    for (let i = Math.max(...rows); i >= Math.min(...rows); i--) {
      tree = node(`t${i}`, by.get(`t${i}`) ?? [], tree ? [tree] : []);
      by.delete(`t${i}`);
    }
    out.push(tree!);
  }
  for (const [part, list] of by) out.push(node(part, list));
  return out;
}

/** The layer after which a mark on a part is painted. */
function layerOfPart(part: string, view: FigureSpec["view"], order: readonly string[]): string {
  if (/^(t\d|chest|waist|middle)/.test(part)) return "trunk";
  if (part === "neck") return "neck";
  if (part === "pelvis")
    return view === "side" ? "legN" : (order.filter((name) => name.startsWith("leg")).at(-1) ?? "trunk");
  const side = part.slice(-1);
  return (/^(thigh|shank|foot)/.test(part) ? "leg" : "arm") + side;
}
