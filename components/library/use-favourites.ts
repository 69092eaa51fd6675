"use client";
/**
 * Favourites as the person sees them: a press counts at once, the server follows. Invariant: what the server refused is
 * taken back and said.
 */
import { startTransition, useActionState, useCallback, useMemo, useState } from "react";
import { idleState } from "#lib/schemas/action-state.ts";
import { type KeepFavourite, sendFavourite } from "./send-favourite.ts";
import type { BrowserItem } from "./types.ts";

export interface Favourites {
  /** The items with what was pressed since they were read. */
  readonly shelf: readonly BrowserItem[];
  readonly set: (exerciseId: string, kept: boolean) => void;
  /** For the form around the stars: without script it is sent as it stands. */
  readonly action: (form: FormData) => void;
  readonly failed: boolean;
}

export function useFavourites(items: readonly BrowserItem[], keep: KeepFavourite): Favourites {
  const [pressed, setPressed] = useState<Readonly<Record<string, boolean>>>({});
  const [failed, setFailed] = useState(false);
  const [, action] = useActionState(keep, idleState);

  const set = useCallback(
    (exerciseId: string, kept: boolean) => {
      setPressed((now) => ({ ...now, [exerciseId]: kept }));
      setFailed(false);
      startTransition(async () => {
        if (await sendFavourite(keep, exerciseId, kept)) return;
        setPressed((now) => ({ ...now, [exerciseId]: !kept }));
        setFailed(true);
      });
    },
    [keep],
  );
  const shelf = useMemo(
    () =>
      items.map((item) => {
        const favourite = pressed[item.id];
        return favourite === undefined || favourite === item.favourite ? item : { ...item, favourite };
      }),
    [items, pressed],
  );
  return { shelf, set, action, failed };
}
