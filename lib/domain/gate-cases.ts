/**
 * Answers worked gate examples in their published notation (day numbers instead of dates) with the real rule.
 * Invariant: nothing is decided here; a missing answer is handed on as missing. Source: clinical.md A2, vectors.
 */
import { addDays, type LocalDay } from "./calendar.ts";
import { decideGate, type GateCheckIn, type GateOutcome, type GateReason } from "./gate.ts";

/** One day of an example: `d` a local day number, `an` the medicine level; absent and null are "not answered". */
export interface GateCaseDay {
  readonly d: number;
  readonly rest?: number | null;
  readonly worst?: number | null;
  readonly night?: boolean | null;
  readonly an?: number | null;
}

/**
 * One example. Walk, chair, medicine that makes drowsy and the leg question are those of the newest day. `today` is
 * a local day number; absent, it is the newest check-in's. Without `daySinceOnset` nothing is called slow.
 */
export interface GateCase {
  readonly input: {
    readonly days?: readonly GateCaseDay[] | null;
    readonly today?: number | null;
    readonly walk?: number | null;
    readonly stand?: boolean | null;
    readonly sedating?: boolean | null;
    readonly neuro?: boolean | null;
    readonly redflag?: boolean | null;
    readonly daySinceOnset?: number | null;
  };
}

/** Day number 0 of the examples; any date would do. */
const dayZero: LocalDay = "2025-01-06";

/** The outcome and ordered reasons of one example, by `decideGate` with the default limits. */
export function answerGateCase({ input }: GateCase): [GateOutcome, GateReason[]] {
  const days = input.days ?? [];
  const newest = days.reduce<number | null>((max, { d }) => (max === null || d > max ? d : max), null);
  const today = addDays(dayZero, input.today ?? newest ?? 0);
  // Listed in the order given: of two entries for one day the later one corrects the earlier.
  const checkIns = days.map((day): GateCheckIn => {
    const isNewest = day.d === newest;
    return {
      day: addDays(dayZero, day.d),
      restPain: day.rest ?? null,
      worstPain: day.worst ?? null,
      wokenByPain: day.night ?? null,
      analgesicLevel: day.an ?? null,
      sedating: isNewest ? (input.sedating ?? null) : false,
      walkMinutes: isNewest ? (input.walk ?? null) : null,
      standsUnaided: isNewest ? (input.stand ?? null) : null,
      legWorse: isNewest ? (input.neuro ?? null) : false,
    };
  });
  // A leg known to be worse stays known where no day is given to carry the answer.
  if (newest === null && input.neuro === true) {
    checkIns.push(emptyCheckIn(today));
  }
  const since = input.daySinceOnset ?? null;
  const gate = decideGate({
    checkIns,
    openRedFlag: input.redflag === true,
    onsetOn: since === null ? null : addDays(today, -since),
    today,
  });
  return [gate.outcome, [...gate.reasons]];
}

function emptyCheckIn(day: LocalDay): GateCheckIn {
  return {
    day,
    restPain: null,
    worstPain: null,
    wokenByPain: null,
    analgesicLevel: null,
    sedating: null,
    walkMinutes: null,
    standsUnaided: null,
    legWorse: true,
  };
}
