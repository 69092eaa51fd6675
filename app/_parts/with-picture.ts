/** The picture of an exercise put beside it, for the lists of a page. Invariant: an address, or null; nothing is drawn. */
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

/** Addresses of the pictures of these exercises, by slug. */
export function picturesOf(exercises: readonly Pictured[]): Record<string, string | null> {
  return Object.fromEntries(exercises.map((exercise) => [exercise.slug, withPicture(exercise).picture]));
}

/** Blocks of a program with a picture beside each exercise. */
export function withPictures<
  P extends { readonly exercise: Pictured },
  B extends { readonly prescriptions: readonly P[] },
>(blocks: readonly B[]) {
  return blocks.map((block) => ({
    ...block,
    prescriptions: block.prescriptions.map((row) => ({ ...row, exercise: withPicture(row.exercise) })),
  }));
}
