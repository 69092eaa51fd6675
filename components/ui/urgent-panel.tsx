/** What to do at once: brick tint, octagon, the number to call. Nothing else belongs on its screen. */
import type { ReactNode } from "react";
import { LinkButton } from "./button.tsx";
import { Icon } from "./icon.tsx";

export interface UrgentPanelProps {
  readonly title: string;
  readonly children: ReactNode;
  /** The telephone buttons, the most urgent first; `number` is dialled as it stands. */
  readonly calls?: readonly { readonly label: string; readonly number: string }[];
  /** What has been paused and who was told. */
  readonly note?: ReactNode;
  readonly heading?: "h1" | "h2";
}

export function UrgentPanel({
  title,
  children,
  calls = [],
  note,
  heading: Heading = "h1",
}: UrgentPanelProps) {
  return (
    <section className="urgent">
      <Heading>
        <Icon name="octagon" />
        {title}
      </Heading>
      {typeof children === "string" ? <p>{children}</p> : children}
      {calls.map((call, index) => (
        <LinkButton
          key={call.number}
          href={`tel:${call.number.replace(/[^+\d]/g, "")}`}
          variant={index === 0 ? "call" : "stop"}
          size="xl"
          icon="phone"
          wide
        >
          {call.label}
        </LinkButton>
      ))}
      {note === undefined ? null : <small>{note}</small>}
    </section>
  );
}
