/** The library's address: every filter stands in it, so that a view can be sent to a colleague. */
import type { LibraryQuery } from "#lib/schemas/exercise.ts";

/** The address of the library as asked for, with some choices changed. Choices that are not made are left out. */
export function libraryAddress(query: LibraryQuery, change: Partial<LibraryQuery> = {}): string {
  const { q, region, position, category, equipment, stage, ladder, caution, hide, view } = {
    ...query,
    ...change,
  };
  const params = new URLSearchParams();
  if (q) params.set("q", q);
  for (const [key, value] of Object.entries({ region, position, category, equipment, stage, ladder }))
    if (value) params.set(key, value);
  for (const label of caution) if (label) params.append("caution", label);
  if (hide) params.set("hide", "1");
  if (view !== "list") params.set("view", view);
  const text = params.toString();
  return text === "" ? "/library" : `/library?${text}`;
}

/** Whether any filter is set besides the view. */
export function isFiltered(query: LibraryQuery): boolean {
  return libraryAddress({ ...query, view: "list" }) !== "/library";
}
