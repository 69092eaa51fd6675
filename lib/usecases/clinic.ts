/** The clinic's profile, for members, for pages before sign-in, and for the admin. */
import {
  type ClinicRow,
  getOnlyClinic,
  getClinic as readClinic,
  updateClinic as saveClinicRow,
} from "#db/queries/clinic.ts";
import { getSystemState } from "#db/queries/setup.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { systemGrant } from "#lib/access/system.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import { type ClinicInput, type DemoSignIn, demoSignInList } from "#lib/schemas/clinic.ts";

export type Clinic = ClinicRow;

/** The actor's clinic with every setting. Every member may read it. */
export async function getClinic(actor: Actor): Promise<Result<Clinic, Denial>> {
  const access = await authorize(actor, "clinic:read");
  if (!access.ok) return access;
  return ok(await readClinic((await getStore()).read, access.value));
}

/** Saves the profile. `conflict` when somebody saved since the form was opened; then nothing is overwritten. */
export async function saveClinic(
  actor: Actor,
  input: ClinicInput,
): Promise<Result<undefined, Denial | "conflict">> {
  const access = await authorize(actor, "clinic:configure");
  if (!access.ok) return access;
  const { revision, progression, ...profile } = input;
  const store = await getStore();
  const present = await readClinic(store.read, access.value);
  if (present.revision !== revision) return err("conflict");
  const saved = await store.write(access.value, "clinic:configure", async (tx, audit) => {
    audit({ subjectId: access.value.clinicId });
    const change = { ...profile, progressionEnabled: progression === "on" };
    return saveClinicRow(tx, access.value, change, revision);
  });
  return saved ? ok() : err("conflict");
}

/** What a page before sign-in may say about the clinic: never who works or is treated there. */
export interface PublicClinic {
  readonly name: string;
  readonly locale: string;
  readonly emergencyNumber: string;
  readonly doctorNumber: string;
  readonly crisisLine: string;
  readonly isDemo: boolean;
}

/** The one clinic of this server; null before the first run and where several clinics share it. */
export async function getPublicClinic(): Promise<PublicClinic | null> {
  const row = await getOnlyClinic((await getStore()).read, systemGrant("public-page"));
  if (!row) return null;
  const { name, locale, emergencyNumber, doctorNumber, crisisLine, isDemo } = row;
  return { name, locale, emergencyNumber, doctorNumber, crisisLine, isDemo };
}

/** The published sign-ins of the demo clinic, as its seed wrote them; none unless the clinic is a demo. */
export async function demoSignIns(): Promise<readonly DemoSignIn[]> {
  const { read } = await getStore();
  const grant = systemGrant("public-page");
  const clinic = await getOnlyClinic(read, grant);
  if (!clinic?.isDemo) return [];
  const stored = await getSystemState(read, grant, "demo.signIns");
  if (stored === null) return [];
  try {
    return demoSignInList.parse(JSON.parse(stored));
  } catch {
    return [];
  }
}
