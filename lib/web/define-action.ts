/**
 * The one way a form reaches a use case: origin, session, rate limit, schema, use case, sentence.
 * Invariant: nothing is changed by a request from another site, and no failure loses what was typed.
 */
import "server-only";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { z } from "zod";
import type { Actor } from "#lib/access/actor.ts";
import { env } from "#lib/kernel/env.ts";
import { newId } from "#lib/kernel/ids.ts";
import { errorFields, log } from "#lib/kernel/logger.ts";
import { isOwnOrigin } from "#lib/kernel/origin.ts";
import type { Result } from "#lib/kernel/result.ts";
import { isStorageRefused } from "#lib/kernel/storage-refused.ts";
import type { ActionState } from "#lib/schemas/action-state.ts";
import { takeAttempt } from "#lib/usecases/rate-limit.ts";
import { toInput, typedValues } from "./form-data.ts";
import { getActor } from "./session.ts";

export interface ActionDefinition<S extends z.ZodType, T> {
  /** `noun:verb`, for the log. */
  readonly name: string;
  readonly schema: S;
  readonly usecase: (actor: Actor, input: z.output<S>) => Promise<Result<T, string, unknown>>;
  /** Open to visitors: sign-up by invitation, set-up. All others need a sign-in. */
  readonly visitors?: true;
  /** Refusals of the use case that are about one field: its name by their code. They are said at that field. */
  readonly fieldOf?: Readonly<Record<string, string>>;
  /** Where to go, or which sentence of the catalogue to show (`area.key`), after it worked. */
  readonly after?: (
    value: T,
    input: z.output<S>,
  ) => { redirectTo?: string; message?: string; value?: unknown } | undefined;
}

/** A server action for `useActionState`: `(previous, form) => state`. */
export function defineAction<S extends z.ZodType, T>(definition: ActionDefinition<S, T>) {
  return async function action(_previous: ActionState, form: FormData): Promise<ActionState> {
    const requestId = newId();
    const values = typedValues(form);
    const fail = async (code: string, detail?: unknown): Promise<ActionState> => {
      const t = await getTranslations("errors");
      const key = t.has(`codes.${code}`) ? code : "unexpected";
      const sentence = t(`codes.${key}`, { requestId, ...(detail as Record<string, string> | undefined) });
      const field = definition.fieldOf?.[code];
      return field === undefined
        ? { status: "error", code, formError: sentence, values }
        : {
            status: "error",
            code,
            formError: t("codes.not_valid"),
            fieldErrors: { [field]: sentence },
            values,
          };
    };
    try {
      const incoming = await headers();
      if (!isOwnOrigin(incoming, env().RUNG_URL)) return await fail("foreign_origin");
      const actor = await getActor();
      if (actor.kind !== "member" && !definition.visitors) return await fail("signed_out");
      const attempt =
        actor.kind === "member"
          ? await takeAttempt("memberWrites", actor.memberId)
          : await takeAttempt("visitorWrites", incoming.get("x-rung-address") ?? "unknown");
      if (!attempt.ok) return await fail("too_many");
      const parsed = definition.schema.safeParse(toInput(form));
      if (!parsed.success) {
        const t = await getTranslations("errors");
        const fieldErrors: Record<string, string> = {};
        for (const issue of parsed.error.issues) {
          const key = t.has(`fields.${issue.message}`) ? issue.message : "not_valid";
          fieldErrors[issue.path.join(".")] ??= t(`fields.${key}`, limitsOf(issue));
        }
        return { status: "error", code: "not_valid", formError: t("codes.not_valid"), fieldErrors, values };
      }
      const result = await definition.usecase(actor, parsed.data);
      if (!result.ok) return await fail(result.code, result.detail);
      const after = definition.after?.(result.value, parsed.data);
      revalidatePath("/", "layout");
      if (after?.redirectTo) redirect(after.redirectTo);
      const message = after?.message ? (await getTranslations())(after.message) : undefined;
      return { status: "ok", value: after?.value, message };
    } catch (thrown) {
      unstable_rethrow(thrown);
      const code = isStorageRefused(thrown) ? "storage_refused" : "unexpected";
      log.error("action.failed", { requestId, verb: definition.name, code, ...errorFields(thrown) });
      return fail(code);
    }
  };
}

function limitsOf(issue: z.core.$ZodIssue): Record<string, number | string> {
  const found = issue as { minimum?: number; maximum?: number };
  return { min: Number(found.minimum ?? 0), max: Number(found.maximum ?? 0) };
}
