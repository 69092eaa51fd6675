"use client";
/** The button that sends the form around it: pending is shown and a second press does nothing. */
import type { ReactNode } from "react";
import type { ButtonLook } from "#components/ui/button.tsx";
import { Button } from "#components/ui/button.tsx";
import { useFormPending } from "./form-context.ts";

export type SubmitButtonProps = ButtonLook & {
  readonly children: ReactNode;
  /** Words while it is being sent; the form's own otherwise. */
  readonly pendingLabel?: string;
  /** Sent with the form, where several buttons send it. */
  readonly name?: string;
  readonly value?: string;
};

export function SubmitButton({ children, pendingLabel, variant = "primary", ...rest }: SubmitButtonProps) {
  const { pending, label } = useFormPending();
  return (
    <Button {...rest} variant={variant} type="submit" pending={pending}>
      {pending && !rest.iconOnly ? (pendingLabel ?? label) : children}
    </Button>
  );
}
