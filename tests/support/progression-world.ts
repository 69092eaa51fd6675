/**
 * One patient with a published program in a clinic whose rules decide, and days lived through the use cases.
 * Everything goes through `recordFacts`, so that the rules run where they run in production.
 */
import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { type DecisionRow, listDecisions } from "#db/queries/decision.ts";
import { listServedVersions, type ServedPrescription, type ServedVersion } from "#db/queries/program.ts";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import type { RulesGrant } from "#lib/access/grant.ts";
import { systemGrant, systemRulesGrant } from "#lib/access/system.ts";
import type { Fact } from "#lib/domain/facts.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import type { PublishProgramInput } from "#lib/schemas/program.ts";
import { publishProgram } from "#lib/usecases/program.ts";
import { recordFacts } from "#lib/usecases/record-facts.ts";
import { installedTemplate, publishInput } from "./program-input.ts";
import { addClearance, closed, finished, setsOf, started } from "./session-world.ts";
import { addEpisode, addMember, type World } from "./world.ts";

/** The first day of the program, a Monday. */
export const firstDay = "2025-03-03";
export const dayOf = (n: number) =>
  new Date(Date.parse(`${firstDay}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
/** 18:00 and 8:00 in Vienna on the day counted from the first. */
export const evening = (n: number) => new Date(Date.parse(`${dayOf(n)}T17:00:00Z`));
export const morning = (n: number) => new Date(Date.parse(`${dayOf(n)}T07:00:00Z`));

export interface Said {
  readonly pain?: number | null;
  readonly effort?: number | null;
  readonly done?: (target: number) => number;
}

export interface TrainingPatient {
  readonly patient: MemberActor;
  readonly episodeId: string;
  readonly grant: RulesGrant;
  versions(): Promise<ServedVersion[]>;
  newest(): Promise<ServedVersion>;
  mainRows(): Promise<ServedPrescription[]>;
  rowOf(slug: string): Promise<ServedPrescription>;
  /** Newest first. */
  decisions(slug?: string): Promise<DecisionRow[]>;
  /** A whole session on day `n`, of the newest version or the one named; what is not said was easy and as prescribed. */
  doSession(n: number, said?: Readonly<Record<string, Said>>, versionId?: string): Promise<string>;
  /** The answer on the morning after day `n`. */
  answer(n: number, painNrs: number, revision?: number): Promise<void>;
  send(facts: readonly Fact[], at: Date): Promise<void>;
}

/** Switches the rules of the clinic on or off. */
export async function switchRules(store: Store, clinicId: string, on: boolean): Promise<void> {
  await store.writeUnaudited(systemGrant("setup"), (tx) =>
    tx.update(tables.clinics).set({ progressionEnabled: on }).where(eq(tables.clinics.id, clinicId)),
  );
}

/** The foundation program, with the bridge above its least so that it can step down on its own axis. */
export async function foundationInput(
  store: Store,
  patientId: string,
  more: Partial<PublishProgramInput> = {},
): Promise<PublishProgramInput> {
  const template = await installedTemplate(store, "strength-1-foundation");
  const input = publishInput(template, { patientId, startDay: firstDay, ...more });
  const bridge = template.blocks
    .flatMap((block) => block.items)
    .find(({ exercise }) => exercise.slug === "glute-bridge");
  const blocks = input.blocks.map((block) => ({
    ...block,
    prescriptions: block.prescriptions.map((row) =>
      row.exerciseId === bridge?.exercise.id ? { ...row, reps: 12 } : row,
    ),
  }));
  return { ...input, blocks };
}

let people = 0;

/** A patient in strengthening, cleared, with the foundation program published on the first day. */
export async function addTrainingPatient(
  store: Store,
  world: World,
  change: (input: PublishProgramInput) => PublishProgramInput = (input) => input,
): Promise<TrainingPatient> {
  const { patient, episodeId } = await atInstant(new Date("2025-02-20T09:00:00Z"), async () => {
    const member = await addMember(store, world.clinicId, "patient", `Pat ${++people}`);
    const team = [{ member: world.therapist, part: "lead_therapist" as const }];
    const id = await addEpisode(store, member, team, { phase: "strengthening", onsetDay: "2025-01-10" });
    return { patient: member, episodeId: id };
  });
  await addClearance(store, { patient, episodeId, by: world.therapist }, "2025-02-25");
  const input = change(await foundationInput(store, patient.memberId));
  const published = await atInstant(morning(0), () => publishProgram(world.therapist, input));
  expect(published.ok).toBe(true);
  const grant = systemRulesGrant({ clinicId: patient.clinicId, patientId: patient.memberId, episodeId });
  const versions = () => listServedVersions(store.read, grant);
  const newest = async () => (await versions()).at(-1)!;
  const mainRows = async () =>
    (await newest()).blocks.filter((block) => block.kind === "main").flatMap((block) => block.prescriptions);
  const send = async (facts: readonly Fact[], at: Date) => {
    const result = await atInstant(at, () => recordFacts(patient, { patientId: patient.memberId, facts }));
    if (!result.ok) throw new Error(result.code);
    expect(result.value.results.filter((one) => one.status === "rejected")).toEqual([]);
  };
  return {
    patient,
    episodeId,
    grant,
    versions,
    newest,
    mainRows,
    send,
    rowOf: async (slug) => (await mainRows()).find((row) => row.exercise.slug === slug)!,
    decisions: async (slug) =>
      (await listDecisions(store.read, grant)).filter(
        (one) => slug === undefined || one.inputs.rule.slug === slug,
      ),
    doSession: async (n, said = {}, versionId) => {
      const all = await versions();
      const served = all.find((one) => one.versionId === versionId) ?? all.at(-1)!;
      const at = evening(n);
      const session = started(served.versionId, at, dayOf(n));
      const facts: Fact[] = [session];
      for (const row of served.blocks.flatMap((block) => block.prescriptions)) {
        const { pain = 1, effort = 3, done = (target: number) => target } = said[row.exercise.slug] ?? {};
        facts.push(...setsOf(session.id, row.id, row.dose, row.side, at, done));
        facts.push(closed(session.id, row.id, at, { painDuring: pain, effort }));
      }
      facts.push(finished(session.id, at));
      await send(facts, new Date(at.getTime() + 3_600_000));
      return session.id;
    },
    answer: async (n, painNrs, revision = 0) => {
      const at = morning(n + 1);
      const fact: Fact = {
        kind: "next_day_answered",
        id: newId(),
        sessionDay: dayOf(n),
        revision,
        painNrs,
        zone: "Europe/Vienna",
        recordedAt: at,
      };
      await send([fact], at);
    },
  };
}
