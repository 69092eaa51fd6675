"use client";
/** Keeping the exercise that is looked at. Counts at once; what the server refused is taken back. Works without script. */
import { startTransition, useActionState, useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { idleState } from "#lib/schemas/action-state.ts";
import { type KeepFavourite, sendFavourite } from "./send-favourite.ts";
import { isTyping } from "./use-library-keys.ts";

export interface FavouriteButtonProps {
  readonly exerciseId: string;
  readonly kept: boolean;
  readonly texts: { readonly keep: string; readonly drop: string; readonly failed: string };
  readonly action: KeepFavourite;
}

export function FavouriteButton({ exerciseId, kept: stored, texts, action }: FavouriteButtonProps) {
  const [, formAction] = useActionState(action, idleState);
  const [kept, setKept] = useState(stored);
  const [failed, setFailed] = useState(false);
  useEffect(() => setKept(stored), [stored]);

  function press(): void {
    const next = !kept;
    setKept(next);
    setFailed(false);
    startTransition(async () => {
      if (await sendFavourite(action, exerciseId, next)) return;
      setKept(!next);
      setFailed(true);
    });
  }

  // The key of the library's rows does the same here, while nothing is being typed.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "f" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return;
      if (isTyping(event.target)) return;
      event.preventDefault();
      press();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });

  return (
    <form
      action={formAction}
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
    >
      <Button
        type="submit"
        name={kept ? "drop" : "keep"}
        value={exerciseId}
        icon={kept ? "star-full" : "star"}
        aria-keyshortcuts="f"
      >
        {kept ? texts.drop : texts.keep}
      </Button>
      <p role="status">{failed ? texts.failed : null}</p>
    </form>
  );
}
