"use server";
/** Saving the settings of the rules; two open tabs never overwrite each other. */
import { ruleSettingsInput } from "#lib/schemas/rule-settings.ts";
import { saveRuleSettings } from "#lib/usecases/rule-settings.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveRuleSettingsAction = defineAction({
  name: "rules:configure",
  schema: ruleSettingsInput,
  usecase: saveRuleSettings,
  after: () => ({ message: "ruleSettings.saved" }),
});
