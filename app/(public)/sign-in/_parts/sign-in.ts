/** Signing in from the browser through next-auth's own routes, which check the request's token and set the cookie. */

export type SignInOutcome = "ok" | "wrong_credentials" | "too_many" | "network" | "unexpected";

/** Never rejects. `ok` means that the cookie is set; the page has to be loaded anew. */
export async function signInThroughNextAuth(signInName: string, passphrase: string): Promise<SignInOutcome> {
  try {
    const { csrfToken } = (await (await fetch("/api/auth/csrf", { cache: "no-store" })).json()) as {
      csrfToken: string;
    };
    const response = await fetch("/api/auth/callback/credentials", {
      method: "POST",
      body: new URLSearchParams({ csrfToken, signInName, passphrase, callbackUrl: "/", json: "true" }),
    });
    return outcomeOf(response.ok, (await response.json()) as { url?: string });
  } catch (problem) {
    return problem instanceof SyntaxError ? "unexpected" : "network";
  }
}

/** What next-auth says: the address it would lead to carries `error` or `csrf` when the sign-in was refused. */
export function outcomeOf(succeeded: boolean, answer: { url?: string }): SignInOutcome {
  const said = URL.canParse(answer.url ?? "", "http://own.invalid")
    ? new URL(answer.url ?? "", "http://own.invalid").searchParams
    : new URLSearchParams();
  const error = said.get("error");
  if (succeeded && error === null && !said.has("csrf") && answer.url !== undefined) return "ok";
  if (error === "too_many") return "too_many";
  return error === "wrong_credentials" || error === "CredentialsSignin" ? "wrong_credentials" : "unexpected";
}
