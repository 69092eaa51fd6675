/** The last entry of a caseload row: the patient's own day with its weekday, so that it can be told after midnight. */
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LastEntry } from "#components/caseload/row-cells.tsx";
import type { PatientRowView } from "#components/caseload/types.ts";
import { catalogue } from "#lib/messages/catalogue.ts";

const said = (lastEntry: PatientRowView["lastEntry"], today: string) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en-GB" timeZone="UTC" messages={catalogue("en-GB")}>
      <LastEntry row={{ lastEntry, today, zone: "Europe/London" } as PatientRowView} />
    </NextIntlClientProvider>,
  );

test("an entry of the local day names its weekday and time; an older one its date", () => {
  // Read at half past midnight on Thursday, Wednesday has not ended for the clinic.
  const evening = {
    kind: "check-in" as const,
    day: "2026-11-25",
    enteredAt: new Date("2026-11-25T18:04:00Z"),
  };
  expect(said(evening, "2026-11-25")).toBe("Check-in Wed 18:04");
  const night = { kind: "session" as const, day: "2026-11-25", enteredAt: new Date("2026-11-26T00:20:00Z") };
  expect(said(night, "2026-11-25")).toBe("Session Thu 00:20");
  expect(said(evening, "2026-11-27")).toBe("Wed 25 Nov");
  expect(said(null, "2026-11-27")).toBe("No entry yet");
});
