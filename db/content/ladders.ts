/** The ladders of the built-in library. A ladder is a simple chain: its rungs stand in order, the easiest first. */
import { antiRotationLadder } from "#db/content/exercises/anti-rotation.ts";
import { backExtensorLadder } from "#db/content/exercises/back-extensor.ts";
import { bikeLadder } from "#db/content/exercises/bike.ts";
import { birdDogLadder } from "#db/content/exercises/bird-dog.ts";
import { braceLadder } from "#db/content/exercises/brace.ts";
import { bridgeLadder } from "#db/content/exercises/bridge.ts";
import { carryLadder } from "#db/content/exercises/carry.ts";
import { curlUpLadder } from "#db/content/exercises/curl-up.ts";
import type { Ladder } from "#db/content/exercises/define.ts";
import { extensionLadder } from "#db/content/exercises/extension.ts";
import { flexionLadder } from "#db/content/exercises/flexion.ts";
import { hingeLadder } from "#db/content/exercises/hinge.ts";
import { hipAbductionLadder } from "#db/content/exercises/hip-abduction.ts";
import { lumbarMobilityLadder } from "#db/content/exercises/lumbar-mobility.ts";
import { marchLadder } from "#db/content/exercises/march.ts";
import { neckLadder } from "#db/content/exercises/neck.ts";
import { plankLadder } from "#db/content/exercises/plank.ts";
import { rowLadder } from "#db/content/exercises/row.ts";
import { sideBridgeLadder } from "#db/content/exercises/side-bridge.ts";
import { splitLadder } from "#db/content/exercises/split.ts";
import { squatLadder } from "#db/content/exercises/squat.ts";
import { stepLadder } from "#db/content/exercises/step.ts";
import { thoracicExtensionLadder } from "#db/content/exercises/thoracic-extension.ts";
import { thoracicRotationLadder } from "#db/content/exercises/thoracic-rotation.ts";
import { walkLadder } from "#db/content/exercises/walk.ts";

/** All ladders, in the order of the library. */
export const ladders: readonly Ladder[] = [
  braceLadder,
  birdDogLadder,
  curlUpLadder,
  sideBridgeLadder,
  plankLadder,
  bridgeLadder,
  extensionLadder,
  backExtensorLadder,
  hingeLadder,
  squatLadder,
  splitLadder,
  stepLadder,
  hipAbductionLadder,
  antiRotationLadder,
  carryLadder,
  rowLadder,
  thoracicRotationLadder,
  thoracicExtensionLadder,
  neckLadder,
  lumbarMobilityLadder,
  flexionLadder,
  marchLadder,
  walkLadder,
  bikeLadder,
];

/** A ladder by its slug. */
export const ladderBySlug: ReadonlyMap<string, Ladder> = new Map(
  ladders.map((ladder) => [ladder.slug, ladder]),
);
