/** What stands around every staff page: the pages of the role, the person, signing out. It chooses screens, it grants nothing. */
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { FindBox } from "#components/layout/find-box.tsx";
import type { NavItem } from "#components/layout/nav-item.ts";
import { StaffShell } from "#components/layout/staff-shell.tsx";
import type { Role } from "#lib/domain/episode.ts";
import { getClinic } from "#lib/usecases/clinic.ts";
import { countWaiting } from "#lib/usecases/decision.ts";
import { getActor, homeOf } from "#lib/web/session.ts";
import { signOutAction } from "./sign-out.ts";

/** The pages of each role, first to last. */
const pages = {
  therapist: [
    { key: "caseload", href: "/caseload", also: ["/patients"] },
    { key: "decisions", href: "/decisions" },
    { key: "library", href: "/library", also: ["/exercise"] },
    { key: "templates", href: "/templates" },
  ],
  clinician: [
    { key: "panel", href: "/dashboard", also: ["/patients"] },
    { key: "library", href: "/library", also: ["/exercise"] },
  ],
  admin: [
    { key: "people", href: "/admin/people" },
    { key: "clinic", href: "/admin/clinic" },
    { key: "rules", href: "/admin/rules" },
    { key: "audit", href: "/admin/audit" },
    { key: "backups", href: "/admin/backups" },
  ],
  patient: [],
} as const satisfies Record<Role, readonly { key: string; href: string; also?: readonly string[] }[]>;

export async function StaffFrame({ children }: { readonly children: ReactNode }) {
  const actor = await getActor();
  // The page itself redirects a visitor or a patient; the frame only keeps quiet until then.
  if (actor.kind !== "member" || actor.role === "patient") return <main id="content">{children}</main>;
  const [t, clinic] = await Promise.all([getTranslations("nav"), getClinic(actor)]);
  const waiting = actor.role === "therapist" ? await countWaiting(actor) : null;
  const items: NavItem[] = pages[actor.role].map((page) => ({
    ...page,
    label: t(`staff.${page.key}`),
    ...(page.key === "decisions" && waiting?.ok ? { count: waiting.value } : {}),
  }));
  return (
    <StaffShell
      items={items}
      homeHref={homeOf(actor.role)}
      find={actor.role === "therapist" ? <FindBox action="/caseload" label={t("find")} /> : undefined}
      me={{ name: actor.name, clinic: clinic.ok ? clinic.value.name : undefined }}
      signOut={signOutAction}
    >
      {children}
    </StaffShell>
  );
}
