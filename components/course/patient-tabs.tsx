"use client";
/** The pages of one patient. In the browser only to know which one is open: a layout is not told. */
import { usePathname } from "next/navigation";
import { TabNav } from "../ui/tab-nav.tsx";

interface PatientTabsProps {
  readonly label: string;
  /** The first is the course itself, at the address that all others begin with. */
  readonly tabs: readonly { readonly href: string; readonly label: string }[];
}

export function PatientTabs({ label, tabs }: PatientTabsProps) {
  const path = usePathname() ?? "";
  const open = tabs.findLast(({ href }) => path === href || path.startsWith(`${href}/`));
  return <TabNav label={label} items={tabs.map((tab) => ({ ...tab, current: tab === open }))} />;
}
