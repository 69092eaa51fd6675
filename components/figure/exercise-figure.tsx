/**
 * The figure that shows a position: near side dark, far side pale, standing on its floor. Drawn on the server; no
 * script. Without a title it is decoration beside a name; with one it is a picture with that name.
 */
import { classNames } from "#components/ui/class-names.ts";
import type { Point } from "./capsule.ts";
import { between, capsule } from "./capsule.ts";
import type { Arm, Leg, Pose, PoseName } from "./poses.ts";
import { poses } from "./poses.ts";

export interface ExerciseFigureProps {
  readonly position: PoseName;
  /** s 64 × 48 (rows), m 132 × 84 (cards), l 248 wide (the sheet), fill takes the width there is. */
  readonly size?: "s" | "m" | "l" | "fill";
  readonly title?: string;
  /** Standing on a drawn rung: the floor and the mat are left out. */
  readonly bare?: boolean;
}

const frames = { wide: "0 44 156 62", middle: "10 12 130 94", tall: "20 -8 120 114" } as const;

export function ExerciseFigure({ position, size = "fill", title, bare }: ExerciseFigureProps) {
  const pose = poses[position];
  const picture = (
    <>
      {bare ? null : <path className="fig-floor" d={pose.view === "wide" ? "M6 104H150" : "M26 104H124"} />}
      {pose.mat ? (
        <rect
          className="fig-mat"
          x={pose.view === "wide" ? 14 : 24}
          y="101.6"
          width={pose.view === "wide" ? 132 : 92}
          height="2.6"
          rx="1.3"
        />
      ) : null}
      <Prop pose={pose} />
      <Body pose={pose} />
    </>
  );
  const box = {
    className: classNames("fig", `fig-${pose.view}`, size !== "fill" && `fig-${size}`),
    viewBox: frames[pose.view],
    preserveAspectRatio: "xMidYMax meet",
  };
  return title === undefined ? (
    <svg {...box} aria-hidden="true">
      {picture}
    </svg>
  ) : (
    <svg {...box} role="img" aria-label={title}>
      {picture}
    </svg>
  );
}

function Prop({ pose }: { readonly pose: Pose }) {
  switch (pose.prop) {
    case "chair":
      return (
        <>
          <path className="fig-prop-line" d="M42 104V46M72 82V104" />
          <path className="fig-prop" d="M39 77.5h36v4.6H39z" />
        </>
      );
    case "wedge":
      return (
        <>
          <path className="fig-prop" d="M38 101L74 101L46 64Q41 60 36 66Z" />
          <rect className="fig-prop" x="92" y="86" width="20" height="15" rx="6" />
        </>
      );
    case "weights":
      return <rect className="fig-prop" x="64" y="51" width="32" height="9" rx="2" />;
    default:
      return null;
  }
}

function Body({ pose }: { readonly pose: Pose }) {
  const { hip, shoulder } = pose;
  const waist = between(hip, shoulder, 0.45);
  return (
    <>
      <ArmShape arm={pose.far.arm} shoulder={shoulder} skin="fig-far" sleeve="fig-shirt-far" />
      <LegShape leg={pose.far.leg} hip={hip} skin="fig-far" shorts="fig-short-far" shoe="fig-short-far" />
      <path className="fig-shirt" d={capsule(hip, 7.8, waist, 6.9)} />
      <path className="fig-shirt" d={capsule(waist, 6.9, shoulder, 7.4)} />
      <path className="fig-short" d={capsule(hip, 8, between(hip, shoulder, 0.16), 7.7)} />
      <LegShape leg={pose.near.leg} hip={hip} skin="fig-near" shorts="fig-short" shoe="fig-short" />
      <Head pose={pose} />
      <ArmShape arm={pose.near.arm} shoulder={shoulder} skin="fig-near" sleeve="fig-shirt" />
    </>
  );
}

interface ArmShapeProps {
  readonly arm: Arm;
  readonly shoulder: Point;
  readonly skin: string;
  readonly sleeve: string;
}

function ArmShape({ arm, shoulder, skin, sleeve }: ArmShapeProps) {
  return (
    <>
      <path className={skin} d={capsule(arm.elbow, 3.3, arm.wrist, 2.5)} />
      <path className={skin} d={capsule(arm.wrist, 2.6, arm.hand, 2.1)} />
      <path className={skin} d={capsule(shoulder, 4.5, arm.elbow, 3.4)} />
      <path className={sleeve} d={capsule(shoulder, 5.2, between(shoulder, arm.elbow, 0.55), 4.5)} />
    </>
  );
}

interface LegShapeProps {
  readonly leg: Leg;
  readonly hip: Point;
  readonly skin: string;
  readonly shorts: string;
  readonly shoe: string;
}

function LegShape({ leg, hip, skin, shorts, shoe }: LegShapeProps) {
  return (
    <>
      <path className={skin} d={capsule(leg.knee, 4.7, leg.ankle, 2.9)} />
      <path className={shoe} d={capsule(leg.ankle, 2.9, leg.toe, 2)} />
      <path className={skin} d={capsule(hip, 7, leg.knee, 4.8)} />
      <path className={shorts} d={capsule(hip, 7.6, between(hip, leg.knee, 0.6), 5.8)} />
    </>
  );
}

/** Head, nose and hair; the hair lies over the back of the skull, seen from the way the face looks. */
function Head({ pose }: { readonly pose: Pose }) {
  const { head, shoulder, face } = pose;
  const reach = Math.hypot(head[0] - shoulder[0], head[1] - shoulder[1]);
  const up: Point = [(head[0] - shoulder[0]) / reach, (head[1] - shoulder[1]) / reach];
  const from = (forward: number, above: number): Point => [
    head[0] + face[0] * forward + up[0] * above,
    head[1] + face[1] * forward + up[1] * above,
  ];
  const front = from(4.9, 5.9);
  const back = from(-7.1, -3);
  const sweep = face[0] * up[1] - face[1] * up[0] < 0 ? 0 : 1;
  const pair = (point: Point) => `${point[0].toFixed(1)} ${point[1].toFixed(1)}`;
  return (
    <>
      <path className="fig-near" d={capsule(shoulder, 4.2, head, 3.8)} />
      <circle className="fig-near" cx={head[0]} cy={head[1]} r="7.3" />
      <path className="fig-near" d={capsule(from(5.6, 0), 2.6, from(7.4, 0), 1.1)} />
      <path
        className="fig-short"
        d={`M${pair(front)}A7.7 7.7 0 0 ${sweep} ${pair(back)}Q${pair(head)} ${pair(front)}Z`}
      />
    </>
  );
}
