/**
 * The built-in program templates. Each dose keeps to its exercise’s bounds, or narrows them on purpose: a smaller
 * number of sets, or a short set of holds in a warm-up. They need a clinician’s sign-off. Source: clinical.md E.
 */
import { acuteCalmDown } from "#db/content/templates/acute-calm-down.ts";
import { deskPosture } from "#db/content/templates/desk-posture.ts";
import { facetFriendly } from "#db/content/templates/facet-friendly.ts";
import { maintenance } from "#db/content/templates/maintenance.ts";
import { returnToLifting } from "#db/content/templates/return-to-lifting.ts";
import { stenosisFlexion } from "#db/content/templates/stenosis-flexion.ts";
import { strength1Foundation } from "#db/content/templates/strength-1-foundation.ts";
import { strength2Build } from "#db/content/templates/strength-2-build.ts";
import { strength3Load } from "#db/content/templates/strength-3-load.ts";
import { subacuteMotorControl } from "#db/content/templates/subacute-motor-control.ts";
import { warmUpBeforeSport } from "#db/content/templates/warm-up-before-sport.ts";
import type { Template } from "#lib/domain/exercise.ts";

/** Every template, from the acute phase to maintenance. */
export const templates: readonly Template[] = [
  acuteCalmDown,
  subacuteMotorControl,
  strength1Foundation,
  strength2Build,
  strength3Load,
  warmUpBeforeSport,
  deskPosture,
  stenosisFlexion,
  facetFriendly,
  returnToLifting,
  maintenance,
];

/** A template by its slug. */
export const templateBySlug: ReadonlyMap<string, Template> = new Map(
  templates.map((template) => [template.slug, template]),
);
