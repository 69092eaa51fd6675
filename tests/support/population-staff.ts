/**
 * What a therapist and a clinician of a simulated clinic do: invite, clear, publish, answer proposals, end pauses and red
 * flags, decide on flares, judge signals, move phases. Invariant: only the codes that a person could meet are accepted
 * as answers; any other stops the simulation. Long: one act of the
 * staff after another, each with the refusals that may be met.
 */
import type { Chance } from "#db/seed/chance.ts";
import { accept } from "#db/seed/steps.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { addDays, daysBetween, type LocalDay } from "#lib/domain/calendar.ts";
import { consentTextVersion } from "#lib/domain/consent.ts";
import type { Dose } from "#lib/domain/dosage.ts";
import type { Diagnosis, Phase } from "#lib/domain/episode.ts";
import { signalRules } from "#lib/domain/signal.ts";
import { newId } from "#lib/kernel/ids.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { PublishProgramInput } from "#lib/schemas/program.ts";
import { type Draft, readAssign } from "#lib/usecases/assign.ts";
import { readClearancePage, signClearance } from "#lib/usecases/clearance.ts";
import { recordConsent } from "#lib/usecases/consent.ts";
import { type PausedRow, readDecisions } from "#lib/usecases/decision.ts";
import { advancePhase, discharge, readEpisode, returnToCare } from "#lib/usecases/episode.ts";
import { endFlare, readFlareRecord, reviewFlare } from "#lib/usecases/flare.ts";
import { invitePatient } from "#lib/usecases/invitation.ts";
import { publishProgram } from "#lib/usecases/program.ts";
import { answerScreen } from "#lib/usecases/red-flag.ts";
import { endRedFlags, readCareRecord, reviewContext } from "#lib/usecases/red-flag-record.ts";
import { resolveDecisions } from "#lib/usecases/resolve-decision.ts";
import { handleSignals, readPatientSignals } from "#lib/usecases/signal.ts";
import { endSuspension } from "#lib/usecases/suspension.ts";
import { screenForm } from "./acute.ts";
import { insteadOf } from "./population-body.ts";
import type { SimulatedPatient } from "./population-patient.ts";

/** What the therapist plans for a patient, drawn once. */
export interface Care {
  readonly person: SimulatedPatient;
  readonly invitedOn: LocalDay;
  readonly diagnoses: readonly Diagnosis[];
  /** Never cleared: calm care all along. */
  readonly neverCleared: boolean;
  /** Cleared before the criteria are met, from this day after the onset. */
  readonly overridesFrom: number | null;
  /** In the order in which they are begun, each `daysEach` after the one before. */
  readonly templates: readonly string[];
  readonly daysEach: number;
  clearedOn: LocalDay | null;
  begun: number;
  begunOn: LocalDay | null;
}

const ladders = [
  ["subacute-motor-control", "strength-1-foundation", "strength-2-build", "strength-3-load"],
  ["strength-1-foundation", "strength-2-build", "return-to-lifting"],
  ["facet-friendly", "strength-2-build", "maintenance"],
  ["stenosis-flexion", "strength-1-foundation", "maintenance"],
  ["subacute-motor-control", "strength-3-load", "return-to-lifting"],
] as const;

export function careFrom(person: SimulatedPatient, invitedOn: LocalDay, weeks: number, luck: Chance): Care {
  return {
    person,
    invitedOn,
    diagnoses: luck.happens(0.3) ? [(["disc", "facet_oa", "stenosis"] as const)[luck.between(0, 2)]!] : [],
    neverCleared: luck.happens(0.06),
    overridesFrom: luck.happens(0.35) ? luck.between(3, 12) : null,
    templates: ladders[luck.between(0, ladders.length - 1)]!,
    daysEach: luck.between(Math.max(10, weeks * 2), Math.max(14, weeks * 3)),
    clearedOn: null,
    begun: 0,
    begunOn: null,
  };
}

/** The value, or null where it was refused for one of the reasons that may be met. */
function met<T>(step: string, result: Result<T, string, unknown>, ...mayBe: readonly string[]): T | null {
  if (result.ok) return result.value;
  if (mayBe.includes(result.code)) return null;
  throw new Error(`${step}: ${result.code} ${JSON.stringify(result.detail ?? "")}`);
}

const nameOf = (pause: PausedRow) => `${pause.patientName} ${pause.card?.exercise.slug ?? ""}`;

const reason = "Seen in clinic, talked through and agreed.";

export class SimulatedStaff {
  private readonly therapist: MemberActor;
  private readonly clinician: MemberActor;
  private readonly luck: Chance;

  constructor(therapist: MemberActor, clinician: MemberActor, luck: Chance) {
    this.therapist = therapist;
    this.clinician = clinician;
    this.luck = luck;
  }

