/** Fields: labels, hints and errors are wired to their controls; values sent back by the server stand in them. */
import { describe, expect, it } from "vitest";
import { ActionForm } from "#components/form/action-form.tsx";
import { CheckboxRow, RadioGroup } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { FormContext } from "#components/form/form-context.ts";
import { passphraseStrength } from "#components/form/passphrase-input.tsx";
import {
  PainScaleField,
  PassphraseField,
  StepperChoiceField,
  StepperField,
} from "#components/form/scale-fields.tsx";
import { Select } from "#components/form/select.tsx";
import { clampStep } from "#components/form/stepper.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { DateInput, NumberInput, TextArea, TextInput } from "#components/form/text-input.tsx";
import { count, render } from "#tests/components/render.tsx";

const answered = {
  id: "x",
  errors: { email: "Enter an e-mail address.", agree: "Say yes first." },
  values: {
    email: "mara@",
    side: "left",
    note: "first\nsecond",
    diag: "disc",
    pain: "6",
    load: "14",
    agree: "on",
  },
  pending: false,
  pendingLabel: "Sending",
};

describe("Field", () => {
  it("ties label, hint, error and control together", () => {
    const html = render(
      <FormContext value={answered}>
        <Field name="email" label="E-mail" hint="For sign-in only">
          <TextInput type="email" />
        </Field>
      </FormContext>,
    );
    expect(html).toContain('<label id="x-email-label" for="x-email"');
    expect(html).toContain('aria-describedby="x-email-hint x-email-error" aria-invalid="true"');
    expect(html).toContain('id="x-email-hint" class="hint">For sign-in only');
    expect(html).toMatch(/id="x-email-error" class="err">.*Enter an e-mail address\./);
  });

  it("is silent about errors when there are none", () => {
    const html = render(
      <Field name="email" label="E-mail">
        <TextInput />
      </Field>,
    );
    expect(html).not.toContain("aria-invalid");
    expect(html).not.toContain("aria-describedby");
    expect(html).not.toContain('class="err"');
  });

  it("refuses a control that stands alone", () => {
    expect(() => render(<TextInput />)).toThrow(/inside a <Field>/);
  });

  it("puts back what the server sent, in every kind of control", () => {
    const html = render(
      <FormContext value={answered}>
        <Field name="email" label="E-mail">
          <TextInput defaultValue="old@example.org" />
        </Field>
        <Field name="note" label="Note">
          <TextArea />
        </Field>
        <Field name="diag" label="Diagnosis">
          <Select
            options={[
              { value: "disc", label: "Disc" },
              { value: "facet", label: "Facet" },
            ]}
          />
        </Field>
        <Field name="side" label="Side" group>
          <RadioGroup
            options={[
              { value: "left", label: "Left" },
              { value: "right", label: "Right" },
            ]}
          />
        </Field>
        <PainScaleField name="pain" label="Pain" feedback />
        <StepperField name="load" label="Load" min={0} max={40} defaultValue={2} />
        <CheckboxRow name="agree" label="I agree" />
      </FormContext>,
    );
    expect(html).toContain('value="mara@"');
    expect(html).not.toContain("old@example.org");
    expect(html).toContain(">first\nsecond</textarea>");
    expect(html).toContain('<option value="disc" selected="">');
    expect(html).toMatch(/checked="" value="left"|value="left" checked=""/);
    expect(html).toContain("say-red");
    expect(html).toContain('value="14"');
    expect(html).toMatch(/type="checkbox" id="x-agree"[^>]*checked=""/);
    expect(html).toContain('id="x-agree-error"');
  });

  it("types figures with the keyboard of a phone and without a spinner", () => {
    const html = render(
      <>
        <Field name="load" label="Load">
          <NumberInput unit="kg" decimal />
        </Field>
        <Field name="reps" label="Repetitions">
          <NumberInput />
        </Field>
        <Field name="day" label="Day">
          <DateInput />
        </Field>
      </>,
    );
    expect(html).toContain('inputMode="decimal"');
    expect(html).toContain('inputMode="numeric"');
    expect(html).not.toContain('type="number"');
    expect(html).toContain('type="date"');
  });
});

describe("Stepper", () => {
  it("names its buttons with the field, and switches off at a bound", () => {
    const html = render(
      <StepperField name="load" label="Load" min={0} max={40} step={2} defaultValue={0} unit="kg" />,
    );
    expect(html).toMatch(
      /<button type="button" aria-labelledby="f-load-minus f-load-label" aria-disabled="true"/,
    );
    expect(html).toMatch(/<button type="button" aria-labelledby="f-load-plus f-load-label"><span/);
  });

  it("brings a value onto its bounds without drifting", () => {
    expect(clampStep(41, 0, 40)).toBe(40);
    expect(clampStep(-1, 0, 40)).toBe(0);
    expect(clampStep(0.1 + 0.2, 0, 1)).toBe(0.3);
  });

  it("sends the value and shows the label of a choice", () => {
    const html = render(
      <StepperChoiceField
        name="pyramid"
        label="Pyramid"
        options={[
          { value: "p1", label: "3·1·1" },
          { value: "p2", label: "5·3·1" },
        ]}
        defaultValue="p2"
      />,
    );
    expect(html).toContain('type="hidden" name="pyramid" value="p2"');
    expect(html).toContain(">5·3·1</output>");
  });
});

describe("PassphraseField", () => {
  it("is never kept in a draft and says which passphrase it is", () => {
    expect(render(<PassphraseField name="p" label="Passphrase" />)).toMatch(
      /type="password" autoComplete="current-password".*data-no-draft=""/,
    );
    expect(render(<PassphraseField name="p" label="Passphrase" choosing />)).toContain(
      'autoComplete="new-password"',
    );
  });

  it("judges length, and not one letter repeated", () => {
    expect(passphraseStrength("", 12)).toBe("none");
    expect(passphraseStrength("short", 12)).toBe("short");
    expect(passphraseStrength("aaaaaaaaaaaaaaaaaaaaaaaa", 12)).toBe("short");
    expect(passphraseStrength("three blue do", 12)).toBe("enough");
    expect(passphraseStrength("three blue doors and a cat", 12)).toBe("long");
  });
});

describe("ActionForm", () => {
  const html = render(
    <ActionForm action={async () => ({ status: "idle" })} idempotencyKey="k-7" label="Note">
      <SubmitButton>Save</SubmitButton>
    </ActionForm>,
  );

  it("carries the key of this sending and leaves checking to the server", () => {
    expect(html).toContain('<input type="hidden" name="idempotencyKey" value="k-7"/>');
    expect(html).toMatch(/<form [^>]*noValidate=""/);
  });

  it("shows no error before there is one", () => {
    expect(html).not.toContain("errsum");
    expect(html).toContain('type="submit"');
    expect(html).not.toContain("aria-disabled");
  });

  it("shows that it is being sent, on a button that can still be focused", () => {
    const pending = render(
      <FormContext value={{ ...answered, pending: true }}>
        <SubmitButton>Save</SubmitButton>
      </FormContext>,
    );
    expect(pending).toContain('aria-disabled="true"');
    expect(pending).not.toContain('disabled=""');
    expect(count(pending, "Sending")).toBe(1);
  });
});
