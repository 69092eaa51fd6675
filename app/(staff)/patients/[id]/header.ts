/** The head of a patient's pages, read once a request for the layout and its title. */
import { cache } from "react";
import { getPatientHeader } from "#lib/usecases/patient-course.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";

export const loadHeader = cache(async (patientId: string) =>
  requireValue(await getPatientHeader(await requireActor("therapist", "clinician"), { patientId })),
);
