"use client";
/** Keeping the exercise that is looked at. Counts at once; what the server refused is taken back. Works without script. */
import { startTransition, useActionState, useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { type ActionState, idleState } from "#lib/schemas/action-state.ts";

export interface FavouriteButtonProps {
  readonly exerciseId: string;
  readonly kept: boolean;
  readonly texts: { readonly keep: string; readonly drop: string; readonly failed: string };
  readonly action: (previous: ActionState, form: FormData) => Promise<ActionState>;
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
    const form = new FormData();
    form.set(next ? "keep" : "drop", exerciseId);
    startTransition(async () => {
      const answer = await action(idleState, form).catch(() => null);
      if (answer?.status === "ok") return;
      setKept(!next);
      setFailed(true);
    });
  }

  // The key of the library's rows does the same here, while nothing is being typed.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "f" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return;
      if ((event.target as Element).closest("input, textarea, select, [contenteditable]")) return;
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
