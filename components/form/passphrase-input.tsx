"use client";
/** A passphrase that can be looked at before it is sent, and a plain hint on its length. It is never kept in a draft. */
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Rungs, rungStates } from "#components/ui/rungs.tsx";
import { useField } from "./form-context.ts";

export interface PassphraseTexts {
  readonly show: string;
  readonly hide: string;
  /** Three sentences: too short, long enough, long. Given only where a new passphrase is chosen. */
  readonly strength?: { readonly short: string; readonly enough: string; readonly long: string };
}

export interface PassphraseInputProps {
  readonly texts: PassphraseTexts;
  readonly autoComplete: "current-password" | "new-password";
  /** The clinic's shortest allowed passphrase, in characters. */
  readonly minLength?: number;
  readonly required?: boolean;
}

export type PassphraseStrength = "none" | "short" | "enough" | "long";

/** Length is what counts; a passphrase made of one or two different characters is never enough. */
export function passphraseStrength(text: string, minLength: number): PassphraseStrength {
  const length = Array.from(text).length;
  if (length === 0) return "none";
  if (length < minLength || new Set(text).size < 5) return "short";
  return length < minLength + 6 ? "enough" : "long";
}

const rungsOf = { none: 0, short: 1, enough: 2, long: 3 } as const;

export function PassphraseInput({ texts, autoComplete, minLength = 12, required }: PassphraseInputProps) {
  const field = useField();
  const [shown, setShown] = useState(false);
  const [strength, setStrength] = useState<PassphraseStrength>("none");
  return (
    <>
      <span className="inp-in">
        <input
          id={field.id}
          name={field.name}
          className="inp"
          type={shown ? "text" : "password"}
          autoComplete={autoComplete}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          required={required}
          data-no-draft=""
          aria-describedby={field.describedBy}
          aria-invalid={field.error === undefined ? undefined : true}
          onChange={
            texts.strength === undefined
              ? undefined
              : (event) => setStrength(passphraseStrength(event.target.value, minLength))
          }
        />
        <Button
          variant="quiet"
          iconOnly
          icon={shown ? "eye-off" : "eye"}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? texts.hide : texts.show}
        </Button>
      </span>
      {texts.strength === undefined ? null : (
        <span className="strength" role="status">
          <Rungs rungs={rungStates(rungsOf[strength], 3, false)} width="wide" />
          {strength === "none" ? null : texts.strength[strength]}
        </span>
      )}
    </>
  );
}
