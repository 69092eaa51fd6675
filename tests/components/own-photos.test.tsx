/** A clinic's own photo stands wherever its exercise is shown: in the program, the therapist's preview and on paper. */
import { NextIntlClientProvider } from "next-intl";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type PatientBlock, PatientProgram } from "#components/program/patient-program.tsx";
import { TickSheet } from "#components/program/tick-sheet.tsx";
import { catalogue } from "#lib/messages/catalogue.ts";

const photo = "/api/v1/media/018f0000-0000-7000-8000-000000000001";
const none = { holdSeconds: null, durationSeconds: null, distanceM: null, loadG: null };
const row = (name: string, picture: string | null): PatientBlock["prescriptions"][number] => ({
  exercise: { slug: name, name, position: "supine", instructions: "Slowly.", picture },
  dose: { axis: "reps", sets: 2, reps: 8, ...none },
  side: "both",
  restSeconds: 30,
  findsLoad: false,
  note: null,
});
const blocks: PatientBlock[] = [
  { name: "Main", prescriptions: [row("Own bridge", photo), row("Bridge", "/figures/bridge?v=1")] },
];
const render = (element: ReactElement) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en-GB" timeZone="UTC" messages={catalogue("en-GB")}>
      {element}
    </NextIntlClientProvider>,
  );

test("on the sheet to tick, loaded before it is printed; a built-in exercise keeps its drawing", () => {
  const html = render(<TickSheet title="For Ines" schedule="3 a week" note={null} blocks={blocks} />);
  expect(html).toMatch(new RegExp(`<img[^>]*src="${photo}"[^>]*loading="eager"`));
  expect(html).not.toContain("/figures/bridge");
  expect(html).toContain("<svg");
});

test("in the program as the patient and the preview show it", () => {
  const schedule = { kind: "weekly_quota", perWeek: 3 } as const;
  const html = render(<PatientProgram schedule={schedule} note={null} noteFrom={null} blocks={blocks} />);
  expect(html).toContain(`src="${photo}"`);
});
