"use client";
/**
 * Keeps the draft in this browser tab until it is published: a refresh or a lost sign-in loses nothing. Invariant: it is
 * kept under what it started from, so that a draft never comes back on top of a newer version.
 */
import { useEffect, useState } from "react";
import type { EditorState } from "./types.ts";

export function useKeptState(key: string, initial: EditorState) {
  const [state, setState] = useState(initial);
  const [restored, setRestored] = useState(false);

  useEffect(() => {
    try {
      const kept = window.sessionStorage.getItem(key);
      if (kept === null) return;
      setState(JSON.parse(kept) as EditorState);
      setRestored(true);
    } catch {
      window.sessionStorage.removeItem(key);
    }
  }, [key]);

  const change = (next: Partial<EditorState>) =>
    setState((present) => {
      const changed = { ...present, ...next };
      try {
        window.sessionStorage.setItem(key, JSON.stringify(changed));
      } catch {
        // The tab may not keep anything; the page itself still does.
      }
      return changed;
    });

  const startAgain = () => {
    window.sessionStorage.removeItem(key);
    setState(initial);
    setRestored(false);
  };
  return { state, change, restored, startAgain };
}
