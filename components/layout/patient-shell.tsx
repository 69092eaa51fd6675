/** What stands around every patient page: the mark, Emergency help, the page, the dock, the tabs. */
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { Dock } from "./dock.tsx";
import { EmergencyLink } from "./emergency-link.tsx";
import type { NavItem } from "./nav-item.ts";
import { NavLink } from "./nav-link.tsx";
import { SkipLink } from "./skip-link.tsx";

export interface PatientShellProps {
  /** The tabs, first to last; only pages that exist. */
  readonly items: readonly NavItem[];
  readonly homeHref?: string;
  /** Beside Emergency help: the account link. */
  readonly accountHref?: string;
  /** The primary action; a page under a layout puts its own <Dock> last instead. */
  readonly dock?: ReactNode;
  /** Lines over the page, such as a banner. */
  readonly notice?: ReactNode;
  readonly children: ReactNode;
}

export function PatientShell(props: PatientShellProps) {
  const { items, homeHref = "/today", accountHref, dock, notice, children } = props;
  const t = useTranslations("nav");
  const name = useTranslations("ui")("name");
  return (
    <div className="phone">
      <SkipLink />
      <header className="bar">
        <Mark href={homeHref} name={name} />
        <span className="bar-end">
          <EmergencyLink />
          {accountHref === undefined ? null : (
            <a className="help" href={accountHref}>
              <Icon name="user" title={t("account")} />
            </a>
          )}
        </span>
      </header>
      <main id="content" tabIndex={-1}>
        {notice}
        {children}
        {dock === undefined ? null : <Dock>{dock}</Dock>}
      </main>
      {items.length === 0 ? null : (
        <nav className="tabs" aria-label={t("main")}>
          {items.map((item) => (
            <NavLink key={item.href} href={item.href} also={item.also}>
              <span className="tab-icon">
                {item.icon === undefined ? null : <Icon name={item.icon} size="l" />}
                {item.count === undefined || item.count === 0 ? null : (
                  <span className="tab-count" aria-hidden="true">
                    {item.count}
                  </span>
                )}
              </span>
              {item.label}
              {item.count === undefined || item.count === 0 ? null : (
                <span className="vh">, {t("waiting", { count: item.count })}</span>
              )}
            </NavLink>
          ))}
        </nav>
      )}
    </div>
  );
}
