/** One picture of an exercise, or its start and end side by side: for lists, for paper, for less motion. */
import type { ReactNode } from "react";
import { FigureMarkup, type FigureMarkupProps } from "./figure-markup.tsx";

/** A still: `<FigureStill markup={figure.start} size="s" decorative />`. */
export function FigureStill(props: FigureMarkupProps) {
  return <FigureMarkup {...props} />;
}

export interface FigurePairProps extends Pick<FigureMarkupProps, "on" | "decorative"> {
  readonly figure: { readonly start: string; readonly end: string };
  /** Words under the pictures, such as Start and End. */
  readonly labels?: { readonly start: ReactNode; readonly end: ReactNode };
}

export function FigurePair({ figure, labels, on, decorative }: FigurePairProps) {
  return (
    <div className="fg-pair">
      {(["start", "end"] as const).map((part) => (
        <figure key={part}>
          <FigureMarkup
            markup={figure[part]}
            {...(on ? { on } : {})}
            {...(decorative ? { decorative } : {})}
          />
          {labels ? <figcaption>{labels[part]}</figcaption> : null}
        </figure>
      ))}
    </div>
  );
}
