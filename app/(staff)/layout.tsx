import type { ReactNode } from "react";
import { StaffFrame } from "#app/_parts/staff-frame.tsx";

export default function StaffLayout({ children }: { readonly children: ReactNode }) {
  return <StaffFrame>{children}</StaffFrame>;
}
