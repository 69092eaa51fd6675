"use client";
/** Opens the browser's print dialog. Without script the browser's own menu does the same. */
import { Button } from "#components/ui/button.tsx";

export function PrintButton({ children }: { readonly children: string }) {
  return (
    <Button icon="print" wide onClick={() => window.print()}>
      {children}
    </Button>
  );
}