  async invite({ person, diagnoses }: Care): Promise<void> {
    const { therapist } = this;
    const handover = met(
      "inviting",
      await invitePatient(therapist, {
        idempotencyKey: newId(),
        name: person.name,
        email: null,
        onsetDay: person.onset,
        region: "low_back",
        diagnoses: [...diagnoses],
        clinicianIds: [this.clinician.memberId],
      }),
    )!;
    person.patientId = handover.memberId;
    person.actor = await accept(
      handover.link,
      `${person.name.toLowerCase().replaceAll(" ", ".")}@example.test`,
    );
    met("agreeing", await recordConsent(person.actor, { textVersion: consentTextVersion, agreed: true }));
    met("the screen", await answerScreen(person.actor, screenForm()));
    const { patientId } = person;
    const record = met("the record", await readCareRecord(therapist, { patientId }))!;
    if (record.context)
      met(
        "the context",
        await reviewContext(therapist, {
          patientId,
          contextId: record.context.id,
          note: "Nothing that changes the plan.",
        }),
      );
  }

  /** A working day with one patient. */
  async see(care: Care, day: LocalDay): Promise<void> {
    const { person } = care;
    const { luck } = this;
    if (!person.actor) return;
    if (person.flaggedOn !== null && person.flaggedOn < day) await this.endFlags(care, day);
    if (care.clearedOn === null) {
      if (!care.neverCleared) await this.clear(care, day);
      return;
    }
    await this.program(care, day);
    if (person.inFlare || luck.happens(0.02)) await this.decideFlare(care);
    if (luck.happens(0.12)) await this.judge(care, day);
    if (luck.happens(0.02)) await this.movePhase(care);
  }

  private async endFlags({ person }: Care, day: LocalDay): Promise<void> {
    const { patientId } = person;
    const by = this.luck.happens(0.5) ? this.therapist : this.clinician;
    const record = met("the record", await readCareRecord(by, { patientId }))!;
    const open = record.flags.filter((flag) => flag.mayEnd);
    if (open.length > 0)
      met(
        "ending flags",
        await endRedFlags(by, {
          patientId,
          flagIds: open.map((flag) => flag.id),
          reason,
          assessedBy: "Dr Lark",
          assessedOn: record.today < day ? record.today : day,
        }),
        // Raised while the phone was in another zone: the day lies before or after.
        "assessed_on_impossible",
      );
    person.flaggedOn = null;
  }

  private async clear(care: Care, day: LocalDay): Promise<void> {
    const { person } = care;
    const { patientId } = person;
    const page = met("the gate", await readClearancePage(this.therapist, { patientId }))!;
    const { outcome } = page.view.gate;
    const overrides = care.overridesFrom !== null && daysBetween(person.onset, day) >= care.overridesFrom;
    if (outcome !== "READY_FOR_REVIEW" && !overrides) return;
    const signed = met(
      "signing",
      await signClearance(this.therapist, {
        patientId,
        idempotencyKey: page.formId,
        fingerprint: page.view.fingerprint,
        reason: outcome === "READY_FOR_REVIEW" ? null : reason,
      }),
      "gate_escalates",
    );
    if (!signed) return;
    care.clearedOn = day;
    person.isAcute = false;
    await this.program(care, day);
  }

  private async program(care: Care, day: LocalDay): Promise<void> {
    const { luck } = this;
    const next = care.templates[care.begun];
    if (next && (care.begunOn === null || daysBetween(care.begunOn, day) >= care.daysEach)) {
      const startDay = luck.happens(0.2) ? addDays(day, luck.between(1, 3)) : day;
      if (!(await this.publish(care, { template: next }, startDay))) return;
      care.begun += 1;
      care.begunOn = day;
    } else if (care.begunOn !== null && luck.happens(0.012)) {
      await this.publish(care, { change: "newest" }, day);
    }
  }

  private async publish(
    { person }: Care,
    of: { template: string } | { change: string },
    startDay: LocalDay,
  ): Promise<boolean> {
    const { patientId } = person;
    const { luck, therapist } = this;
    const view = met("the editor", await readAssign(therapist, { patientId, ...of }))!;
    const draft = view.draft as Draft;
    const changes = "change" in of;
    const library = new Map(view.exercises.map((exercise) => [exercise.id, exercise]));
    if (startDay < view.today) return false;
    const input = {
      patientId,
      programId: draft.programId,
      versionId: draft.versionId,
      baseVersionId: draft.baseVersionId,
      templateId: draft.templateId,
      name: draft.name,
      schedule: changes && luck.happens(0.3) ? { kind: "fixed_days", weekdays: [0, 2, 4] } : draft.schedule,
      startDay,
      noteToPatient: null,
      movePhase: draft.phaseOffer !== null && luck.happens(0.8),
      blocks: draft.blocks.map((block) => ({
        ...block,
        prescriptions: block.prescriptions.map((item) => {
          const exercise = library.get(item.exerciseId)!;
          const harder = changes && block.kind === "main" && luck.happens(0.3);
          const dose: Dose = harder ? { ...item.dose, sets: item.dose.sets + 1 } : item.dose;
          const fits = !harder || dose.sets <= (exercise.bounds.sets?.max ?? 1);
          const named = luck.happens(0.5) ? luck.between(2, 8) * 1000 : null;
          const loadG = exercise.loadable ? (dose.loadG ?? named) : null;
          return {
            ...item,
            ...(fits ? dose : item.dose),
            loadG,
            findsLoad: exercise.loadable && loadG === null,
            cautionReason: exercise.caution.level === 2 ? "Tried in clinic with good form." : null,
          };
        }),
      })),
    } as unknown as PublishProgramInput;
    const done = met(
      "publishing",
      await publishProgram(therapist, input),
      "red_flag_open",
      "clearance_required",
      "conflict",
    );
    return done !== null;
  }

