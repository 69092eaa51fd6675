/**
 * `npm run -s rules -- gate|adherence|progression|scoring|triage < cases.json`: answers a JSON array of cases in the
 * shapes of the worked examples, one answer a case, in order. A stable way to ask the rules from outside; needs no
 * database.
 */
import { readFileSync } from "node:fs";
import { exerciseBySlug } from "#db/content/exercises.ts";
import { answerAdherenceCase } from "#lib/domain/adherence-cases.ts";
import { answerGateCase } from "#lib/domain/gate-cases.ts";
import { answerProgressionCase } from "#lib/domain/progression-cases.ts";
import { answerScoringCase } from "#lib/domain/prom-cases.ts";
import { answerTriageCase, type TriageCase } from "#lib/domain/triage-cases.ts";
import { argument, Remedy, runCommand, say } from "./terminal.ts";

const answers: Record<string, (input: unknown) => unknown> = {
  gate: (input) => answerGateCase(input as Parameters<typeof answerGateCase>[0]),
  adherence: (input) => answerAdherenceCase(input as Parameters<typeof answerAdherenceCase>[0]),
  progression: (input) => answerProgressionCase(input, exerciseBySlug),
  scoring: answerScoringCase,
  triage: (input) => answerTriageCase(input as TriageCase),
};

await runCommand(async () => {
  const name = argument() ?? "";
  const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
  if (!answer) throw new Remedy(`Say which rules: ${Object.keys(answers).join(" or ")}.`);
  let cases: unknown;
  try {
    cases = JSON.parse(readFileSync(0, "utf8"));
  } catch {
    throw new Remedy("The input is not JSON. Give an array of cases on standard input.");
  }
  if (!Array.isArray(cases)) throw new Remedy("The input is not a JSON array of cases.");
  say(
    JSON.stringify(
      cases.map((one, index) => {
        try {
          return answer(one);
        } catch (problem) {
          throw new Remedy(
            `Case ${index} cannot be read: ${problem instanceof Error ? problem.message : String(problem)}`,
          );
        }
      }),
    ),
  );
});
