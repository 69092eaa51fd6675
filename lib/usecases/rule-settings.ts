/**
 * The clinic's settings of the progression rules. Invariants: every setting within its safe limits and in order; each save
 * is a revision of its own, so that it stays on record what was in force when; published versions keep what they were
 * published with. Source: clinical.md B2 "Safe limits of the settings".
 */
import { isUniqueViolation } from "#db/dialect/errors.ts";
import { getRuleSettings, insertRuleSettings, listRuleSettings } from "#db/queries/rule-settings.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { defaultRules, type RulesConfig } from "#lib/domain/prescription.ts";
import { type RulesField, rulesFields, rulesProblems } from "#lib/domain/rules-settings.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { RuleSettingsInput } from "#lib/schemas/rule-settings.ts";

/** One setting that a revision changed. */
export interface RuleChange {
  readonly field: RulesField;
  readonly from: number;
  readonly to: number;
}

export interface RuleRevision {
  readonly revision: number;
  readonly at: Date;
  readonly by: string;
  readonly changes: readonly RuleChange[];
}

export interface RuleSettingsView {
  readonly rules: RulesConfig;
  /** 0 while the clinic has never saved any: the project's defaults hold. */
  readonly revision: number;
  /** Newest first. */
  readonly history: readonly RuleRevision[];
}

/** The settings with their history (`clinic:configure`). */
export async function readRuleSettings(actor: Actor): Promise<Result<RuleSettingsView, Denial>> {
  const access = await authorize(actor, "clinic:configure");
  if (!access.ok) return access;
  const rows = await listRuleSettings((await getStore()).read, access.value);
  return ok({
    rules: rows[0]?.rules ?? defaultRules,
    revision: rows[0]?.revision ?? 0,
    history: rows.map(({ revision, rules, changedAt, by }, index) => ({
      revision,
      at: changedAt,
      by,
      changes: changesBetween(rows[index + 1]?.rules ?? defaultRules, rules),
    })),
  });
}

/** What the second set differs in, in the order of the fields. */
function changesBetween(before: RulesConfig, after: RulesConfig): RuleChange[] {
  return rulesFields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, from: before[field], to: after[field] }));
}

/**
 * Saves the settings as the next revision (`clinic:configure`). The same settings again save nothing. `conflict` when
 * somebody saved since the form was opened; `rules_refused` outside the safe limits (the form says which).
 */
export async function saveRuleSettings(
  actor: Actor,
  { revision, rules }: RuleSettingsInput,
): Promise<Result<{ readonly revision: number }, Denial | "conflict" | "rules_refused">> {
  const access = await authorize(actor, "clinic:configure");
  if (!access.ok) return access;
  const grant = access.value;
  if (rulesProblems(rules).length > 0) return err("rules_refused");
  const store = await getStore();
  try {
    return await store.write(
      grant,
      "rules:configure",
      async (tx, audit): Promise<Result<{ readonly revision: number }, "conflict">> => {
        audit({ subjectId: grant.clinicId });
        const present = await getRuleSettings(tx, grant);
        if (present.revision !== revision) return err("conflict");
        if (changesBetween(present.rules, rules).length === 0) return ok({ revision });
        const next = { id: newId(now().getTime()), revision: revision + 1, rules, at: now() };
        await insertRuleSettings(tx, grant, next);
        return ok({ revision: next.revision });
      },
    );
  } catch (problem) {
    if (isUniqueViolation(problem)) return err("conflict");
    throw problem;
  }
}
