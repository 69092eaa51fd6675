"use client";
/** Radio rows (inside a Field with `group`) and the checkbox row, which is its own label. */
import type { ReactNode } from "react";
import { useContext } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { Icon } from "#components/ui/icon.tsx";
import { controlId, FormContext, useField } from "./form-context.ts";

export interface RadioOption {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

export interface RadioGroupProps {
  readonly options: readonly RadioOption[];
  readonly defaultValue?: string;
  /** Given together with onValueChange the choice is held by the parent. */
  readonly value?: string | null;
  readonly onValueChange?: (value: string) => void;
  /** Side by side, for two or three short words such as yes and no. */
  readonly inline?: boolean;
}

export function RadioGroup({ options, defaultValue, value, onValueChange, inline }: RadioGroupProps) {
  const field = useField();
  const initial = field.value ?? defaultValue;
  return (
    <div
      className={classNames("choices", inline && "choices-row")}
      role="radiogroup"
      aria-labelledby={field.labelId}
      aria-describedby={field.describedBy}
      aria-invalid={field.error === undefined ? undefined : true}
    >
      {options.map((option, index) => (
        <label key={option.value} className="choice">
          <input
            className="check"
            type="radio"
            id={index === 0 ? field.id : undefined}
            name={field.name}
            value={option.value}
            {...(value === undefined
              ? { defaultChecked: initial === option.value }
              : { checked: value === option.value })}
            onChange={onValueChange === undefined ? undefined : () => onValueChange(option.value)}
          />
          <span>
            {option.label}
            {option.hint === undefined ? null : <small>{option.hint}</small>}
          </span>
        </label>
      ))}
    </div>
  );
}

export interface CheckboxRowProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly value?: string;
  readonly defaultChecked?: boolean;
  readonly checked?: boolean;
  readonly onCheckedChange?: (checked: boolean) => void;
  /** Without its box, for lists of several. */
  readonly plain?: boolean;
}

export function CheckboxRow(props: CheckboxRowProps) {
  const { name, label, hint, value = "on", defaultChecked, checked, onCheckedChange, plain } = props;
  const form = useContext(FormContext);
  const id = controlId(form.id, value === "on" ? name : `${name}-${value}`);
  const error = value === "on" ? form.errors[name] : undefined;
  const sentBack = form.values[name];
  const initial = sentBack === undefined ? defaultChecked : sentBack.split(",").includes(value);
  return (
    <div className="field" data-field={value === "on" ? name : undefined}>
      <label className={classNames("choice", plain && "choice-plain")}>
        <input
          className="check"
          type="checkbox"
          id={id}
          name={name}
          value={value}
          {...(checked === undefined ? { defaultChecked: initial } : { checked })}
          onChange={
            onCheckedChange === undefined ? undefined : (event) => onCheckedChange(event.target.checked)
          }
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          aria-invalid={error === undefined ? undefined : true}
        />
        <span>
          <span data-field-label>{label}</span>
          {hint === undefined ? null : <small>{hint}</small>}
        </span>
      </label>
      {error === undefined ? null : (
        <span id={`${id}-error`} className="err">
          <Icon name="triangle" />
          <span>{error}</span>
        </span>
      )}
    </div>
  );
}
