"use client";
/** Single-line, multi-line, number and date inputs. Each stands inside a Field, which names and describes it. */
import type { ComponentProps } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { useField } from "./form-context.ts";

type InputProps = Omit<ComponentProps<"input">, "id" | "className" | "type">;

function useControl(
  defaultValue: ComponentProps<"input">["defaultValue"],
  value: unknown,
  name: string | undefined,
) {
  const field = useField();
  return {
    id: field.id,
    name: name ?? field.name,
    "aria-describedby": field.describedBy,
    "aria-invalid": field.error === undefined ? undefined : true,
    defaultValue: value === undefined ? (field.value ?? defaultValue) : undefined,
  };
}

export type TextInputProps = InputProps & { readonly type?: "text" | "email" | "tel" | "url" | "search" };

export function TextInput({ type = "text", defaultValue, name, ...rest }: TextInputProps) {
  return <input {...rest} {...useControl(defaultValue, rest.value, name)} type={type} className="inp" />;
}

export type TextAreaProps = Omit<ComponentProps<"textarea">, "id" | "className">;

export function TextArea({ defaultValue, name, rows = 4, ...rest }: TextAreaProps) {
  return <textarea rows={rows} {...rest} {...useControl(defaultValue, rest.value, name)} className="inp" />;
}

export type NumberInputProps = InputProps & {
  /** Written behind the box: "kg", "min". */
  readonly unit?: string;
  readonly decimal?: boolean;
};

/** A figure typed by hand: the numeric keyboard of a phone, no spinner, no change by scrolling over it. */
export function NumberInput({ unit, decimal, defaultValue, name, ...rest }: NumberInputProps) {
  const input = (
    <input
      autoComplete="off"
      {...rest}
      {...useControl(defaultValue, rest.value, name)}
      type="text"
      inputMode={decimal ? "decimal" : "numeric"}
      className={classNames("inp", "inp-short", "inp-num")}
    />
  );
  return unit === undefined ? (
    input
  ) : (
    <span className="withunit">
      {input}
      {unit}
    </span>
  );
}

/** A calendar date, sent as YYYY-MM-DD and shown as the person's device writes dates. */
export function DateInput({ defaultValue, name, ...rest }: InputProps) {
  return (
    <input {...rest} {...useControl(defaultValue, rest.value, name)} type="date" className="inp inp-num" />
  );
}
