/** Doses and schedules as sentences: what a patient reads, in full, for each axis. */
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { DoseText, type DoseTextProps } from "#components/prescription/dose-text.tsx";
import { useScheduleWords } from "#components/program/schedule-words.ts";
import {
  defineDistanceDose,
  defineDurationDose,
  defineHoldDose,
  definePyramidDose,
  defineRepsDose,
} from "#db/content/dose.ts";
import type { Schedule } from "#lib/domain/schedule.ts";
import { catalogue } from "#lib/messages/catalogue.ts";

function read(children: ReactNode, locale = "en-GB"): string {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={catalogue(locale)}>
      {children}
    </NextIntlClientProvider>,
  );
  return html.replace(/<[^>]+>/g, "|").replaceAll("\u00a0", " ");
}
const words = (props: DoseTextProps, locale?: string) => read(<DoseText {...props} />, locale);

test("each axis reads as a sentence", () => {
  expect(words({ dose: defineRepsDose(2, 10) })).toBe("2 sets of 10");
  expect(words({ dose: defineRepsDose(1, 8) })).toBe("1 set of 8");
  expect(words({ dose: defineRepsDose(1, 5, 10) })).toBe("5 holds of 10 seconds");
  expect(words({ dose: defineRepsDose(2, 5, 5) })).toBe("2 sets of 5 holds of 5 seconds");
  expect(words({ dose: definePyramidDose(5, 10), side: "each" })).toBe(
    "5, 3 and 1 holds of 10 seconds, each side",
  );
  expect(words({ dose: defineHoldDose(3, 30) })).toBe("3 holds of 30 seconds");
  expect(words({ dose: defineDurationDose(600) })).toBe("10 minutes");
  expect(words({ dose: defineDurationDose(90), side: "alternating" })).toBe("90 seconds, sides in turn");
  expect(words({ dose: defineDurationDose(135) })).toBe("2 minutes 15 seconds");
});

test("a load is read in the reader’s unit, and one to be found says so", () => {
  const carry = { ...defineDistanceDose(2, 20), loadG: 8000 };
  expect(words({ dose: carry })).toBe("2 × 20 m with 8 kg");
  expect(words({ dose: carry }, "en-US")).toBe("2 × 20 m with 17.6 lb");
  expect(words({ dose: defineDistanceDose(2, 20), findsLoad: true })).toBe(
    "2 × 20 m, find the load at the first session",
  );
});

test("the short form is read out in words", () => {
  expect(words({ dose: definePyramidDose(5, 10), short: true })).toBe(
    "|5·3·1 × 10 s||5, 3 and 1 holds of 10 seconds|",
  );
});

function Words({ schedule }: { readonly schedule: Schedule }) {
  return useScheduleWords()(schedule);
}
test("schedules are sentences too", () => {
  const say = (schedule: Schedule) => read(<Words schedule={schedule} />);
  expect(say({ kind: "fixed_days", weekdays: [0, 2, 4] })).toBe("On Monday, Wednesday and Friday");
  expect(say({ kind: "weekly_quota", perWeek: 3 })).toBe("3 times a week, on days you choose");
  expect(say({ kind: "daily_slots", slotsPerDay: 2, daysPerWeek: 7 })).toBe("Twice a day, every day");
  expect(say({ kind: "on_demand" })).toBe("Whenever you need it, never due");
});
