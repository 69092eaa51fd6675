/** What stands around every patient page. It chooses screens, it grants nothing. */
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { NavItem } from "#components/layout/nav-item.ts";
import { PatientShell } from "#components/layout/patient-shell.tsx";
import styles from "./patient-frame.module.css";

const pages = [
  {
    key: "today",
    href: "/today",
    icon: "home",
    also: ["/check-in", "/screen", "/session", "/calm-care", "/days", "/questionnaires"],
  },
  { key: "program", href: "/program", icon: "list", also: ["/exercise"] },
  { key: "progress", href: "/progress", icon: "chart", also: [] },
  { key: "learn", href: "/learn", icon: "book", also: [] },
] as const;

export async function PatientFrame({ children }: { readonly children: ReactNode }) {
  const t = await getTranslations("nav.patient");
  const items: NavItem[] = pages.map((page) => ({ ...page, label: t(page.key) }));
  return (
    <div className={styles.frame}>
      <PatientShell items={items} accountHref="/account">
        {children}
      </PatientShell>
    </div>
  );
}
