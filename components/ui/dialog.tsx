"use client";
/**
 * The native dialog: it traps and returns focus, closes on Escape and on its backdrop. As `sheet` it rises from the
 * bottom of a phone, as `side` it lies at the right edge of a tablet.
 */
import type { ReactNode } from "react";
import { useEffect, useId, useRef } from "react";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly closeLabel: string;
  readonly look?: "dialog" | "sheet" | "side";
  readonly children: ReactNode;
}

export function Dialog({ open, onClose, title, closeLabel, look = "dialog", children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = box.current;
    if (dialog === null) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a native dialog; the click is for its backdrop
    <dialog
      ref={box}
      className={classNames("dialog", look !== "dialog" && `dialog-${look}`)}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
    >
      {open ? (
        <div>
          <div className="dialog-head">
            <h2 id={titleId}>{title}</h2>
            <Button variant="quiet" icon="close" iconOnly onClick={() => box.current?.close()}>
              {closeLabel}
            </Button>
          </div>
          {children}
        </div>
      ) : null}
    </dialog>
  );
}
