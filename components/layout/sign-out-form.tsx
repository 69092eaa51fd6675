"use client";
/** Signing out also forgets the drafts that this tab kept. Works as a plain form without script. */
import type { ReactNode } from "react";
import { clearDrafts } from "#components/form/draft.ts";

export interface SignOutFormProps {
  readonly action: (formData: FormData) => void | Promise<void>;
  readonly className?: string;
  readonly children: ReactNode;
}

export function SignOutForm({ action, className, children }: SignOutFormProps) {
  return (
    <form
      action={action}
      className={className}
      onSubmit={() => {
        try {
          clearDrafts(sessionStorage);
        } catch {
          // Storage is forbidden here, so nothing was kept.
        }
      }}
    >
      {children}
    </form>
  );
}
