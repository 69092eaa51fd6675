"use client";
/**
 * A figure that is changed in steps: less, the value, more. The value can be typed too; a value outside the bounds is
 * brought to the nearest bound when the box is left, never while it is typed, and the limit is then said at the field.
 */
import { useState } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { Icon } from "#components/ui/icon.tsx";
import { useField } from "./form-context.ts";

interface StepperLook {
  /** Names of the two buttons; the label of the field is read out with them. */
  readonly texts: { readonly less: string; readonly more: string };
  readonly small?: boolean;
  readonly disabled?: boolean;
}

export type StepperProps = StepperLook & {
  readonly defaultValue?: number;
  readonly value?: number;
  readonly onValueChange?: (value: number) => void;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly unit?: string;
  /** What is said when a typed value was brought to a bound: "At least 1. Set to 1." */
  readonly limits?: { readonly least: string; readonly most: string };
};

/** `value` brought onto the bounds; numbers are whole unless the step is not. */
export function clampStep(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, Math.round(value * 1000) / 1000));
}

export function Stepper(props: StepperProps) {
  const {
    texts,
    small,
    disabled,
    defaultValue,
    value,
    onValueChange,
    min,
    max,
    step = 1,
    unit,
    limits,
  } = props;
  const field = useField();
  const sentBack = field.value === undefined ? undefined : Number(field.value.replace(",", "."));
  const [own, setOwn] = useState(Number.isFinite(sentBack) ? sentBack! : (defaultValue ?? min));
  const [typed, setTyped] = useState<string | null>(null);
  const [met, setMet] = useState<"least" | "most" | null>(null);
  const current = value ?? own;

  function change(next: number): void {
    const bounded = clampStep(next, min, max);
    setTyped(null);
    setMet(next < min ? "least" : next > max ? "most" : null);
    setOwn(bounded);
    if (bounded !== current) onValueChange?.(bounded);
  }

  function leave(): void {
    if (typed === null) return;
    const next = Number(typed.trim().replace(",", "."));
    if (typed.trim() === "" || !Number.isFinite(next)) setTyped(null);
    else change(next);
  }

  const stepper = (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one row in every browser
    <span
      role="group"
      aria-labelledby={field.labelId}
      className={classNames("stepper", small && "stepper-sm")}
    >
      <StepButton
        icon="minus"
        name={texts.less}
        field={field}
        off={disabled || current <= min}
        onPress={() => change(current - step)}
      />
      <span className="stepper-value">
        <input
          id={field.id}
          name={field.name}
          type="text"
          inputMode={Number.isInteger(step) ? "numeric" : "decimal"}
          autoComplete="off"
          aria-labelledby={field.labelId}
          aria-describedby={field.describedBy}
          aria-invalid={field.error === undefined ? undefined : true}
          readOnly={disabled}
          value={typed ?? String(current)}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key === "Enter") leave();
            if (disabled || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
            event.preventDefault();
            change(current + (event.key === "ArrowUp" ? step : -step));
          }}
        />
        {unit}
      </span>
      <StepButton
        icon="plus"
        name={texts.more}
        field={field}
        off={disabled || current >= max}
        onPress={() => change(current + step)}
      />
    </span>
  );
  if (limits === undefined) return stepper;
  return (
    <>
      {stepper}
      <span className="hint stepper-limit" role="status">
        {met === null ? null : limits[met]}
      </span>
    </>
  );
}

export type StepperChoiceProps = StepperLook & {
  /** From least to most; the value is sent, the label is shown ("5·3·1"). */
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly defaultValue?: string;
  readonly value?: string;
  readonly onValueChange?: (value: string) => void;
};

/** The same for values in a fixed order that are no plain numbers, such as pyramids. */
export function StepperChoice({
  texts,
  small,
  disabled,
  options,
  defaultValue,
  value,
  onValueChange,
}: StepperChoiceProps) {
  const field = useField();
  const [own, setOwn] = useState(field.value ?? defaultValue ?? options[0]?.value ?? "");
  const current = value ?? own;
  const place = Math.max(
    0,
    options.findIndex((option) => option.value === current),
  );

  function move(by: number): void {
    const next = options[place + by];
    if (next === undefined) return;
    setOwn(next.value);
    onValueChange?.(next.value);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one row in every browser
    <span
      role="group"
      aria-labelledby={field.labelId}
      className={classNames("stepper", small && "stepper-sm")}
    >
      <StepButton
        icon="minus"
        name={texts.less}
        field={field}
        off={disabled || place === 0}
        onPress={() => move(-1)}
      />
      <input type="hidden" name={field.name} value={current} />
      <output className="stepper-value" id={field.id} aria-describedby={field.describedBy}>
        {options[place]?.label}
      </output>
      <StepButton
        icon="plus"
        name={texts.more}
        field={field}
        off={disabled || place >= options.length - 1}
        onPress={() => move(1)}
      />
    </span>
  );
}

interface StepButtonProps {
  readonly icon: "minus" | "plus";
  readonly name: string;
  readonly field: { readonly id: string; readonly labelId: string };
  readonly off: boolean;
  readonly onPress: () => void;
}

function StepButton({ icon, name, field, off, onPress }: StepButtonProps) {
  const id = `${field.id}-${icon}`;
  return (
    <button
      type="button"
      aria-labelledby={`${id} ${field.labelId}`}
      aria-disabled={off || undefined}
      onClick={off ? undefined : onPress}
    >
      <span id={id} className="vh">
        {name}
      </span>
      <Icon name={icon} />
    </button>
  );
}
