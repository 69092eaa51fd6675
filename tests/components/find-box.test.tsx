/** The badge of the key / stands where the key leads: not in the top bar while the library has a search of its own. */
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { FindBox } from "#components/layout/find-box.tsx";

const address = vi.hoisted(() => ({ path: "/caseload" }));
vi.mock("next/navigation", () => ({ usePathname: () => address.path }));

const html = (path: string) => {
  address.path = path;
  return renderToStaticMarkup(<FindBox action="/caseload" label="Find a patient" />);
};

test("it stands on the caseload and on pages without a search, not on the library", () => {
  for (const path of ["/caseload", "/patients/1", "/library/own"]) {
    expect(html(path)).toContain("<kbd>/</kbd>");
    expect(html(path)).toContain('aria-keyshortcuts="/"');
  }
  expect(html("/library")).not.toContain("<kbd>");
  expect(html("/library")).not.toContain("aria-keyshortcuts");
  expect(html("/library")).toContain('aria-label="Find a patient"');
});
