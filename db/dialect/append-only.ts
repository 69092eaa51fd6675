/**
 * Which tables are written once. Invariant: what a person stated, and what was decided on it, is never changed or
 * deleted; a correction is a further row. A table of facts that is missing here has no guard.
 */

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
  "exercise_revisions",
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
