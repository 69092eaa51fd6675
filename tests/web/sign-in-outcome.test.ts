/** What next-auth's answer means for the person who tried to sign in. */
import { expect, test } from "vitest";
import { outcomeOf } from "#app/(public)/sign-in/_parts/sign-in.ts";

test("only an answer without an error is a sign-in", () => {
  expect(outcomeOf(true, { url: "http://localhost:3000/" })).toBe("ok");
  expect(outcomeOf(false, { url: "http://localhost:3000/api/auth/error?error=wrong_credentials" })).toBe(
    "wrong_credentials",
  );
  expect(outcomeOf(false, { url: "/api/auth/error?error=CredentialsSignin" })).toBe("wrong_credentials");
  expect(outcomeOf(false, { url: "/api/auth/error?error=too_many" })).toBe("too_many");
  expect(outcomeOf(false, { url: "/sign-in?csrf=true" })).toBe("unexpected");
  expect(outcomeOf(true, { url: "/sign-in?error=anything" })).toBe("unexpected");
  expect(outcomeOf(true, { url: "http://localhost:3000/api/auth/signin?csrf=true" })).toBe("unexpected");
  expect(outcomeOf(true, {})).toBe("unexpected");
  expect(outcomeOf(false, {})).toBe("unexpected");
});
