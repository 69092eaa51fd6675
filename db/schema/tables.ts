/** The whole schema, assembled once from its nouns. */
import type { Kit } from "#db/dialect/kit.ts";
import { clinicTables } from "./clinic.ts";
import { decisionTables } from "./decision.ts";
import { episodeTables } from "./episode.ts";
import { exerciseTables } from "./exercise.ts";
import { flareTables } from "./flare.ts";
import { memberTables } from "./member.ts";
import { ownExerciseTables } from "./own-exercise.ts";
import { programTables } from "./program.ts";
import { promTables } from "./prom.ts";
import { redFlagTables } from "./red-flag.ts";
import { sessionTables } from "./session.ts";
import { signalTables } from "./signal.ts";

export function defineTables(k: Kit) {
  const clinic = clinicTables(k);
  const member = memberTables(k, clinic);
  const episode = episodeTables(k, clinic, member);
  const redFlag = redFlagTables(k, clinic, member, episode);
  const exercise = exerciseTables(k);
  const ownExercise = ownExerciseTables(k, clinic, member, exercise);
  const program = programTables(k, clinic, member, episode, exercise);
  const session = sessionTables(k, clinic, member, episode, program);
  const decision = decisionTables(k, clinic, member, episode, exercise, program, session);
  const flare = flareTables(k, clinic, member, episode, program);
  const prom = promTables(k, clinic, member, episode);
  const signal = signalTables(k, clinic, member, episode);
  return {
    ...clinic,
    ...member,
    ...episode,
    ...redFlag,
    ...exercise,
    ...ownExercise,
    ...program,
    ...session,
    ...decision,
    ...flare,
    ...prom,
    ...signal,
  };
}

export type Tables = ReturnType<typeof defineTables>;
