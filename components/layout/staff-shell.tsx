/** What stands around every staff page: the top bar with mark, pages and their counts, search, and the person's menu. */

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { MarkGlyph } from "#components/ui/mark.tsx";
import type { NavItem } from "./nav-item.ts";
import { NavLink } from "./nav-link.tsx";
import { SignOutForm } from "./sign-out-form.tsx";
import { SkipLink } from "./skip-link.tsx";

export interface StaffShellProps {
  readonly items: readonly NavItem[];
  readonly homeHref: string;
  /** Usually a <FindBox>. */
  readonly find?: ReactNode;
  readonly me: { readonly name: string; readonly clinic?: string };
  readonly accountHref?: string;
  readonly signOut: (formData: FormData) => void | Promise<void>;
  readonly notice?: ReactNode;
  /** The page fills the width itself (builder, library): no padding, no measure. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

export function StaffShell(props: StaffShellProps) {
  const { items, homeHref, find, me, accountHref = "/account", signOut, notice, bare, children } = props;
  const t = useTranslations("nav");
  const name = useTranslations("ui")("name");
  return (
    <>
      <SkipLink />
      <header className="top">
        <Link className="mark" href={homeHref}>
          <MarkGlyph />
          <span className="mark-name">{name}</span>
        </Link>
        <nav aria-label={t("main")}>
          {items.map((item) => (
            <NavLink key={item.href} href={item.href} also={item.also}>
              {item.label}
              {item.count === undefined || item.count === 0 ? null : (
                <span className="nav-count">
                  <span aria-hidden="true">{item.count}</span>
                  <span className="vh">{t("waiting", { count: item.count })}</span>
                </span>
              )}
            </NavLink>
          ))}
        </nav>
        {find}
        <button
          type="button"
          className="me"
          popoverTarget="me-menu"
          aria-label={t("menu", { name: me.name })}
        >
          <span className="i-user">
            <Icon name="user" />
          </span>
          <span className="me-text">{me.name}</span>
          <Icon name="chevron-down" size="s" />
        </button>
        <div id="me-menu" className="menu me-menu" popover="auto">
          <span className="me-name">
            {me.name}
            {me.clinic === undefined ? null : (
              <>
                <br />
                {me.clinic}
              </>
            )}
          </span>
          <Link href={accountHref}>
            <Icon name="user" />
            {t("account")}
          </Link>
          <SignOutForm action={signOut}>
            <button type="submit">
              <Icon name="sign-out" />
              {t("signOut")}
            </button>
          </SignOutForm>
        </div>
      </header>
      <main id="content" tabIndex={-1} className={bare ? undefined : "page"}>
        {notice}
        {children}
      </main>
    </>
  );
}
