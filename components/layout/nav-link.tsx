"use client";
/** A link that knows whether it is where the person is. The only part of the shells that needs the browser. */
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { isCurrent } from "./nav-item.ts";

export interface NavLinkProps {
  readonly href: string;
  readonly also?: readonly string[];
  readonly children: ReactNode;
}

export function NavLink({ href, also, children }: NavLinkProps) {
  const path = usePathname() ?? "";
  const current = isCurrent(path, { href, also }) ? (path === href ? "page" : "true") : undefined;
  return (
    <Link href={href} aria-current={current}>
      {children}
    </Link>
  );
}
