"use client";
/** What a form tells its fields (errors, values sent back, pending), and what a field tells its control. */
import { createContext, useContext } from "react";

export interface FormContextValue {
  /** Prefix of every control's id, so that the error summary can link to it. */
  readonly id: string;
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
  readonly pending: boolean;
  readonly pendingLabel: string;
}

export const FormContext = createContext<FormContextValue>({
  id: "f",
  errors: {},
  values: {},
  pending: false,
  pendingLabel: "",
});

/** The sentence that is wrong with a field, or undefined. */
export function useFormFieldError(name: string): string | undefined {
  return useContext(FormContext).errors[name];
}

/** What the person had put into a field before the page was drawn again, or undefined. */
export function useFormValue(name: string): string | undefined {
  return useContext(FormContext).values[name];
}

export function useFormPending(): { readonly pending: boolean; readonly label: string } {
  const form = useContext(FormContext);
  return { pending: form.pending, label: form.pendingLabel };
}

/** The id of a field's first control. */
export function controlId(formId: string, name: string): string {
  return `${formId}-${name}`;
}

export interface FieldContextValue {
  readonly name: string;
  readonly id: string;
  readonly labelId: string;
  readonly describedBy: string | undefined;
  readonly error: string | undefined;
  /** The value sent back by the server, if any. */
  readonly value: string | undefined;
}

export const FieldContext = createContext<FieldContextValue | null>(null);

/** The wiring of the enclosing Field; a control stands inside one. */
export function useField(): FieldContextValue {
  const field = useContext(FieldContext);
  if (field === null) throw new Error("A form control stands inside a <Field>.");
  return field;
}
