/** The head of a page. Its title is the answer, not the name of the screen. */
import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";

export interface PageHeaderProps {
  readonly title: ReactNode;
  /** A short line above the title: date, place in a week. */
  readonly over?: ReactNode;
  /** The sentence under the title. */
  readonly lead?: ReactNode;
  /** Buttons or a note at the right. */
  readonly aside?: ReactNode;
  readonly back?: { readonly href: string; readonly label: string };
}

export function PageHeader({ title, over, lead, aside, back }: PageHeaderProps) {
  return (
    <header className="pagehead">
      <div>
        {back === undefined ? null : (
          <Link className="backlink" href={back.href}>
            <Icon name="chevron-left" />
            {back.label}
          </Link>
        )}
        {over === undefined ? null : <p className="pagehead-over">{over}</p>}
        <h1>{title}</h1>
        {lead === undefined ? null : <p className="pagehead-lead">{lead}</p>}
      </div>
      {aside}
    </header>
  );
}
