/** Turns a use case's refusal into what a page does: not found, sign-in, the consent text. */
import "server-only";
import { forbidden, notFound, redirect } from "next/navigation";
import type { Result } from "#lib/kernel/result.ts";

/** The value of a read, or the page that belongs to its failure. Unknown codes are bugs and throw. */
export function requireValue<T>(result: Result<T, string, unknown>): T {
  if (result.ok) return result.value;
  switch (result.code) {
    case "signed_out":
      return redirect("/sign-in");
    case "consent_required":
      return redirect("/agree");
    case "not_found":
      return notFound();
    case "forbidden":
      return forbidden();
    default:
      throw new Error(`a page met the code ${result.code}`);
  }
}
