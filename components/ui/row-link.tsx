/** A full-width row that leads somewhere: name, a line under it, a chevron. Put several into RowLinks. */
import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

export interface RowLinkProps {
  readonly href: string;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly lead?: ReactNode;
}

export function RowLink({ href, title, note, lead }: RowLinkProps) {
  return (
    <Link className="rowlink" href={href}>
      {lead}
      <span>
        {title}
        {note === undefined ? null : <small>{note}</small>}
      </span>
      <Icon name="chevron-right" />
    </Link>
  );
}

export function RowLinks({ children }: { readonly children: ReactNode }) {
  return <div className="rowlinks">{children}</div>;
}
