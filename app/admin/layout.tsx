/** The frame of the admin’s pages. It grants nothing: every page asks its use case. */
import type { ReactNode } from "react";
import { StaffFrame } from "#app/_parts/staff-frame.tsx";

export default function AdminLayout({ children }: { readonly children: ReactNode }) {
  return <StaffFrame>{children}</StaffFrame>;
}
