/** The frame of patient pages. It grants nothing: every page asks its use case. */
import type { ReactNode } from "react";
import { PatientFrame } from "#app/_parts/patient-frame.tsx";

export default function PatientLayout({ children }: { readonly children: ReactNode }) {
  return <PatientFrame>{children}</PatientFrame>;
}
