/** The sentence that says what an answer means, in the tint of its zone. Shape and words carry it; the tint only helps. */
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

export type SayTone = "green" | "amber" | "red" | "plain";

const shape = { green: "tick", amber: "triangle", red: "octagon", plain: "info" } as const;

export function Say({ tone, children }: { readonly tone: SayTone; readonly children: ReactNode }) {
  return (
    <p className={classNames("say", tone !== "green" && `say-${tone}`)}>
      <Icon name={shape[tone]} />
      <span>{children}</span>
    </p>
  );
}
