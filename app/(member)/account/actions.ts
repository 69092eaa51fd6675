"use server";
/** What a person changes about their own account. Nothing here names anyone but the person who asks. */
import {
  changePassphraseInput,
  nothing,
  preferencesInput,
  revokeSessionInput,
} from "#lib/schemas/account.ts";
import {
  changePassphrase,
  savePreferences,
  signOutDevice,
  signOutOtherDevices,
} from "#lib/usecases/account.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveAccount = defineAction({
  name: "account:save",
  schema: preferencesInput,
  usecase: savePreferences,
  after: () => ({ message: "account.preferences.saved" }),
});

export const savePassphrase = defineAction({
  name: "account:change-passphrase",
  schema: changePassphraseInput,
  usecase: changePassphrase,
  after: () => ({ message: "account.passphrase.saved" }),
});

export const revokeDevice = defineAction({
  name: "session:revoke",
  schema: revokeSessionInput,
  usecase: signOutDevice,
  after: () => ({ message: "account.devices.signedOut" }),
});

export const revokeOtherDevices = defineAction({
  name: "session:revoke-others",
  schema: nothing,
  usecase: signOutOtherDevices,
  after: () => ({ message: "account.devices.othersSignedOut" }),
});
