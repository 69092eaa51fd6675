/** The numbers to call: the clinic's own, or the general ones of a region where no clinic can be told. */
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { localeCodes } from "#lib/schemas/clinic.ts";
import { getClinic, getPublicClinic } from "#lib/usecases/clinic.ts";
import { getActor } from "#lib/web/session.ts";

export interface EmergencyNumbers {
  readonly emergencyNumber: string;
  readonly doctorNumber: string;
  readonly crisisLine: string;
  /** Whose numbers they are; null for the general ones. */
  readonly clinicName: string | null;
  /** Region of the general numbers, such as GB. */
  readonly region: string;
}

/** Signed in: the clinic's. Signed out: the only clinic's. Else by the language the browser asks for. */
export async function getEmergencyNumbers(): Promise<EmergencyNumbers> {
  const actor = await getActor();
  const own = actor.kind === "member" ? await getClinic(actor) : null;
  const clinic = own?.ok ? own.value : await getPublicClinic();
  const locale = preferredLocale((await headers()).get("accept-language"));
  const region = locale.slice(-2);
  if (clinic) {
    const { emergencyNumber, doctorNumber, crisisLine, name } = clinic;
    return { emergencyNumber, doctorNumber, crisisLine, clinicName: name, region };
  }
  const t = await getTranslations("help.generic");
  return {
    emergencyNumber: t(`${locale}.emergency`),
    doctorNumber: t(`${locale}.doctor`),
    crisisLine: t(`${locale}.crisis`),
    clinicName: null,
    region,
  };
}

/** The first language a browser asks for whose region has numbers. */
function preferredLocale(header: string | null): (typeof localeCodes)[number] {
  const regions = (header ?? "")
    .split(",")
    .map((part) => part.split(";")[0]!.trim().split("-").at(-1)!.toUpperCase());
  for (const region of regions) {
    const found = localeCodes.find((code) => code.endsWith(`-${region}`));
    if (found) return found;
  }
  return "en-GB";
}
