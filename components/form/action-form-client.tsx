"use client";
/**
 * A form that sends a server action and never loses what was typed. With script it is sent by hand, so that React does
 * not empty the fields; without script it posts to the same action. One press is one sending: a second press while the
 * first is under way does nothing, and the idempotency key makes a repeat after a lost answer harmless.
 */
import {
  unstable_isUnrecognizedActionError as isUnrecognizedActionError,
  unstable_rethrow,
} from "next/navigation";
import type { FormEvent, ReactNode } from "react";
import { useActionState, useId, useRef, useState, useTransition } from "react";
import { Banner } from "#components/ui/banner.tsx";
import type { ActionState, FormAction } from "./action-state.ts";
import { idleState } from "./action-state.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { FormContext } from "./form-context.ts";
import { newIdempotencyKey } from "./idempotency-key.ts";
import { useDraft } from "./use-draft.ts";

export interface ActionFormTexts {
  /** On the button while it is being sent. */
  readonly pending: string;
  /** Title of the summary with one, and with several fields. */
  readonly oneError: string;
  readonly manyErrors: string;
  readonly failed: string;
  /** What happened and what was kept: no network, an older page than the server, signed out. */
  readonly network: string;
  readonly stale: string;
  readonly signedOut: string;
  readonly signIn: string;
}

export interface ActionFormProps {
  readonly action: FormAction;
  readonly children: ReactNode;
  /** Sent as `idempotencyKey`; made on the server, one for each form that is drawn. */
  readonly idempotencyKey: string;
  /** Names the person and the thing, for instance `${memberId}.note.${patientId}`; left out, no draft is kept. */
  readonly draftKey?: string;
  /** Called with the answer after it is shown; for parents that run in the browser. */
  readonly onOk?: (state: Extract<ActionState, { status: "ok" }>) => void;
  /** Empty the fields after a good answer, for a form that stays on the page. */
  readonly resetOnOk?: boolean;
  readonly signInHref?: string;
  readonly className?: string;
  readonly label?: string;
}

type ErrorState = Extract<ActionState, { status: "error" }>;

/** A redirect is a good answer, unless it leads to sign-in. */
function redirectsAway(error: unknown, signInHref: string): boolean {
  const digest = typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : "";
  return digest.startsWith("NEXT_REDIRECT") && !digest.split(";").some((part) => part.startsWith(signInHref));
}

export function ActionFormClient(props: ActionFormProps & { readonly texts: ActionFormTexts }) {
  const {
    action,
    children,
    draftKey,
    onOk,
    resetOnOk,
    texts,
    signInHref = "/sign-in",
    className = "form",
  } = props;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [posted, post] = useActionState(action, idleState);
  const [sent, setSent] = useState<ActionState | null>(null);
  const [key, setKey] = useState(props.idempotencyKey);
  const [pending, startTransition] = useTransition();
  const underway = useRef(false);
  const clearDraft = useDraft(form, draftKey, setKey);
  const state = sent ?? posted;

  async function send(formData: FormData): Promise<void> {
    try {
      const answer = await action(state, formData);
      if (answer.status === "ok") {
        if (resetOnOk) form.current?.reset();
        clearDraft();
        setKey(newIdempotencyKey());
      }
      startTransition(() => setSent(answer));
      if (answer.status === "ok") onOk?.(answer);
    } catch (error) {
      if (redirectsAway(error, signInHref)) clearDraft();
      unstable_rethrow(error);
      const stale = isUnrecognizedActionError(error);
      const code = stale ? "stale" : "network";
      startTransition(() =>
        setSent({ status: "error", code, formError: stale ? texts.stale : texts.network }),
      );
    } finally {
      underway.current = false;
    }
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (underway.current) return;
    underway.current = true;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const formData = new FormData(event.currentTarget, submitter);
    // The hidden fields that let the page work without script are not part of the answer.
    for (const name of Array.from(formData.keys())) if (name.startsWith("$ACTION_")) formData.delete(name);
    startTransition(() => send(formData));
  }

  const failure = state.status === "error" ? state : null;
  return (
    <FormContext
      value={{
        id,
        errors: failure?.fieldErrors ?? {},
        values: failure?.values ?? {},
        pending,
        pendingLabel: texts.pending,
      }}
    >
      <form
        ref={form}
        id={id}
        className={className}
        action={post}
        onSubmit={submit}
        noValidate
        aria-label={props.label}
        aria-busy={pending || undefined}
      >
        <input type="hidden" name="idempotencyKey" value={key} />
        {failure === null ? null : (
          <Failure formId={id} failure={failure} texts={texts} signInHref={signInHref} />
        )}
        {children}
        <div role="status">
          {state.status === "ok" && state.message !== undefined ? (
            <Banner icon="tick">{state.message}</Banner>
          ) : null}
          {pending ? <span className="vh">{texts.pending}</span> : null}
        </div>
      </form>
    </FormContext>
  );
}

interface FailureProps {
  readonly formId: string;
  readonly failure: ErrorState;
  readonly texts: ActionFormTexts;
  readonly signInHref: string;
}

const noErrors = {};

function Failure({ formId, failure, texts, signInHref }: FailureProps) {
  if (failure.code === "signed_out") {
    return (
      <Banner tone="amber" live>
        {failure.formError ?? texts.signedOut}{" "}
        <a href={signInHref} target="_blank" rel="noopener">
          {texts.signIn}
        </a>
      </Banner>
    );
  }
  const errors = failure.fieldErrors ?? noErrors;
  const count = Object.keys(errors).length;
  return (
    <ErrorSummary
      formId={formId}
      title={count === 0 ? texts.failed : count === 1 ? texts.oneError : texts.manyErrors}
      formError={failure.formError}
      fieldErrors={errors}
    />
  );
}
