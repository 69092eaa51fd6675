/** A drawn figure as screens get it. Invariant: the markup is our own, made from content; nothing typed by a person is in it unescaped. */

/** What the screens of one exercise need: finished SVG for a page that has the sprite, and addresses of files. */
export interface FigureView {
  readonly slug: string;
  /** The movement, the start and the end, as SVG markup. */
  readonly loop: string;
  readonly start: string;
  readonly end: string;
  /** A line under the figure where the picture alone cannot tell. */
  readonly note: string | null;
  /** Addresses of the same pictures as files that may be kept for ever; add `&theme=dark&on=sheet`. */
  readonly src: FigureSources;
}

export interface FigureSources {
  readonly loop: string;
  readonly start: string;
  readonly end: string;
}

export const FIGURE_SURFACES = ["paper", "sheet", "well", "print"] as const;
export const FIGURE_THEMES = ["auto", "light", "dark"] as const;
