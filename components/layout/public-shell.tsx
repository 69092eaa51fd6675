/** Pages before sign-in: welcome, sign-in, invitation, help. One column; with a story it stands beside the form. */
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { EmergencyLink } from "./emergency-link.tsx";
import { SkipLink } from "./skip-link.tsx";

export interface PublicShellProps {
  readonly homeHref?: string;
  /** Usually a <Story>; shown above the form on a phone and beside it on a desk. */
  readonly story?: ReactNode;
  /** The help page itself has no link to help. */
  readonly withoutHelp?: boolean;
  readonly children: ReactNode;
}

export function PublicShell({ homeHref = "/", story, withoutHelp, children }: PublicShellProps) {
  const name = useTranslations("ui")("name");
  const bar = (
    <header className="bar">
      <Mark href={homeHref} name={name} />
      {withoutHelp ? null : <EmergencyLink />}
    </header>
  );
  return story === undefined ? (
    <div className="phone">
      <SkipLink />
      {bar}
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  ) : (
    <div className="split">
      <SkipLink />
      <div className="story">
        {bar}
        {story}
      </div>
      <main id="content" tabIndex={-1} className="split-main">
        {children}
      </main>
    </div>
  );
}

/** The line at the foot of public forms: whom to call, and that nobody watches. */
export function EmergencyNote({ children }: { readonly children: ReactNode }) {
  return (
    <p className="public-emergency">
      <Icon name="phone" />
      <span>{children}</span>
    </p>
  );
}
