/**
 * What the Learn pages fill in: the clinic's numbers and reply time, and the edges of the pain scale that the patient's
 * own plan goes by, or the clinic's where there is none. Invariant: no figure of a clinic or a plan stands in the text itself.
 */
import { getClinic } from "#db/queries/clinic.ts";
import { getServedVersion, listPlanSpans } from "#db/queries/program.ts";
import { getRuleSettings } from "#db/queries/rule-settings.ts";
import { getSessionSubject } from "#db/queries/session-subject.ts";
import { getStore } from "#db/runtime/store.ts";
import { type Actor, selfOf } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { localDayOf } from "#lib/domain/calendar.ts";
import { versionInForce } from "#lib/domain/program.ts";
import { now } from "#lib/kernel/clock.ts";
import { ok, type Result } from "#lib/kernel/result.ts";

/** Values by the placeholder of the texts. Pain is 0 to 10. */
export interface LearnValues {
  readonly emergencyNumber: string;
  readonly doctorNumber: string;
  readonly replyTime: string;
  readonly painGreenMax: number;
  readonly painAmberMin: number;
  readonly painAmberMax: number;
  readonly painRedMin: number;
}

export interface LearnView {
  readonly values: LearnValues;
  /** The rules change this clinic's plans; where they do not, no page says that a plan gets easier by itself. */
  readonly rulesOn: boolean;
}

/** What the signed-in patient's Learn pages need. Denials as in `authorize`. */
export async function readLearn(actor: Actor): Promise<Result<LearnView, Denial>> {
  const access = await authorize(actor, "own-record:read", { patientId: selfOf(actor) });
  if (!access.ok) return access;
  const { read } = await getStore();
  const clinic = await getClinic(read, access.value);
  const subject = await getSessionSubject(read, access.value);
  const spans = await listPlanSpans(read, access.value);
  const span = versionInForce(spans, localDayOf(now(), subject?.zone ?? clinic.zone));
  const version = span && (await getServedVersion(read, access.value, span.versionId));
  const { painGreenMax, painAmberMax } = version?.rules ?? (await getRuleSettings(read, access.value)).rules;
  return ok({
    values: {
      emergencyNumber: clinic.emergencyNumber,
      doctorNumber: clinic.doctorNumber,
      replyTime: clinic.replyTime,
      painGreenMax,
      painAmberMin: painGreenMax + 1,
      painAmberMax,
      painRedMin: painAmberMax + 1,
    },
    rulesOn: clinic.progressionEnabled,
  });
}
