"use client";
/**
 * Keys and instant search over the rows that are already there: j and k move, Enter opens, a acknowledges, s snoozes,
 * / searches, Escape clears.
 * Invariant: nothing depends on it. Without script the search is a form with an address and the rows are links.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import { matchesName } from "#lib/domain/name-search.ts";

export interface CaseloadKeysProps {
  /** What the address searches for. */
  readonly query: string;
  /** Sentences for how many were found; `%count%` stands for the number. */
  readonly found: { readonly none: string; readonly one: string; readonly other: string };
  /** Changes when the rows do, so that a search is applied to the new ones. */
  readonly shown: string;
  readonly className?: string;
}

const rowsOf = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>("[data-caseload] [data-name]"),
];
const inputsOf = (): HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>("input[data-find]"),
];

/** Hides the rows and groups that do not match, and says how many are left. */
function applyQuery(query: string): number {
  let left = 0;
  for (const row of rowsOf()) {
    row.hidden = !matchesName(row.dataset.name ?? "", query);
    if (!row.hidden) left += 1;
  }
  for (const group of document.querySelectorAll<HTMLElement>("[data-caseload] [data-group]")) {
    group.hidden = !group.querySelector("[data-name]:not([hidden])");
  }
  return left;
}

function keepInAddress(query: string): void {
  const address = new URL(window.location.href);
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  window.history.replaceState(window.history.state, "", address);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

function moveTo(step: 1 | -1): void {
  const links = rowsOf()
    .filter((row) => !row.hidden)
    .flatMap((row) => row.querySelector<HTMLElement>("[data-open]") ?? []);
  const row = document.activeElement?.closest("[data-name]");
  const at = links.findIndex((link) => row?.contains(link));
  const next = links[at === -1 ? (step === 1 ? 0 : links.length - 1) : at + step];
  next?.focus();
  next?.closest("tr")?.scrollIntoView({ block: "nearest" });
}

/** Follows the link of an act in the row that the focus stands in; false where the row has none. */
function pressAct(act: string): boolean {
  const row = document.activeElement?.closest("[data-name]");
  const link = row?.querySelector<HTMLElement>(`[data-act="${act}"]`);
  link?.click();
  return link != null;
}

export function CaseloadKeys({ query, found, shown, className }: CaseloadKeysProps) {
  const [message, setMessage] = useState("");
  const typed = useRef(query);

  const search = useCallback(
    (text: string) => {
      typed.current = text;
      const left = applyQuery(text);
      const sentence = left === 0 ? found.none : left === 1 ? found.one : found.other;
      setMessage(text.trim() ? sentence.replace("%count%", String(left)) : "");
    },
    [found],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: new rows (`shown`) are searched by what stands in the field
  useEffect(() => {
    for (const input of inputsOf()) input.value = typed.current;
    search(typed.current);
  }, [search, shown]);

  useEffect(() => {
    const onInput = (event: Event) => {
      const input = event.target;
      if (!(input instanceof HTMLInputElement) || input.dataset.find === undefined) return;
      for (const other of inputsOf()) if (other !== input) other.value = input.value;
      search(input.value);
      keepInAddress(input.value.trim());
    };
    const onSubmit = (event: SubmitEvent) => {
      if (event.target instanceof HTMLFormElement && event.target.querySelector("input[data-find]")) {
        event.preventDefault();
        moveTo(1);
      }
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (
        event.key === "Escape" &&
        event.target instanceof HTMLInputElement &&
        event.target.dataset.find !== undefined
      ) {
        for (const input of inputsOf()) input.value = "";
        search("");
        keepInAddress("");
        return;
      }
      if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
      if (event.key === "j" || event.key === "k") moveTo(event.key === "j" ? 1 : -1);
      else if (event.key === "a" || event.key === "s") {
        if (!pressAct(event.key === "a" ? "acknowledge" : "snooze")) return;
      } else if (event.key === "/")
        inputsOf()
          .find((input) => input.offsetParent !== null)
          ?.focus();
      else return;
      event.preventDefault();
    };
    document.addEventListener("input", onInput);
    document.addEventListener("submit", onSubmit);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("input", onInput);
      document.removeEventListener("submit", onSubmit);
      document.removeEventListener("keydown", onKey);
    };
  }, [search]);

  return (
    <p role="status" className={className}>
      {message}
    </p>
  );
}
