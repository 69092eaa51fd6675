"use client";
/** Name and passphrase. A refusal keeps the name; a good answer loads the page the person wanted. */
import { type FormEvent, useRef, useState } from "react";
import { ErrorSummary } from "#components/form/error-summary.tsx";
import { Field } from "#components/form/field.tsx";
import { FormContext } from "#components/form/form-context.ts";
import { PassphraseInput, type PassphraseTexts } from "#components/form/passphrase-input.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { TextInput } from "#components/form/text-input.tsx";
import { type SignInOutcome, signInThroughNextAuth } from "./sign-in.ts";

export interface SignInTexts {
  readonly name: string;
  readonly passphrase: string;
  readonly submit: string;
  readonly pending: string;
  readonly failed: string;
  readonly failures: Readonly<Record<Exclude<SignInOutcome, "ok"> | "missing", string>>;
}

export interface SignInFormProps {
  readonly texts: SignInTexts;
  readonly passphraseTexts: PassphraseTexts;
  /** A path of our own. */
  readonly next: string;
}

const noErrors = {};

export function SignInForm({ texts, passphraseTexts, next }: SignInFormProps) {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<{ code: keyof SignInTexts["failures"] } | null>(null);
  const underway = useRef(false);

  async function send(form: FormData): Promise<void> {
    if (underway.current) return;
    const signInName = String(form.get("signInName") ?? "").trim();
    const passphrase = String(form.get("passphrase") ?? "");
    if (signInName === "" || passphrase === "") return setFailure({ code: "missing" });
    underway.current = true;
    setPending(true);
    const outcome = await signInThroughNextAuth(signInName, passphrase);
    if (outcome === "ok") return window.location.assign(next);
    underway.current = false;
    setPending(false);
    setFailure({ code: outcome });
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    void send(new FormData(event.currentTarget));
  }

  return (
    <FormContext
      value={{ id: "sign-in", errors: noErrors, values: noErrors, pending, pendingLabel: texts.pending }}
    >
      {/* With an action, a press before the page is ready is kept and sent once it is. */}
      <form
        id="sign-in"
        className="form"
        method="post"
        action={send}
        onSubmit={submit}
        noValidate
        aria-busy={pending || undefined}
      >
        {failure === null ? null : (
          <ErrorSummary
            key={failure.code}
            formId="sign-in"
            title={texts.failed}
            formError={texts.failures[failure.code]}
            fieldErrors={noErrors}
          />
        )}
        <Field name="signInName" label={texts.name}>
          <TextInput
            autoComplete="username"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            maxLength={120}
          />
        </Field>
        <Field name="passphrase" label={texts.passphrase}>
          <PassphraseInput texts={passphraseTexts} autoComplete="current-password" />
        </Field>
        <SubmitButton size="l" wide>
          {texts.submit}
        </SubmitButton>
      </form>
    </FormContext>
  );
}
