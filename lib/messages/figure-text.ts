/**
 * What each exercise's figure shows, in words: for screen readers, for the description of a picture and for a caption
 * where tone alone cannot tell the difference. One file a language and content file, as in db/content/figures.
 *
 * Invariant: plain sentences without placeholders; read on the server, never sent to a browser as a whole.
 */
import aerobic from "./figure-text/en/aerobic.json" with { type: "json" };
import antiRotation from "./figure-text/en/anti-rotation.json" with { type: "json" };
import backExtensor from "./figure-text/en/back-extensor.json" with { type: "json" };
import bike from "./figure-text/en/bike.json" with { type: "json" };
import birdDog from "./figure-text/en/bird-dog.json" with { type: "json" };
import brace from "./figure-text/en/brace.json" with { type: "json" };
import bridge from "./figure-text/en/bridge.json" with { type: "json" };
import carry from "./figure-text/en/carry.json" with { type: "json" };
import curlUp from "./figure-text/en/curl-up.json" with { type: "json" };
import extension from "./figure-text/en/extension.json" with { type: "json" };
import flexion from "./figure-text/en/flexion.json" with { type: "json" };
import hinge from "./figure-text/en/hinge.json" with { type: "json" };
import hipAbduction from "./figure-text/en/hip-abduction.json" with { type: "json" };
import lumbarMobility from "./figure-text/en/lumbar-mobility.json" with { type: "json" };
import march from "./figure-text/en/march.json" with { type: "json" };
import mobility from "./figure-text/en/mobility.json" with { type: "json" };
import neck from "./figure-text/en/neck.json" with { type: "json" };
import plank from "./figure-text/en/plank.json" with { type: "json" };
import posture from "./figure-text/en/posture.json" with { type: "json" };
import row from "./figure-text/en/row.json" with { type: "json" };
import sideBridge from "./figure-text/en/side-bridge.json" with { type: "json" };
import split from "./figure-text/en/split.json" with { type: "json" };
import squat from "./figure-text/en/squat.json" with { type: "json" };
import step from "./figure-text/en/step.json" with { type: "json" };
import stretch from "./figure-text/en/stretch.json" with { type: "json" };
import thoracicExtension from "./figure-text/en/thoracic-extension.json" with { type: "json" };
import thoracicRotation from "./figure-text/en/thoracic-rotation.json" with { type: "json" };
import walk from "./figure-text/en/walk.json" with { type: "json" };
import warmUp from "./figure-text/en/warm-up.json" with { type: "json" };

/** `start` and `end` describe the stills, `movement` the loop; `note` is a line under the figure. */
export interface FigureText {
  readonly start: string;
  readonly end: string;
  readonly movement: string;
  readonly note?: string;
}

const english: Readonly<Record<string, FigureText>> = Object.assign(
  {},
  aerobic,
  antiRotation,
  backExtensor,
  bike,
  birdDog,
  brace,
  bridge,
  carry,
  curlUp,
  extension,
  flexion,
  hinge,
  hipAbduction,
  lumbarMobility,
  march,
  mobility,
  neck,
  plank,
  posture,
  row,
  sideBridge,
  split,
  squat,
  step,
  stretch,
  thoracicExtension,
  thoracicRotation,
  walk,
  warmUp,
);

/** The words of a figure, or undefined where none are written yet. */
export function figureText(slug: string): FigureText | undefined {
  return Object.hasOwn(english, slug) ? english[slug] : undefined;
}
