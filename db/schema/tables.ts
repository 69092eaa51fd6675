/** The whole schema, assembled once from its nouns. */
import type { Kit } from "#db/dialect/kit.ts";
import { clinicTables } from "./clinic.ts";
import { episodeTables } from "./episode.ts";
import { exerciseTables } from "./exercise.ts";
import { memberTables } from "./member.ts";
import { programTables } from "./program.ts";
import { redFlagTables } from "./red-flag.ts";
import { sessionTables } from "./session.ts";

export function defineTables(k: Kit) {
  const clinic = clinicTables(k);
  const member = memberTables(k, clinic);
  const episode = episodeTables(k, clinic, member);
  const redFlag = redFlagTables(k, clinic, member, episode);
  const exercise = exerciseTables(k);
  const program = programTables(k, clinic, member, episode, exercise);
  const session = sessionTables(k, clinic, member, episode, program);
  return { ...clinic, ...member, ...episode, ...redFlag, ...exercise, ...program, ...session };
}

export type Tables = ReturnType<typeof defineTables>;

/** Tables whose rows are written once: a trigger in both engines refuses to change or delete them. */
export const appendOnly = [
  "audit_entries",
  "consents",
  "phase_changes",
  "check_ins",
  "clearances",
  "clearance_revocations",
  "red_flag_contexts",
  "red_flag_context_reviews",
  "red_flag_screens",
  "red_flag_answers",
  "red_flags",
  "red_flag_clearances",
  "programs",
  "program_versions",
  "program_endings",
  "program_blocks",
  "prescriptions",
  "sessions",
  "session_amendments",
  "session_sets",
  "exposures",
  "session_finishes",
  "late_entry_reviews",
  "excuses",
  "excuse_withdrawals",
] as const;
