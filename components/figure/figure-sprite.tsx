/** The shapes of the body, once per page: every figure of the page draws from them. Stands before the first figure. */
import { renderSprite } from "#lib/domain/figure/render.ts";

const markup = { __html: renderSprite() };

export function FigureSprite() {
  // Our own drawing, made from constants: nothing that anybody typed is in it.
  // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
  return <div className="fg-sprite" dangerouslySetInnerHTML={markup} />;
}
