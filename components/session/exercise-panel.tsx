"use client";
/**
 * One exercise of a session, opened and closed. One is open at a time; its head says whether it is entered and whether
 * the clinic has it. A native details element, so that it opens without script.
 */
import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { panelId, useRecorder } from "./recorder.tsx";
import styles from "./session.module.css";

export interface ExercisePanelProps {
  readonly prescriptionId: string;
  /** Name and dose, drawn by the server. */
  readonly head: ReactNode;
  /** Read out beside the name of an exercise that has an entry: the clinic has it, or this phone alone. */
  readonly enteredLabel: string;
  readonly unsentLabel: string;
  readonly children: ReactNode;
}

export function ExercisePanel(props: ExercisePanelProps) {
  const { prescriptionId, head, enteredLabel, unsentLabel, children } = props;
  const { open, setOpen, entered, unsent } = useRecorder();
  const isOpen = open === prescriptionId;
  return (
    <details
      id={panelId(prescriptionId)}
      className={styles.panel}
      open={isOpen}
      onToggle={(event) => {
        if (event.currentTarget.open && !isOpen) setOpen(prescriptionId);
        if (!event.currentTarget.open && isOpen) setOpen(null);
      }}
    >
      <summary>
        {head}
        {unsent.has(prescriptionId) ? (
          <Icon name="clock" title={unsentLabel} />
        ) : entered.has(prescriptionId) ? (
          <Icon name="tick" title={enteredLabel} />
        ) : (
          <Icon name={isOpen ? "chevron-up" : "chevron-down"} />
        )}
      </summary>
      {children}
    </details>
  );
}
