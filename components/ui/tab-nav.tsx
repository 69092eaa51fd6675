/** Navigation among the views of one thing, and filters that live in the address. Links, never script. */
import Link from "next/link";
import type { ReactNode } from "react";

export interface TabItem {
  readonly href: string;
  readonly label: string;
  readonly count?: ReactNode;
  readonly current?: boolean;
}

interface NavProps {
  readonly label: string;
  readonly items: readonly TabItem[];
}

function links(items: readonly TabItem[], current: "page" | "true", scroll: boolean) {
  return items.map((item) => (
    <Link key={item.href} href={item.href} aria-current={item.current ? current : undefined} scroll={scroll}>
      {item.label}
      {item.count === undefined ? null : <span>{item.count}</span>}
    </Link>
  ));
}

export function TabNav({ label, items }: NavProps) {
  return (
    <nav className="tabnav" aria-label={label}>
      {links(items, "page", true)}
    </nav>
  );
}

/** Filters with counts; the chosen one is ink. */
export function FilterPills({ label, items }: NavProps) {
  return (
    <nav className="pills" aria-label={label}>
      {links(items, "true", false)}
    </nav>
  );
}
