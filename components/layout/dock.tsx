/**
 * The place of the primary action on a phone: at the bottom, above the tabs, always there. It stands last in <main>;
 * the space before it keeps the last line of the page clear of it.
 */
import type { ReactNode } from "react";

export function Dock({ label, children }: { readonly label?: string; readonly children: ReactNode }) {
  return (
    <>
      <div className="dock-space" aria-hidden="true" />
      <section className="dock" aria-label={label}>
        {children}
      </section>
    </>
  );
}
