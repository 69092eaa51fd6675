"use client";
/** Opens the browser's print dialog. Without script the browser's own menu does the same. */
import { Button } from "#components/ui/button.tsx";

export interface PrintButtonProps {
  readonly children: string;
  /** As wide as the column, for a phone; true where left out. */
  readonly wide?: boolean;
}

export function PrintButton({ children, wide = true }: PrintButtonProps) {
  return (
    <Button icon="print" wide={wide} onClick={() => window.print()}>
      {children}
    </Button>
  );
}
