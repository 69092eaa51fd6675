/** Pages of every role stand in the frame of the person’s own role; the frame grants nothing. */
import type { ReactNode } from "react";
import { PatientFrame } from "#app/_parts/patient-frame.tsx";
import { StaffFrame } from "#app/_parts/staff-frame.tsx";
import { getActor } from "#lib/web/session.ts";

export default async function MemberLayout({ children }: { readonly children: ReactNode }) {
  const actor = await getActor();
  const Frame = actor.kind === "member" && actor.role === "patient" ? PatientFrame : StaffFrame;
  return <Frame>{children}</Frame>;
}
