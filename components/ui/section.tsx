/** Parts of a page: a section split by a hairline, the one raised sheet, and text set for reading. */
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface SectionProps {
  readonly title?: string;
  /** The heading is read out but not seen, where the content says it. */
  readonly titleHidden?: boolean;
  readonly note?: ReactNode;
  readonly action?: ReactNode;
  readonly id?: string;
  readonly children: ReactNode;
}

export function Section({ title, titleHidden, note, action, id, children }: SectionProps) {
  const headed = title !== undefined && !titleHidden;
  return (
    <section className="sec" id={id} aria-label={title}>
      {title !== undefined && titleHidden ? <h2 className="vh">{title}</h2> : null}
      {headed ? (
        <div className="sec-head">
          <div>
            <h2>{title}</h2>
            {note === undefined ? null : <p className="sec-note">{note}</p>}
          </div>
          {action}
        </div>
      ) : null}
      {children}
    </section>
  );
}

export function Sheet({
  children,
  className,
}: {
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return <div className={classNames("sheet", className)}>{children}</div>;
}

export function Prose({ children }: { readonly children: ReactNode }) {
  return <div className="prose">{children}</div>;
}
