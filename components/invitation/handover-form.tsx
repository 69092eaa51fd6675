"use client";
/** A form whose good answer is an invitation's link: it takes the place of the form, because it is shown only once. */
import { type ReactNode, useState } from "react";
import type { ActionFormProps, ActionFormTexts } from "#components/form/action-form-client.tsx";
import { ActionFormClient } from "#components/form/action-form-client.tsx";
import { HandoverPanel, type HandoverView } from "./handover-panel.tsx";

export interface HandoverFormProps extends Omit<ActionFormProps, "onOk" | "resetOnOk"> {
  readonly texts: ActionFormTexts;
  /** What can be done next, under the link. */
  readonly next?: ReactNode;
}

export function HandoverForm({ next, ...form }: HandoverFormProps) {
  const [view, setView] = useState<HandoverView | null>(null);
  if (view !== null) return <HandoverPanel view={view}>{next}</HandoverPanel>;
  return <ActionFormClient {...form} onOk={(state) => setView(state.value as HandoverView)} />;
}
