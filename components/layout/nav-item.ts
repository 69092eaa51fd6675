/** One entry of a navigation. Only pages that exist are listed: the caller passes them. */
import type { IconName } from "#components/ui/icon.tsx";

export interface NavItem {
  readonly href: string;
  readonly label: string;
  /** For the tabs of the phone. */
  readonly icon?: IconName;
  /** What waits there; 0 is not shown. */
  readonly count?: number;
  /** Further paths that belong to this entry, "/patients" for the caseload. */
  readonly also?: readonly string[];
}

/** Whether a path lies at or under an entry. */
export function isCurrent(path: string, item: Pick<NavItem, "href" | "also">): boolean {
  return [item.href, ...(item.also ?? [])].some((href) => path === href || path.startsWith(`${href}/`));
}
