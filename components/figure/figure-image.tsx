/**
 * A figure as a file that loads when it comes into view: for lists of many. Invariant: it takes its room before it is
 * there, so that nothing moves when it comes.
 */
import { classNames } from "#components/ui/class-names.ts";
import type { FigureGround, FigureSize } from "./figure-markup.tsx";

export interface FigureImageProps {
  /** One of a figure's `src`. */
  readonly src: string;
  /** What it shows; empty beside the exercise's name. */
  readonly alt: string;
  readonly on?: FigureGround;
  /** The person's choice; `auto` follows the device. A file cannot see the page's theme. */
  readonly theme?: "auto" | "light" | "dark";
  readonly size?: FigureSize;
}

export function FigureImage({ src, alt, on = "paper", theme = "auto", size = "fill" }: FigureImageProps) {
  return (
    // biome-ignore lint/performance/noImgElement: a few kilobytes of SVG that no optimiser may touch
    <img
      className={classNames("fg", size !== "fill" && `fg-${size}`)}
      src={`${src}&theme=${theme}&on=${on}`}
      alt={alt}
      width={160}
      height={120}
      loading="lazy"
      decoding="async"
    />
  );
}
