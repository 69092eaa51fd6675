/** What people type when they sign in, and where a sign-in may lead. */
import { expect, test } from "vitest";
import { newId } from "#lib/kernel/ids.ts";
import { ownPath, passphrase, signInName } from "#lib/schemas/account.ts";
import { clinicProfile } from "#lib/schemas/clinic.ts";
import { invitePatientInput, inviteStaffInput } from "#lib/schemas/invitation.ts";

test("after signing in only a path of our own is followed", () => {
  for (const path of ["/today", "/patients/0190-x?tab=course#week", "/"])
    expect(ownPath.parse(path)).toBe(path);
  const foreign = [
    "//evil.test",
    "https://evil.test",
    "/\\evil.test",
    "\\\\evil.test",
    "/%0a\n/evil.test",
    "/\t/evil.test",
    "javascript:alert(1)",
    "",
    "today",
    undefined,
    ["/today"],
    "/é",
  ];
  for (const path of foreign) expect(ownPath.parse(path)).toBe("/");
});

test("sign-in names are one word in lower case, passphrases long and not one letter", () => {
  expect(signInName.parse("  Dana.Wren@Example.Test ")).toBe("dana.wren@example.test");
  expect(signInName.safeParse("dana wren").success).toBe(false);
  expect(signInName.safeParse("da\u0000na").success).toBe(false);
  expect(passphrase.safeParse("aaaaaaaaaaaaaaaa").success).toBe(false);
  expect(passphrase.safeParse("short words").success).toBe(false);
  expect(passphrase.safeParse("four words of wool").success).toBe(true);
});

test("an emergency number holds a number", () => {
  expect(clinicProfile.emergencyNumber.safeParse("112").success).toBe(true);
  expect(clinicProfile.emergencyNumber.safeParse("call us").success).toBe(false);
});

const codes = (result: {
  success: boolean;
  error?: { issues: { path: PropertyKey[]; message: string }[] };
}) => Object.fromEntries((result.error?.issues ?? []).map((issue) => [issue.path.join("."), issue.message]));

test("an empty invitation says which fields are needed; no e-mail is none, a wrong one is refused", () => {
  expect(
    codes(
      invitePatientInput.safeParse({ idempotencyKey: newId(), name: "", onsetDay: "", email: "nobody@" }),
    ),
  ).toEqual({
    name: "required",
    onsetDay: "required",
    region: "required",
    email: "not_an_email",
  });
  const patient = invitePatientInput.parse({
    idempotencyKey: newId(),
    name: "A",
    onsetDay: "2026-02-28",
    region: "neck",
  });
  expect(patient).toMatchObject({ email: null, diagnoses: [], clinicianIds: [] });
  expect(invitePatientInput.safeParse({ ...patient, onsetDay: "2026-02-30" }).success).toBe(false);
  expect(codes(inviteStaffInput.safeParse({ idempotencyKey: newId(), name: "A", role: "patient" }))).toEqual({
    role: "required",
  });
  expect(inviteStaffInput.safeParse({ idempotencyKey: "1", name: "A", role: "admin" }).success).toBe(false);
});
