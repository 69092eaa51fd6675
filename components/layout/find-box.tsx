"use client";
/**
 * Search in the top bar: a plain GET form, so that it works without script and the result has an address. The key / leads
 * to it. Invariant: the badge stands only where the key leads here; the library has a search of its own for it.
 */
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { isTyping } from "#components/library/use-library-keys.ts";
import { Icon } from "#components/ui/icon.tsx";

export interface FindBoxProps {
  /** Page that answers `?q=`; it has keys of its own, / among them. */
  readonly action: string;
  readonly label: string;
  readonly defaultValue?: string;
}

export function FindBox({ action, label, defaultValue }: FindBoxProps) {
  const path = usePathname() ?? "";
  const hasKey = path !== "/library";
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!hasKey || path === action) return;
    function onKey(event: KeyboardEvent): void {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || isTyping(event.target)) return;
      event.preventDefault();
      box.current?.focus();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [hasKey, path, action]);
  return (
    <>
      <search className="find">
        <form action={action}>
          <input
            ref={box}
            type="search"
            name="q"
            defaultValue={defaultValue}
            placeholder={label}
            aria-label={label}
            aria-keyshortcuts={hasKey ? "/" : undefined}
            autoComplete="off"
            data-find
          />
          <Icon name="search" />
          {hasKey ? <kbd>/</kbd> : null}
        </form>
      </search>
      <Link className="find-link" href={action}>
        <Icon name="search" title={label} />
      </Link>
    </>
  );
}
