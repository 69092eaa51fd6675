"use client";
/**
 * The keys of the library: / searches, arrows or j and k move through what was found, f keeps, Escape clears. Enter
 * opens, as it does with every link. Invariant: nothing depends on them; one entry at a time is in the order of Tab.
 */
import { type RefObject, useEffect } from "react";

export interface LibraryKeys {
  /** Around the search and what was found. */
  readonly root: RefObject<HTMLElement | null>;
  readonly onStar: (slug: string) => void;
  readonly onClear: () => void;
}

/** Whether what is pressed there is text. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

export function useLibraryKeys({ root, onStar, onClear }: LibraryKeys): void {
  useEffect(() => {
    const search = () => root.current?.querySelector<HTMLInputElement>("input[data-library-search]") ?? null;
    const entries = () => [...(root.current?.querySelectorAll<HTMLElement>("[data-entry]") ?? [])];

    function move(step: 1 | -1): void {
      const all = entries();
      const at = all.indexOf(document.activeElement as HTMLElement);
      if (at === 0 && step === -1) {
        search()?.focus();
        return;
      }
      const next = all[at === -1 ? (step === 1 ? 0 : all.length - 1) : at + step];
      next?.focus();
      next?.closest("[data-row]")?.scrollIntoView({ block: "nearest" });
    }

    /** On ladders up is harder; left and right go to the next ladder, at the same height. */
    function climb(key: string): boolean {
      const here = document.activeElement as HTMLElement | null;
      const ladder = here?.closest("[data-ladder]");
      if (!here || !ladder) return false;
      const ladders = [...(root.current?.querySelectorAll("[data-ladder]") ?? [])];
      const rungsOf = (of: Element | undefined) => [
        ...(of?.querySelectorAll<HTMLElement>("[data-entry]") ?? []),
      ];
      const rungs = rungsOf(ladder);
      const height = rungs.indexOf(here);
      const aside = rungsOf(
        ladders[ladders.indexOf(ladder) + (key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0)],
      );
      const next =
        key === "ArrowUp"
          ? rungs[height + 1]
          : key === "ArrowDown"
            ? rungs[height - 1]
            : aside[Math.min(height, aside.length - 1)];
      next?.focus();
      next?.scrollIntoView({ block: "nearest" });
      return true;
    }

    function onKey(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector("dialog[open]")) return;
      const inSearch = event.target === search();
      const { key } = event;
      if (key === "Escape" && (inSearch || !isTyping(event.target))) {
        onClear();
        search()?.focus();
      } else if (inSearch && (key === "ArrowDown" || key === "Enter")) {
        move(1);
      } else if (isTyping(event.target)) {
        return;
      } else if (key === "/") {
        search()?.focus();
        search()?.select();
      } else if (/^Arrow/.test(key) && climb(key)) {
        // Moved.
      } else if (key === "j" || key === "ArrowDown") {
        if (key === "ArrowDown" && !entries().includes(event.target as HTMLElement)) return;
        move(1);
      } else if (key === "k" || key === "ArrowUp") {
        if (key === "ArrowUp" && !entries().includes(event.target as HTMLElement)) return;
        move(-1);
      } else if (key === "f") {
        const slug = (document.activeElement as HTMLElement | null)?.dataset.entry;
        if (slug === undefined) return;
        onStar(slug);
      } else return;
      event.preventDefault();
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [root, onStar, onClear]);
}
