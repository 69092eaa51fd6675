/** The one place where a drawn figure enters a page. Invariant: the markup comes from the engine, never from a person. */
import { classNames } from "#components/ui/class-names.ts";

export type FigureSize = "s" | "m" | "l" | "fill";
export type FigureGround = "paper" | "sheet" | "well";

export interface FigureMarkupProps {
  /** SVG of a `FigureView`, made for a page with `<FigureSprite />`. */
  readonly markup: string;
  /** The surface the figure stands on. */
  readonly on?: FigureGround;
  /** s 64, m 132, l 320 px wide, fill takes the width there is. */
  readonly size?: FigureSize;
  /** Beside the exercise's name: nothing is read out. */
  readonly decorative?: boolean;
  readonly className?: string;
}

export function FigureMarkup({
  markup,
  on = "paper",
  size = "fill",
  decorative,
  className,
}: FigureMarkupProps) {
  return (
    <div
      className={classNames(`fg-on-${on}`, size !== "fill" && `fg-${size}`, className)}
      aria-hidden={decorative || undefined}
      // The engine's own SVG: titles and descriptions are escaped where it writes them.
      // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
      dangerouslySetInnerHTML={{ __html: markup }}
    />
  );
}
