/** Shells: only pages that exist are listed, help and the skip link are always there, names are read out. */
import { describe, expect, it } from "vitest";
import { htmlAttributes } from "#components/layout/html-attributes.ts";
import { isCurrent } from "#components/layout/nav-item.ts";
import { PatientShell } from "#components/layout/patient-shell.tsx";
import { PublicShell } from "#components/layout/public-shell.tsx";
import { StaffShell } from "#components/layout/staff-shell.tsx";
import { Button, LinkButton } from "#components/ui/button.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { UrgentPanel } from "#components/ui/urgent-panel.tsx";
import { count, render } from "#tests/components/render.tsx";

describe("PatientShell", () => {
  const html = render(
    <PatientShell
      items={[
        { href: "/today", label: "Today", icon: "home" },
        { href: "/messages", label: "Messages", icon: "message", count: 2 },
      ]}
      dock={<Button>Start</Button>}
    >
      <h1>One session today</h1>
    </PatientShell>,
  );

  it("starts with the way to the content and carries help on every page", () => {
    expect(html.indexOf('href="#content"')).toBeLessThan(html.indexOf('class="mark"'));
    expect(html).toContain('<main id="content"');
    expect(html).toContain('class="help" href="/help"');
  });

  it("lists the pages it is given and says what waits", () => {
    const tabs = /<nav class="tabs".*<\/nav>/.exec(html)?.[0] ?? "";
    expect(count(tabs, "<a ")).toBe(2);
    expect(tabs).toContain('Messages<span class="vh">, 2 wait</span>');
  });

  it("keeps the dock last in the page", () => {
    expect(html).toMatch(/<section class="dock">.*<\/section><\/main>/);
  });
});

describe("StaffShell", () => {
  it("has the menu of the person with account and sign-out", () => {
    const html = render(
      <StaffShell
        items={[{ href: "/decisions", label: "Decisions", count: 7 }]}
        homeHref="/caseload"
        me={{ name: "Dana Wren" }}
        signOut={async () => {}}
      >
        <h1>Seven wait</h1>
      </StaffShell>,
    );
    expect(html).toContain('popoverTarget="me-menu"');
    expect(html).toContain('aria-label="Menu of Dana Wren"');
    expect(html).toContain('href="/account"');
    expect(html).toContain("Sign out");
    expect(html).toContain('<span class="vh">7 wait</span>');
  });
});

describe("PublicShell", () => {
  it("offers help, save on the help page itself", () => {
    expect(render(<PublicShell>x</PublicShell>)).toContain('href="/help"');
    expect(render(<PublicShell withoutHelp>x</PublicShell>)).not.toContain('href="/help"');
  });
});

describe("isCurrent", () => {
  it("knows a page, what lies under it and what belongs to it", () => {
    const caseload = { href: "/caseload", also: ["/patients"] };
    expect(isCurrent("/caseload", caseload)).toBe(true);
    expect(isCurrent("/patients/1/program", caseload)).toBe(true);
    expect(isCurrent("/caseload-archive", caseload)).toBe(false);
    expect(isCurrent("/decisions", caseload)).toBe(false);
  });
});

describe("htmlAttributes", () => {
  it("follows the device until the person chooses", () => {
    expect(htmlAttributes({ locale: "en" })).toEqual({
      lang: "en",
      "data-theme": "auto",
      "data-text": "normal",
    });
    expect(htmlAttributes({ locale: "de", theme: "dark", textSize: "larger" })).toEqual({
      lang: "de",
      "data-theme": "dark",
      "data-text": "larger",
    });
  });
});

describe("primitives", () => {
  it("dials the number as it stands", () => {
    const html = render(
      <UrgentPanel title="Get help now" calls={[{ label: "Call", number: "+44 (0) 116-123" }]}>
        Go now.
      </UrgentPanel>,
    );
    expect(html).toContain('href="tel:+440116123"');
  });

  it("does not act while pending, yet keeps the focus", () => {
    const html = render(
      <Button pending variant="primary">
        Save
      </Button>,
    );
    expect(html).toContain('aria-disabled="true"');
    expect(html).not.toContain(" disabled");
  });

  it("keeps the name of a button that shows only its icon", () => {
    expect(
      render(
        <LinkButton href="/x" icon="more" iconOnly>
          More
        </LinkButton>,
      ),
    ).toContain('<span class="vh">More</span>');
  });

  it("heads every row and column of a table", () => {
    const html = render(
      <DataTable
        caption="Weeks"
        columns={[
          { key: "week", head: "Week", cell: (row: { week: string; share: number }) => row.week },
          { key: "share", head: "%", numeric: true, cell: (row) => row.share },
        ]}
        rows={[{ week: "7 Sep", share: 67 }]}
        rowKey={(row) => row.week}
      />,
    );
    expect(count(html, 'scope="col"')).toBe(2);
    expect(html).toContain('<th scope="row">7 Sep</th><td class="is-num">67</td>');
    expect(html).toContain("<caption>Weeks</caption>");
  });
});