  private async decideFlare({ person }: Care): Promise<void> {
    const { patientId } = person;
    const { luck, therapist } = this;
    const record = met("flares", await readFlareRecord(therapist, { patientId }))!;
    if (!record.open) return;
    const form = { patientId, flareId: record.open.flareId, idempotencyKey: record.formId, reason };
    if (record.open.review !== null && luck.happens(0.35))
      met("reviewing", await reviewFlare(therapist, form), "conflict");
    else if (luck.happens(0.03))
      met(
        "ending a flare",
        await endFlare(therapist, { ...form, plan: luck.happens(0.7) ? "before" : "keep" }),
        "conflict",
        "clearance_required",
        "red_flag_open",
      );
  }

  private async judge({ person }: Care, day: LocalDay): Promise<void> {
    const { patientId } = person;
    const { luck, therapist } = this;
    const view = met("signals", await readPatientSignals(therapist, { patientId }))!;
    const standing = view.standing.toSorted((a, b) => (a.code < b.code ? -1 : 1));
    const signal = standing[luck.between(0, Math.max(0, standing.length - 1))];
    if (!signal) return;
    const snoozes = signalRules[signal.code].tier > 0 && luck.happens(0.3);
    const act = snoozes ? "snooze" : luck.happens(0.5) ? "acknowledge" : "close";
    met(
      "judging",
      await handleSignals(therapist, {
        patientId,
        act,
        signals: [{ id: signal.id, seen: signal.seen }],
        reason,
        from: "patient",
        until: snoozes ? addDays(day, luck.between(2, 14)) : null,
      }),
      "conflict",
      "flag_open",
      "until_out_of_range",
    );
  }

  private async movePhase(care: Care): Promise<void> {
    const { person } = care;
    const { patientId } = person;
    const { luck, therapist } = this;
    const { phase } = met("the episode", await readEpisode(therapist, { patientId }))!.facts;
    const form = { patientId, changeId: newId(), from: phase, reason };
    const next: Partial<Record<Phase, Phase>> = { subacute: "strengthening", strengthening: "maintenance" };
    if (luck.happens(0.12) && phase !== "acute" && phase !== "discharged") {
      met("returning", await returnToCare(therapist, { ...form, to: "acute" }));
      care.clearedOn = null;
      care.begunOn = null;
      care.begun = Math.max(0, care.begun - 1);
      person.isAcute = true;
    } else if (luck.happens(0.05)) met("discharging", await discharge(therapist, form));
    else if (next[phase]) met("advancing", await advancePhase(therapist, { ...form, to: next[phase]! }));
  }

  /** Proposals and pauses over the whole caseload. */
  async decide(): Promise<void> {
    const { luck, therapist } = this;
    const view = met("decisions", await readDecisions(therapist))!;
    const waiting = view.waiting.toSorted((a, b) => (a.patientName < b.patientName ? -1 : 1));
    for (const { patientId, cards } of waiting) {
      if (!luck.happens(0.45)) continue;
      const answer = luck.happens(0.75) ? "approve" : luck.happens(0.5) ? "decline" : "change";
      // By name, because proposals of one moment come in the order of their ids, which are random.
      const named = cards.toSorted((a, b) => (a.exercise.slug < b.exercise.slug ? -1 : 1));
      const some = answer === "change" || luck.happens(0.3) ? named.slice(0, 1) : named;
      const [card] = some;
      const dose = answer === "change" && card?.to && !card.toExercise ? insteadOf(card.from, card.to) : null;
      met(
        "answering",
        await resolveDecisions(therapist, {
          answer: answer === "change" && dose === null ? "decline" : answer,
          items: some.map(({ decisionId }) => ({ decisionId, patientId })),
          dose,
          reason: null,
          cautionReason: "Tried in clinic with good form.",
        }),
      );
    }
    const pauses = view.paused.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    for (const pause of pauses) {
      if (!luck.happens(0.3)) continue;
      met(
        "ending a pause",
        await endSuspension(therapist, {
          patientId: pause.patientId,
          suspensionId: pause.id,
          answer: luck.happens(0.8) ? "resume" : "leave_out",
          reason: null,
          dose: null,
        }),
        "already",
        "red_flag_open",
        "flare",
        "program_changed",
        "dose_out_of_bounds",
      );
    }
  }
}
