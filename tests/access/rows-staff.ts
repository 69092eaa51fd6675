/** Screens and changes of therapists and clinicians. */
import { newId } from "#lib/kernel/ids.ts";
import { addDays } from "#lib/domain/calendar.ts";
import { careTeamScreen, expectAll, ownScreen, staffScreen, therapistAction, therapistScreen, type Row } from "./row.ts";

const gone = { visitor: "signed_out", disabled: "signed_out", revoked: "signed_out" } as const;
const allStaff = staffScreen({ admin: "allow" });
const clinicianOnly = expectAll("home", { ...gone, clinician: "allow", otherClinician: "allow" });
const id = (cast: { patientId: string }) => ({ id: cast.patientId });

export const staffRows: readonly Row[] = [
  { served: "app/(staff)/caseload/page.tsx", expected: therapistScreen() },
  { served: "app/(staff)/dashboard/page.tsx", expected: clinicianOnly },
  { served: "app/(staff)/library/page.tsx", expected: allStaff },
  { served: "app/(staff)/library/[slug]/page.tsx", params: () => ({ slug: "bird-dog" }), expected: allStaff },
  { served: "app/(staff)/templates/page.tsx", expected: allStaff },
  { served: "app/(staff)/templates/[slug]/page.tsx", params: () => ({ slug: "calm-care" }), expected: allStaff },
  { served: "app/(staff)/patients/[id]/page.tsx", params: id, expected: careTeamScreen() },
  { served: "app/(staff)/patients/[id]/log/page.tsx", params: id, expected: careTeamScreen({ clinician: "home", otherClinician: "home" }) },
  { served: "app/(staff)/patients/invite/page.tsx", expected: therapistScreen() },
  {
    served: "app/(staff)/patients/invite/[patientId]/page.tsx",
    params: (cast) => ({ patientId: cast.invited.memberId }),
    expected: therapistScreen({ otherTherapist: "not_found", foreignTherapist: "not_found" }),
  },
  {
    served: "app/(staff)/patients/invite/actions.ts sendPatientInvitation",
    fields: (cast) => ({
      idempotencyKey: newId(),
      name: "Bea Thorn",
      onsetDay: addDays(cast.today, -3),
      region: "low_back",
    }),
    expected: expectAll("forbidden", { ...gone, therapist: "allow", otherTherapist: "allow", foreignTherapist: "allow" }),
  },
  {
    served: "app/(staff)/patients/invite/actions.ts renewPatientInvitation",
    fields: (cast) => ({ idempotencyKey: newId(), patientId: cast.invited.memberId }),
    expected: therapistAction({ patient: "not_found", clinician: "not_found" }),
  },
  {
    served: "app/(staff)/patients/invite/actions.ts takeBackPatientInvitation",
    fields: (cast) => ({ patientId: cast.invited.memberId }),
    expected: therapistAction({ patient: "not_found", clinician: "not_found" }),
  },
];
