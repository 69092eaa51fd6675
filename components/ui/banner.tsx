/** One line that holds for the whole view. Amber only when data may be lost, brick only for safety. */
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import type { IconName } from "./icon.tsx";
import { Icon } from "./icon.tsx";

export interface BannerProps {
  readonly tone?: "plain" | "amber" | "brick";
  readonly icon?: IconName;
  readonly children: ReactNode;
  /** Announce it when it appears; leave out for a banner that came with the page. */
  readonly live?: boolean;
}

export function Banner({ tone = "plain", icon, children, live }: BannerProps) {
  const shown = icon ?? (tone === "plain" ? "info" : tone === "amber" ? "triangle" : "octagon");
  return (
    <div
      className={classNames("banner", tone !== "plain" && `banner-${tone}`)}
      role={live ? "status" : undefined}
    >
      <Icon name={shown} />
      <div>{children}</div>
    </div>
  );
}
