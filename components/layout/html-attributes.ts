/** The attributes of <html> that carry a person's choices: language, theme and text size. */

export type Theme = "auto" | "light" | "dark";
export type TextSize = "normal" | "large" | "larger";

export interface HtmlAttributes {
  readonly lang: string;
  readonly "data-theme": Theme;
  readonly "data-text": TextSize;
}

/** `auto` follows the device; text sizes scale every rem by 118.75 % and 137.5 %. */
export function htmlAttributes(choice: {
  readonly locale: string;
  readonly theme?: Theme | null;
  readonly textSize?: TextSize | null;
}): HtmlAttributes {
  return {
    lang: choice.locale,
    "data-theme": choice.theme ?? "auto",
    "data-text": choice.textSize ?? "normal",
  };
}
