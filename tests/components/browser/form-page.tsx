/** The page that action-form.browser.test.ts drives: one form with every kind of control; the test plays the server. */
import { hydrateRoot } from "react-dom/client";
import { ActionFormClient } from "#components/form/action-form-client.tsx";
import type { ActionState, FormAction } from "#components/form/action-state.ts";
import { CheckboxRow } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { PainScale } from "#components/form/pain-scale.tsx";
import { PassphraseInput } from "#components/form/passphrase-input.tsx";
import { Select } from "#components/form/select.tsx";
import { Stepper } from "#components/form/stepper.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { TextArea, TextInput } from "#components/form/text-input.tsx";

declare global {
  interface Window {
    /** Answers one sending; set by the test. */
    answer: FormAction;
    good: ActionState[];
    ready: boolean;
  }
}

const texts = {
  pending: "Sending",
  oneError: "One answer",
  manyErrors: "Some answers",
  failed: "Not saved",
  network: "No network, kept",
  stale: "Updated, kept",
  signedOut: "Signed out, kept",
  signIn: "Sign in",
};

export function FormPage() {
  return (
    <ActionFormClient
      action={(previous, formData) => window.answer(previous, formData)}
      idempotencyKey="key-1"
      draftKey="member-1.note"
      texts={texts}
      onOk={(state) => window.good.push(state)}
    >
      <Field name="email" label="E-mail">
        <TextInput type="email" />
      </Field>
      <Field name="note" label="Note">
        <TextArea />
      </Field>
      <Field name="pain" label="Pain now" group>
        <PainScale
          texts={{
            words: {},
            low: "none",
            high: "worst",
            feedback: { green: "green", amber: "amber", red: "red" },
          }}
        />
      </Field>
      <Field name="load" label="Load" group>
        <Stepper
          texts={{ less: "Less,", more: "More," }}
          min={0}
          max={40}
          limits={{ least: "The least is 0.", most: "The most is 40." }}
          step={2}
          defaultValue={12}
          unit="kg"
        />
      </Field>
      <Field name="diagnosis" label="Diagnosis">
        <Select
          placeholder="Choose"
          options={[
            { value: "disc", label: "Disc" },
            { value: "facet", label: "Facet" },
          ]}
        />
      </Field>
      <CheckboxRow name="agree" label="I agree" />
      <Field name="passphrase" label="Passphrase">
        <PassphraseInput texts={{ show: "Show", hide: "Hide" }} autoComplete="new-password" />
      </Field>
      <SubmitButton>Save</SubmitButton>
    </ActionFormClient>
  );
}

if (typeof document !== "undefined") {
  window.good = [];
  hydrateRoot(document.getElementById("root")!, <FormPage />);
  window.ready = true;
}
