"use client";
/** The pages of one patient. In the browser only to know which one is open: a layout is not told. */
import { usePathname } from "next/navigation";
import { TabNav } from "#components/ui/tab-nav.tsx";

interface PatientTabsProps {
  readonly label: string;
  /** `also`: further addresses that belong to the tab. A page of none of them, such as a confirmation, marks none. */
  readonly tabs: readonly { readonly href: string; readonly label: string; readonly also?: string }[];
}

export function PatientTabs({ label, tabs }: PatientTabsProps) {
  const path = usePathname() ?? "";
  // The first tab stands at the address that all others begin with.
  const isOpen = (href: string, index: number) => path === href || (index > 0 && path.startsWith(`${href}/`));
  const items = tabs.map(({ href, label: text, also }, index) => ({
    href,
    label: text,
    current: isOpen(href, index) || also === path,
  }));
  return <TabNav label={label} items={items} />;
}
