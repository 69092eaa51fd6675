"use client";
/**
 * A short confirmation with Undo. It stays for eight seconds, and as long as the pointer or the focus is on it; it is
 * never the only place where a fact is told.
 */
import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "./button.tsx";

export interface ToastProps {
  readonly message: string;
  readonly undo?: { readonly label: string; readonly onUndo: () => void };
  readonly closeLabel: string;
  readonly onClose: () => void;
}

const stayMs = 8000;

export function Toast({ message, undo, closeLabel, onClose }: ToastProps) {
  const [held, setHeld] = useState(false);
  const close = useEffectEvent(onClose);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message starts the time again
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => close(), stayMs);
    return () => clearTimeout(timer);
  }, [held, message]);

  return (
    <div className="toasts">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: holding the toast open is no action of its own */}
      <div
        className="toast"
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        <span role="status">{message}</span>
        {undo === undefined ? null : (
          <Button
            variant="quiet"
            onClick={() => {
              undo.onUndo();
              onClose();
            }}
          >
            {undo.label}
          </Button>
        )}
        <Button variant="quiet" icon="close" iconOnly onClick={onClose}>
          {closeLabel}
        </Button>
      </div>
    </div>
  );
}
