/** What is open to visitors, and what everybody who is signed in does about themselves. */
import { getStore } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { systemGrant } from "#lib/access/system.ts";
import { newId } from "#lib/kernel/ids.ts";
import { worldPassphrase } from "#tests/support/world.ts";
import type { Cast } from "./cast.ts";
import { expectAll, gone, type Row } from "./row.ts";
import { clinicFields } from "./rows-admin.ts";

const everybody = expectAll("allow");
const members = expectAll("allow", gone);
/** Those who are signed in are led home. */
const signedOutOnly = expectAll("home", { visitor: "allow", disabled: "allow", revoked: "allow" });

/** Everyone who can sign in is signed in on a second device; the patient's is known by its id. */
async function addSecondDevices(cast: Cast): Promise<void> {
  const store = await getStore();
  await store.writeUnaudited(systemGrant("setup"), async (tx) => {
    const sessions = await tx.select().from(tables.signInSessions);
    const second = sessions.map((row) => ({ ...row, id: newId() }));
    second.find((row) => row.memberId === cast.patientId)!.id = patientsDevice;
    await tx.insert(tables.signInSessions).values(second);
  });
}
const patientsDevice = newId();

export const memberRows: readonly Row[] = [
  { served: "app/page.tsx", leadsTo: "/sign-in", expected: signedOutOnly },
  { served: "app/(public)/sign-in/page.tsx", expected: signedOutOnly },
  { served: "app/(public)/help/page.tsx", expected: everybody },
  // The first run is over, for everybody and for good.
  { served: "app/(public)/setup/page.tsx", expected: expectAll("not_found") },
  {
    served: "app/(public)/setup/actions.ts createClinic",
    fields: () => ({
      ...clinicFields,
      idempotencyKey: newId(),
      code: "AAAA-BBBB-CCCC-DDDD",
      adminName: "Eve Thorn",
      signInName: "eve@example.test",
      passphrase: worldPassphrase,
    }),
    expected: expectAll("not_found"),
  },
  {
    served: "app/(public)/invite/[token]/page.tsx",
    params: (cast) => ({ token: cast.token }),
    expected: everybody,
  },
  {
    served: "app/(public)/invite/[token]/actions.ts accept",
    // Whoever holds the link is the person who was invited, whoever else is signed in on the device.
    leadsTo: "/agree",
    fields: (cast) => ({
      token: cast.token,
      signInName: "ivo.sorrel@example.test",
      passphrase: "seven rungs of spruce",
    }),
    expected: everybody,
  },
  // Figures are pictures without any person's data.
  {
    served: "app/figures/[file]/route.ts GET",
    params: () => ({ file: "bird-dog-start.svg" }),
    expected: everybody,
  },
  // Signing in is for everybody: next-auth's own addresses.
  {
    served: "app/api/auth/[...nextauth]/route.ts GET",
    params: () => ({ nextauth: ["csrf"] }),
    expected: everybody,
  },
  {
    served: "app/api/auth/[...nextauth]/route.ts POST",
    params: () => ({ nextauth: ["_log"] }),
    fields: () => ({ code: "test" }),
    expected: expectAll("no_effect"),
  },
  { served: "app/(member)/account/page.tsx", expected: members },
  // Staff see every exercise; a patient one that is prescribed to them, and another does not exist for them.
  {
    served: "app/(member)/exercise/[slug]/page.tsx",
    params: (cast) => ({ slug: cast.version.exerciseSlug }),
    expected: expectAll("allow", {
      ...gone,
      otherPatient: "not_found",
      foreignPatient: "not_found",
      newPatient: "consent_required",
    }),
  },
  {
    served: "app/(member)/account/actions.ts saveAccount",
    fields: () => ({ theme: "dark", textSize: "large", zone: "Europe/Vienna", locale: "en-GB", revision: 0 }),
    expected: members,
  },
  {
    served: "app/(member)/account/actions.ts savePassphrase",
    fields: () => ({ current: worldPassphrase, passphrase: "seven rungs of spruce", signOutOthers: "on" }),
    expected: members,
  },
  {
    served: "app/(member)/account/actions.ts revokeDevice",
    before: addSecondDevices,
    fields: () => ({ sessionId: patientsDevice }),
    // The device is the patient's: nobody else signs it out.
    expected: expectAll("no_effect", { ...gone, patient: "allow" }),
  },
  {
    served: "app/(member)/account/actions.ts revokeOtherDevices",
    before: addSecondDevices,
    expected: members,
  },
  // Nobody is too signed out to sign out.
  {
    served: "app/_parts/sign-out.ts signOutAction",
    leadsTo: "/sign-in",
    expected: expectAll("allow", { visitor: "no_effect", disabled: "no_effect", revoked: "no_effect" }),
  },
];
