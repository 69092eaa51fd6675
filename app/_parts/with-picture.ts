/** The picture of an exercise put beside it, for a template’s list. Invariant: an address, or null; nothing is drawn. */
import { getFigureSources } from "#lib/usecases/figure.ts";

interface Pictured {
  readonly slug: string;
  /** A clinic's own exercise may be shown by the drawing it was copied with. */
  readonly texts?: { readonly figure?: string } | null;
}

/** The same exercise with the address of the picture of its start; null where it has none. */
export function withPicture<T extends Pictured>(exercise: T): T & { readonly picture: string | null } {
  const slug = exercise.texts?.figure ?? exercise.slug;
  return { ...exercise, picture: getFigureSources(slug)?.start ?? null };
}
