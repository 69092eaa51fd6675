/** Two implementations, written apart from the same text, decide alike on every axis. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { decideProgression } from "#lib/domain/progression.ts";
import { inputArbitrary } from "./progression-inputs.ts";
import { consultOracle } from "./progression-oracle.ts";

test("the rules and their second writing agree on action, reason and dose", () => {
  fc.assert(
    fc.property(inputArbitrary, (input) => {
      const decision = decideProgression(input);
      const next = decision?.next ?? null;
      expect(
        decision && {
          action: decision.action,
          reason: decision.reason,
          next: next && (next.kind === "rung" ? next.slug : next.dose),
        },
      ).toEqual(consultOracle(input));
    }),
    { numRuns: 20_000 },
  );
});
