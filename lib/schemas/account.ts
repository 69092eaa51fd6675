/** Sign-in, passphrases, a person's own settings. */
import { z } from "zod";
import { localeCode } from "./clinic.ts";
import { checkbox, line, uuid, wholeNumber, zone } from "./text.ts";

/** An e-mail address or a chosen name, lower case; 3 to 120 characters without spaces. */
export const signInName = z
  .string("required")
  .trim()
  .toLowerCase()
  .min(3, "too_short")
  .max(120, "too_long")
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
  .regex(/^[^\s\u0000-\u001f]+$/u, "no_spaces");

/** 12 to 200 characters, anything typeable, not one character repeated. */
export const passphrase = z
  .string("required")
  .min(12, "passphrase_too_short")
  .max(200, "too_long")
  .refine((text) => new Set(text).size >= 5, "passphrase_too_simple");

export const signInInput = z.object({
  signInName,
  passphrase: z.string("required").min(1, "required").max(200, "too_long"),
});
export type SignInInput = z.infer<typeof signInInput>;

/** The token stands in the address of the page; it is sent with the form and never shown again. */
export const acceptInvitationInput = z.object({
  token: z.string("required").min(20).max(100),
  signInName,
  passphrase,
});
export type AcceptInvitationInput = z.infer<typeof acceptInvitationInput>;

export const themes = ["auto", "light", "dark"] as const;
export const textSizes = ["normal", "large", "larger"] as const;

export const preferencesInput = z.object({
  theme: z.enum(themes, "required"),
  textSize: z.enum(textSizes, "required"),
  zone,
  locale: localeCode,
  revision: wholeNumber(0, 1_000_000),
});
export type PreferencesInput = z.infer<typeof preferencesInput>;

export const changePassphraseInput = z.object({
  current: z.string("required").min(1, "required").max(200, "too_long"),
  passphrase,
  signOutOthers: checkbox,
});
export type ChangePassphraseInput = z.infer<typeof changePassphraseInput>;

export const revokeSessionInput = z.object({ sessionId: uuid });
/** Agreeing to the text as it was shown. */
export const consentInput = z.object({
  textVersion: line(40),
  agreed: checkbox.refine((yes) => yes, "required"),
});
export type ConsentInput = z.infer<typeof consentInput>;
export type RevokeSessionInput = z.infer<typeof revokeSessionInput>;

/** A path of our own to go to after signing in; "/" for anything that could lead elsewhere. */
export const ownPath = z
  .string()
  .max(500)
  .refine((path) => {
    // Backslashes and control characters are read as slashes or dropped by browsers.
    if (!/^\/(?![/\\])[!-~]*$/.test(path) || path.includes("\\")) return false;
    return (
      URL.canParse(path, "http://own.invalid") &&
      new URL(path, "http://own.invalid").origin === "http://own.invalid"
    );
  })
  .catch("/");

/** A form that is only its button. */
export const nothing = z.object({});
