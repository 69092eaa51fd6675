/** Every exercise's figure, by slug. Invariant: one figure a slug; `tests/content` holds it against the exercises. */
import type { FigureSpec } from "#lib/domain/figure/pose.ts";
import { aerobicFigures } from "./figures/aerobic.ts";
import { antiRotationFigures } from "./figures/anti-rotation.ts";
import { backExtensorFigures } from "./figures/back-extensor.ts";
import { bikeFigures } from "./figures/bike.ts";
import { birdDogFigures } from "./figures/bird-dog.ts";
import { braceFigures } from "./figures/brace.ts";
import { bridgeFigures } from "./figures/bridge.ts";
import { carryFigures } from "./figures/carry.ts";
import { curlUpFigures } from "./figures/curl-up.ts";
import { extensionFigures } from "./figures/extension.ts";
import { flexionFigures } from "./figures/flexion.ts";
import { hingeFigures } from "./figures/hinge.ts";
import { hipAbductionFigures } from "./figures/hip-abduction.ts";
import { lumbarMobilityFigures } from "./figures/lumbar-mobility.ts";
import { marchFigures } from "./figures/march.ts";
import { mobilityFigures } from "./figures/mobility.ts";
import { neckFigures } from "./figures/neck.ts";
import { plankFigures } from "./figures/plank.ts";
import { postureFigures } from "./figures/posture.ts";
import { rowFigures } from "./figures/row.ts";
import { sideBridgeFigures } from "./figures/side-bridge.ts";
import { splitFigures } from "./figures/split.ts";
import { squatFigures } from "./figures/squat.ts";
import { stepFigures } from "./figures/step.ts";
import { stretchFigures } from "./figures/stretch.ts";
import { thoracicExtensionFigures } from "./figures/thoracic-extension.ts";
import { thoracicRotationFigures } from "./figures/thoracic-rotation.ts";
import { walkFigures } from "./figures/walk.ts";
import { warmUpFigures } from "./figures/warm-up.ts";

/** Figures by slug of the exercise. */
export const figureBySlug: ReadonlyMap<string, FigureSpec> = new Map(
  [
    aerobicFigures,
    antiRotationFigures,
    backExtensorFigures,
    bikeFigures,
    birdDogFigures,
    braceFigures,
    bridgeFigures,
    carryFigures,
    curlUpFigures,
    extensionFigures,
    flexionFigures,
    hingeFigures,
    hipAbductionFigures,
    lumbarMobilityFigures,
    marchFigures,
    mobilityFigures,
    neckFigures,
    plankFigures,
    postureFigures,
    rowFigures,
    sideBridgeFigures,
    splitFigures,
    squatFigures,
    stepFigures,
    stretchFigures,
    thoracicExtensionFigures,
    thoracicRotationFigures,
    walkFigures,
    warmUpFigures,
  ].flatMap((file) => Object.entries(file)),
);
