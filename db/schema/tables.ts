/** The whole schema, assembled once from its nouns. */
import type { Kit } from "#db/dialect/kit.ts";
import { clinicTables } from "./clinic.ts";
import { episodeTables } from "./episode.ts";
import { exerciseTables } from "./exercise.ts";
import { memberTables } from "./member.ts";
import { ownExerciseTables } from "./own-exercise.ts";
import { programTables } from "./program.ts";
import { redFlagTables } from "./red-flag.ts";
import { sessionTables } from "./session.ts";

export function defineTables(k: Kit) {
  const clinic = clinicTables(k);
  const member = memberTables(k, clinic);
  const episode = episodeTables(k, clinic, member);
  const redFlag = redFlagTables(k, clinic, member, episode);
  const exercise = exerciseTables(k);
  const ownExercise = ownExerciseTables(k, clinic, member, exercise);
  const program = programTables(k, clinic, member, episode, exercise);
  const session = sessionTables(k, clinic, member, episode, program);
  return {
    ...clinic,
    ...member,
    ...episode,
    ...redFlag,
    ...exercise,
    ...ownExercise,
    ...program,
    ...session,
  };
}

export type Tables = ReturnType<typeof defineTables>;
