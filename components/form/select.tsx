"use client";
/** One of many, where radio rows would be too long. */
import type { ComponentProps } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { useField } from "./form-context.ts";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

export type SelectProps = Omit<ComponentProps<"select">, "id" | "className" | "children" | "multiple"> & {
  readonly options: readonly SelectOption[];
  /** A first entry without a value, "Choose". */
  readonly placeholder?: string;
};

export function Select({ options, placeholder, defaultValue, name, ...rest }: SelectProps) {
  const field = useField();
  return (
    <span className="selectbox">
      <select
        {...rest}
        id={field.id}
        name={name ?? field.name}
        className="inp"
        aria-describedby={field.describedBy}
        aria-invalid={field.error === undefined ? undefined : true}
        defaultValue={rest.value === undefined ? (field.value ?? defaultValue ?? "") : undefined}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" />
    </span>
  );
}
