/** Decisions of the rules as the care team reads and answers them, and the clinic's settings of the rules. */
import { insertDecisions } from "#db/queries/decision.ts";
import { insertSuspensions } from "#db/queries/suspension.ts";
import { getStore } from "#db/runtime/store.ts";
import { systemRulesGrant } from "#lib/access/system.ts";
import { addDays } from "#lib/domain/calendar.ts";
import { defaultRules, prescriptionBounds } from "#lib/domain/prescription.ts";
import { newId } from "#lib/kernel/ids.ts";
import type { Cast } from "./cast.ts";
import {
  adminAction,
  adminScreen,
  careTeamScreen,
  expectAll,
  gone,
  type Row,
  therapistAction,
  therapistScreen,
} from "./row.ts";

const id = (cast: Cast) => ({ id: cast.patientId });
const made = { decisionId: "", suspensionId: "" };

/** A step up that waits over the cast's finished session. */
async function propose(cast: Cast): Promise<void> {
  const { axis, sets, reps, holdSeconds, durationSeconds, distanceM, loadG } = cast.version.dose;
  const dose = { axis, sets, reps, holdSeconds, durationSeconds, distanceM, loadG };
  const range = { min: 1, max: 20 };
  const bounds = prescriptionBounds(
    { sets: range, reps: range, holdSeconds: null, durationSeconds: null, distanceM: null },
    dose,
  );
  made.decisionId = newId();
  const grant = systemRulesGrant({
    clinicId: cast.world.clinicId,
    patientId: cast.patientId,
    episodeId: cast.episodeId,
  });
  await (await getStore()).writeUnaudited(grant, (tx) =>
    insertDecisions(tx, grant, [
      {
        id: made.decisionId,
        exerciseId: cast.version.exerciseId,
        prescriptionId: cast.version.prescriptionId,
        versionId: cast.version.versionId,
        lastSessionId: cast.sessionId,
        exposureIds: [],
        inputs: {
          rule: {
            slug: cast.version.exerciseSlug,
            axis,
            loadable: false,
            dose,
            bounds,
            effortMax: 6,
            rules: defaultRules,
            exposures: [],
            today: cast.today,
            redFlagOpen: false,
            flareActive: false,
            publishedSince: false,
            layoffStepTaken: false,
            harder: null,
            easier: null,
            rungDownAllowed: true,
          },
          place: null,
        },
        ruleVersion: "1",
        settingsHash: "0".repeat(64),
        outcome: "PROGRESS",
        reason: "REPS_UP",
        figures: {},
        proposal: { kind: "dose", dose },
        occasion: "session",
        decidedOn: addDays(cast.today, -2),
        decidedAt: cast.present,
        supersedesId: null,
      },
    ]),
  );
}

/** All strengthening paused because of it. */
async function pause(cast: Cast): Promise<void> {
  await propose(cast);
  made.suspensionId = newId();
  const grant = systemRulesGrant({
    clinicId: cast.world.clinicId,
    patientId: cast.patientId,
    episodeId: cast.episodeId,
  });
  await (await getStore()).writeUnaudited(grant, (tx) =>
    insertSuspensions(tx, grant, [
      {
        id: made.suspensionId,
        decisionId: made.decisionId,
        scope: "strengthening",
        exerciseId: cast.version.exerciseId,
        versionId: cast.version.versionId,
        reason: "LONG_LAYOFF",
        suspendedOn: cast.today,
        suspendedAt: cast.present,
      },
    ]),
  );
}

export const decisionRows: readonly Row[] = [
  { served: "app/(staff)/decisions/page.tsx", expected: therapistScreen() },
  { served: "app/(staff)/patients/[id]/decisions/page.tsx", params: id, expected: careTeamScreen() },
  {
    served: "app/(staff)/decisions/actions.ts resolveDecisionsAction",
    before: propose,
    fields: (cast) => ({
      answer: "decline",
      items: [{ decisionId: made.decisionId, patientId: cast.patientId }],
    }),
    // Each patient is asked for by itself: whoever may not is answered that there is none such, and nothing is stored.
    expected: expectAll("no_effect", { ...gone, therapist: "allow" }),
  },
  {
    served: "app/(staff)/decisions/actions.ts endSuspensionAction",
    before: pause,
    fields: (cast) => ({
      patientId: cast.patientId,
      suspensionId: made.suspensionId,
      answer: "resume",
    }),
    expected: therapistAction(),
  },
  { served: "app/admin/rules/page.tsx", expected: adminScreen() },
  {
    served: "app/admin/rules/actions.ts saveRuleSettingsAction",
    fields: () => ({ revision: 0, rules: { ...defaultRules, stepPct: 4 } }),
    expected: adminAction(),
  },
];
