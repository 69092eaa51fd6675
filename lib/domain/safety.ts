/**
 * The pain bands that patients are told about, and the check before each session.
 * Invariant: more pain never leads to a milder band or a freer session; an answer not given lets nothing loaded
 * through. Source: clinical.md A5 (traffic light, "Before each session"), A2 (mild, moderate, severe), L (copy).
 */

/** Edges of the traffic light, 0 to 10 inclusive: green to `painGreenMax`, amber to `painAmberMax`, red above. */
export interface PainBandSettings {
  readonly painGreenMax: number;
  readonly painAmberMax: number;
  /** From here the exercise is stopped and the therapist told at once. */
  readonly painStop: number;
}

export const painBandDefaults: PainBandSettings = { painGreenMax: 2, painAmberMax: 5, painStop: 8 };

export type PainBand = "green" | "amber" | "red" | "stop";

/**
 * The band of the worst pain during an exercise: 0–2 green, 3–5 amber, 6–7 red, 8 and more stop (with the defaults).
 * Wording: `safety.during.<band>`. Next-morning change is not in it: the zone of an exposure is a progression rule.
 */
export function painBandOf(during: number, settings: PainBandSettings = painBandDefaults): PainBand {
  if (during >= settings.painStop) return "stop";
  if (during > settings.painAmberMax) return "red";
  return during > settings.painGreenMax ? "amber" : "green";
}

export type RestPainBand = "mild" | "moderate" | "severe";

/** The band of a resting or worst pain 0 to 10: 0–3 mild, 4–6 moderate, 7–10 severe (NPRS bands, clinical.md A2). */
export function restPainBandOf(pain: number): RestPainBand {
  if (pain >= 7) return "severe";
  return pain >= 4 ? "moderate" : "mild";
}

export interface BeforeSession {
  /** Resting pain now, 0 to 10; null is "not answered". */
  readonly restPain: number | null;
  /** The person's baseline (A5), 0 to 10; null while there is none. */
  readonly baseline: number | null;
  /** Took something that makes drowsy; null is "not answered". */
  readonly drowsy: boolean | null;
}

export interface SessionStart {
  /** `ask`: a question is open, so nothing starts. `calm`: the calm plan instead. `planned`: as prescribed. */
  readonly kind: "ask" | "calm" | "planned";
  /** Ask whether this is a flare: the pain has swapped the session. */
  readonly asksFlare: boolean;
  /** Leave loaded exercises out today, without loss of credit. */
  readonly withoutLoad: boolean;
  /** Say not to drive. */
  readonly noDriving: boolean;
}

/**
 * What starts after the two questions before a session (clinical.md A5): resting pain of 6 or more, or at least 4
 * and 2 above baseline, swaps to the calm plan and asks about a flare. A person without a baseline is held to the 4.
 * Something that makes drowsy leaves loaded exercises out.
 */
export function decideSessionStart({ restPain, baseline, drowsy }: BeforeSession): SessionStart {
  const swap = restPain !== null && (restPain >= 6 || (restPain >= 4 && restPain >= (baseline ?? 0) + 2));
  const open = restPain === null || drowsy === null;
  return {
    kind: swap ? "calm" : open ? "ask" : "planned",
    asksFlare: swap,
    // Not answered is not "no": while it is open, nothing loaded is offered.
    withoutLoad: drowsy !== false,
    noDriving: drowsy === true,
  };
}
