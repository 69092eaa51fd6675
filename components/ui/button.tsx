/** Buttons and links that look like them. The label is a verb; one primary a view. */
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import type { IconName } from "./icon.tsx";
import { Icon } from "./icon.tsx";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "stop" | "call";
export type ButtonSize = "sm" | "normal" | "l" | "xl";

export interface ButtonLook {
  readonly variant?: ButtonVariant;
  /** sm 32 px (dense staff rows with a pointer), normal 44, l 56 (player), xl 64 (the one main action). */
  readonly size?: ButtonSize;
  readonly wide?: boolean;
  readonly icon?: IconName;
  /** Lighter words after the label, such as the minutes behind Start. */
  readonly note?: ReactNode;
  /** Only the icon is seen; the children are its name. */
  readonly iconOnly?: boolean;
}

export function buttonClass({ variant = "secondary", size = "normal", wide, iconOnly }: ButtonLook): string {
  return classNames(
    "btn",
    `btn-${variant}`,
    size !== "normal" && `btn-${size}`,
    wide && "btn-wide",
    iconOnly && "btn-icon",
  );
}

function ButtonContent({ icon, iconOnly, note, children }: ButtonLook & { readonly children: ReactNode }) {
  return (
    <>
      {icon === undefined ? null : <Icon name={icon} />}
      {iconOnly ? <span className="vh">{children}</span> : children}
      {note === undefined ? null : <span className="btn-note">{note}</span>}
    </>
  );
}

export type ButtonProps = ButtonLook &
  Omit<ComponentProps<"button">, "className" | "children"> & {
    readonly children: ReactNode;
    /** Work is under way: the button stays focusable, looks off and does nothing. */
    readonly pending?: boolean;
  };

export function Button({
  variant,
  size,
  wide,
  icon,
  note,
  iconOnly,
  pending,
  children,
  type = "button",
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass({ variant, size, wide, iconOnly })}
      aria-disabled={pending ? true : rest["aria-disabled"]}
      data-pending={pending ? true : undefined}
      onClick={pending ? undefined : onClick}
    >
      <ButtonContent icon={icon} iconOnly={iconOnly} note={note}>
        {children}
      </ButtonContent>
    </button>
  );
}

export type LinkButtonProps = ButtonLook &
  Omit<ComponentProps<typeof Link>, "className" | "children"> & { readonly children: ReactNode };

/** A link that looks like a button. Telephone and other-scheme addresses become plain anchors. */
export function LinkButton({
  variant,
  size,
  wide,
  icon,
  note,
  iconOnly,
  children,
  href,
  ...rest
}: LinkButtonProps) {
  const className = buttonClass({ variant, size, wide, iconOnly });
  const content = (
    <ButtonContent icon={icon} iconOnly={iconOnly} note={note}>
      {children}
    </ButtonContent>
  );
  if (typeof href === "string" && /^[a-z]+:/.test(href)) {
    return (
      <a href={href} className={className}>
        {content}
      </a>
    );
  }
  return (
    <Link {...rest} href={href} className={className}>
      {content}
    </Link>
  );
}
