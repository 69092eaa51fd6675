"use client";
/** The published people of the demo: one press signs in as one of them. */
import { useState } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { Say } from "#components/ui/say.tsx";
import styles from "./demo-sign-ins.module.css";
import { type SignInOutcome, signInThroughNextAuth } from "./sign-in.ts";

export interface DemoPerson {
  readonly name: string;
  /** What they are, such as "therapist". */
  readonly role: string;
  /** The button's name: "Continue as Dana Wren, therapist". */
  readonly label: string;
  readonly signInName: string;
  readonly passphrase: string;
}

export interface DemoSignInsProps {
  readonly people: readonly DemoPerson[];
  readonly next: string;
  readonly pendingLabel: string;
  readonly failures: Readonly<Record<Exclude<SignInOutcome, "ok">, string>>;
}

export function DemoSignIns({ people, next, pendingLabel, failures }: DemoSignInsProps) {
  const [opening, setOpening] = useState<string | null>(null);
  const [failure, setFailure] = useState<Exclude<SignInOutcome, "ok"> | null>(null);

  async function open(person: DemoPerson): Promise<void> {
    if (opening !== null) return;
    setOpening(person.signInName);
    setFailure(null);
    const outcome = await signInThroughNextAuth(person.signInName, person.passphrase);
    if (outcome === "ok") return window.location.assign(next);
    setOpening(null);
    setFailure(outcome);
  }

  return (
    <>
      <ul className={styles.people}>
        {people.map((person) => (
          <li key={person.signInName}>
            <button
              type="button"
              className="rowlink"
              aria-label={person.label}
              aria-disabled={opening !== null || undefined}
              onClick={() => open(person)}
            >
              <span>
                {person.name}
                <small>{opening === person.signInName ? pendingLabel : person.role}</small>
              </span>
              <Icon name="chevron-right" />
            </button>
          </li>
        ))}
      </ul>
      <div role="status">{failure === null ? null : <Say tone="red">{failures[failure]}</Say>}</div>
    </>
  );
}
