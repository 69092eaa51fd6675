/**
 * The therapist's caseload: every patient whose care team the therapist belongs to, in order of need.
 * Invariant: at most eight statements whatever the number of patients or the length of their history.
 */
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import {
  type CaseloadFilter,
  type CaseloadGroup,
  caseloadFilters,
  caseloadGroups,
  groupOf,
  matchesFilter,
} from "#lib/domain/caseload.ts";
import { now } from "#lib/kernel/clock.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { type PatientRow, readPatientRows } from "./view/patient-row.ts";

export interface CaseloadView {
  /** The moment it was read: waiting times count to here. */
  readonly at: Date;
  /** How many need a person now (P0), today (P0 and P1), this week (P2) and when there is time (P3). */
  readonly counts: {
    readonly all: number;
    readonly now: number;
    readonly today: number;
    readonly week: number;
    readonly later: number;
  };
  /** How many rows each filter has. */
  readonly filters: readonly { readonly filter: CaseloadFilter; readonly count: number }[];
  readonly filter: CaseloadFilter;
  /** The rows of the filter, by group; groups without a row are left out. */
  readonly groups: readonly { readonly group: CaseloadGroup; readonly rows: readonly PatientRow[] }[];
}

/** The caseload of a therapist under a filter. Codes: those of access alone. */
export async function getCaseload(
  actor: Actor,
  input: { readonly filter: CaseloadFilter },
): Promise<Result<CaseloadView, Denial>> {
  const access = await authorize(actor, "caseload:read");
  if (!access.ok) return access;
  const { read } = await getStore();
  const rows = await readPatientRows(read, access.value);
  const belongs = (row: PatientRow, filter: CaseloadFilter) =>
    matchesFilter({ ...row, signals: row.signals.filter((signal) => signal.state !== "snoozed") }, filter);
  const inTier = (tier: number) => rows.filter((row) => row.tier === tier).length;
  const shown = rows.filter((row) => belongs(row, input.filter));
  return ok({
    at: now(),
    counts: {
      all: rows.length,
      now: inTier(0),
      today: inTier(0) + inTier(1),
      week: inTier(2),
      later: inTier(3),
    },
    filters: caseloadFilters.map((filter) => ({
      filter,
      count: rows.filter((row) => belongs(row, filter)).length,
    })),
    filter: input.filter,
    groups: caseloadGroups
      .map((group) => ({ group, rows: shown.filter((row) => groupOf(row) === group) }))
      .filter(({ rows: inGroup }) => inGroup.length > 0),
  });
}
