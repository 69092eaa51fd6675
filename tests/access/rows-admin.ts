/** The clinic and its people. */
import { newId } from "#lib/kernel/ids.ts";
import { adminAction, adminScreen, expectAll, type Row } from "./row.ts";

const colleague = (cast: { world: { otherClinician: { memberId: string } } }) =>
  cast.world.otherClinician.memberId;

export const clinicFields = {
  name: "Test clinic",
  locale: "en-GB",
  zone: "Europe/Vienna",
  emergencyNumber: "112",
  doctorNumber: "116 117",
  crisisLine: "0800 111 0 111",
  replyTime: "two working days",
  serviceHours: "Monday to Friday",
  progression: "on",
};

export const adminRows: readonly Row[] = [
  // Leads on to its first screen, which asks who it is.
  { served: "app/admin/page.tsx", leadsTo: "/admin/people", expected: expectAll("allow") },
  { served: "app/admin/people/page.tsx", expected: adminScreen() },
  { served: "app/admin/people/invite/page.tsx", expected: adminScreen() },
  {
    served: "app/admin/people/[memberId]/page.tsx",
    params: (cast) => ({ memberId: colleague(cast) }),
    expected: adminScreen(),
  },
  { served: "app/admin/clinic/page.tsx", expected: adminScreen() },
  { served: "app/admin/audit/page.tsx", expected: adminScreen() },
  { served: "app/admin/backups/page.tsx", expected: adminScreen() },
  {
    served: "app/admin/clinic/actions.ts saveClinicProfile",
    fields: () => ({ ...clinicFields, revision: 0 }),
    expected: adminAction(),
  },
  {
    served: "app/admin/people/actions.ts sendStaffInvitation",
    fields: () => ({ idempotencyKey: newId(), name: "Bea Thorn", role: "therapist" }),
    expected: adminAction(),
  },
  {
    served: "app/admin/people/actions.ts renewStaffInvitation",
    fields: (cast) => ({ idempotencyKey: newId(), memberId: cast.invitedStaff.memberId }),
    expected: adminAction(),
  },
  {
    served: "app/admin/people/actions.ts takeBackStaffInvitation",
    fields: (cast) => ({ memberId: cast.invitedStaff.memberId }),
    expected: adminAction(),
  },
  {
    served: "app/admin/people/actions.ts saveStaff",
    fields: (cast) => ({ memberId: colleague(cast), name: "Noah Rook", title: "MD", revision: 0 }),
    expected: adminAction(),
  },
  {
    served: "app/admin/people/actions.ts disableStaff",
    fields: (cast) => ({ memberId: colleague(cast) }),
    expected: adminAction(),
  },
  {
    served: "app/admin/people/actions.ts enableStaff",
    fields: (cast) => ({ memberId: cast.actors.disabled!.memberId }),
    expected: adminAction(),
  },
];
