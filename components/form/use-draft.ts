"use client";
/** Keeps a form's draft while it is being filled in, and puts it back after a refresh. */
import type { RefObject } from "react";
import { useCallback, useEffect, useEffectEvent, useRef } from "react";
import type { Draft, DraftControl } from "./draft.ts";
import { draftChanges, draftPrefix, draftSince, parseDraft, readDraft } from "./draft.ts";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function controlsOf(form: HTMLFormElement): (Control & DraftControl)[] {
  return Array.from(form.elements).filter(
    (element): element is Control & DraftControl =>
      element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement,
  );
}

/** Sets a value so that React's own listeners see it like a person's typing. */
function fill(control: Control, value: string): void {
  const prototype =
    control instanceof HTMLTextAreaElement
      ? HTMLTextAreaElement.prototype
      : control instanceof HTMLSelectElement
        ? HTMLSelectElement.prototype
        : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(control, value);
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Storage may be full or forbidden (private windows): the form goes on without a draft. */
function quietly<Value>(work: () => Value): Value | null {
  try {
    return work();
  } catch {
    return null;
  }
}

const sendingKey = "$idempotencyKey";

/**
 * `key` names the draft; undefined keeps none. The idempotency key is kept with it and handed back through
 * `onSendingKey`, so that what is sent again after a refresh is known to the server as the same sending.
 * Returns a function that forgets the draft.
 */
export function useDraft(
  form: RefObject<HTMLFormElement | null>,
  key: string | undefined,
  onSendingKey: (key: string) => void,
): () => void {
  const name = key === undefined ? null : draftPrefix + key;
  const restoreSendingKey = useEffectEvent(onSendingKey);
  /** What the server drew, or has by now. */
  const drawn = useRef<Draft>({});

  useEffect(() => {
    const element = form.current;
    if (element === null || name === null) return;
    drawn.current = readDraft(controlsOf(element));
    const draft = parseDraft(quietly(() => sessionStorage.getItem(name)));
    if (draft !== null) {
      for (const change of draftChanges(controlsOf(element), draft)) {
        if (change.kind === "check") change.control.click();
        else fill(change.control, change.value);
      }
      const kept = draft[sendingKey]?.[0];
      if (kept !== undefined) restoreSendingKey(kept);
    }
    const save = () => {
      const sending = element.elements.namedItem("idempotencyKey");
      const draft = {
        ...draftSince(drawn.current, readDraft(controlsOf(element))),
        ...(sending instanceof HTMLInputElement ? { [sendingKey]: [sending.value] } : {}),
      };
      quietly(() => sessionStorage.setItem(name, JSON.stringify(draft)));
    };
    element.addEventListener("input", save);
    element.addEventListener("change", save);
    return () => {
      element.removeEventListener("input", save);
      element.removeEventListener("change", save);
    };
  }, [form, name]);

  return useCallback(() => {
    if (form.current !== null) drawn.current = readDraft(controlsOf(form.current));
    if (name !== null) quietly(() => sessionStorage.removeItem(name));
  }, [form, name]);
}
