/** Blocks of a session as in the contents of a book: name, dotted leader, minutes; the exercises under it. */
import type { ReactNode } from "react";

export interface ContentsEntry {
  readonly title: string;
  readonly value: ReactNode;
  readonly detail?: ReactNode;
}

export function ContentsList({ entries }: { readonly entries: readonly ContentsEntry[] }) {
  return (
    <dl className="toc">
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two blocks may bear the same name; their order is their identity
        <div key={index}>
          <dt>
            {entry.title}
            <i aria-hidden="true" />
            <span>{entry.value}</span>
          </dt>
          {entry.detail === undefined ? null : <dd>{entry.detail}</dd>}
        </div>
      ))}
    </dl>
  );
}
