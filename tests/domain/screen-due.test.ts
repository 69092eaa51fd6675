/** Which whole red-flag screen is due: intake first, then a flare, then the start of a program; any complete one counts. */
import { expect, test } from "vitest";
import { screenDue } from "#lib/domain/screen-due.ts";

const at = (day: number) => new Date(Date.UTC(2025, 2, day));
const none = { complete: [], cameBackAt: null, flareAt: null, strengthensSince: null };

test.each([
  ["never answered", { ...none }, "intake"],
  ["answered before coming back to calm care", { ...none, complete: [at(1)], cameBackAt: at(2) }, "intake"],
  ["answered after it", { ...none, complete: [at(3)], cameBackAt: at(2) }, null],
  ["a flare since", { ...none, complete: [at(3)], flareAt: at(4) }, "flare"],
  ["a program since", { ...none, complete: [at(3)], strengthensSince: at(4) }, "program_start"],
  [
    "a flare and a program since",
    { ...none, complete: [at(3)], flareAt: at(5), strengthensSince: at(4) },
    "flare",
  ],
  [
    "one screen after both",
    { ...none, complete: [at(6), at(1)], flareAt: at(5), strengthensSince: at(4) },
    null,
  ],
  ["at the very moment", { ...none, complete: [at(4)], strengthensSince: at(4) }, null],
] as const)("%s", (_what, given, due) => {
  expect(screenDue(given)).toBe(due);
});
