"use client";
/**
 * A label, a hint, one control and its error, wired together: the control takes its name, id, description and error
 * from here. `group` is for radio groups, scales and steppers, whose label is not a <label>.
 */
import type { ReactNode } from "react";
import { useContext } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { controlId, FieldContext, FormContext } from "./form-context.ts";

export interface FieldProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Words behind the label of a field that may stay empty, "may stay empty". */
  readonly optional?: string;
  readonly labelHidden?: boolean;
  readonly group?: boolean;
  /** A message that does not come from an ActionForm. */
  readonly error?: string;
  readonly children: ReactNode;
}

export function Field({ name, label, hint, optional, labelHidden, group, error, children }: FieldProps) {
  const form = useContext(FormContext);
  const id = controlId(form.id, name);
  const message = error ?? form.errors[name];
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [hint === undefined ? null : hintId, message === undefined ? null : errorId].filter(
    Boolean,
  );
  const labelClass = labelHidden ? "vh" : "field-label";
  const words = (
    <>
      {label}
      {optional === undefined ? null : <span className="field-optional"> {optional}</span>}
    </>
  );
  return (
    <div className="field" data-field={name}>
      {group ? (
        <span id={`${id}-label`} className={labelClass} data-field-label>
          {words}
        </span>
      ) : (
        <label id={`${id}-label`} htmlFor={id} className={labelClass} data-field-label>
          {words}
        </label>
      )}
      <FieldContext
        value={{
          name,
          id,
          labelId: `${id}-label`,
          describedBy: described.length > 0 ? described.join(" ") : undefined,
          error: message,
          value: form.values[name],
        }}
      >
        {children}
      </FieldContext>
      {hint === undefined ? null : (
        <span id={hintId} className="hint">
          {hint}
        </span>
      )}
      {message === undefined ? null : (
        <span id={errorId} className="err">
          <Icon name="triangle" />
          <span>{message}</span>
        </span>
      )}
    </div>
  );
}
