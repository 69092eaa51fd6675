/** The one way a route handler reaches a use case: origin for changes, session, rate limit, use case, JSON or a file. */
import "server-only";
import { NextResponse } from "next/server";
import type { Actor } from "#lib/access/actor.ts";
import { env } from "#lib/kernel/env.ts";
import { newId } from "#lib/kernel/ids.ts";
import { errorFields, log } from "#lib/kernel/logger.ts";
import { isOwnOrigin } from "#lib/kernel/origin.ts";
import type { Result } from "#lib/kernel/result.ts";
import { isStorageRefused } from "#lib/kernel/storage-refused.ts";
import { takeAttempt } from "#lib/usecases/rate-limit.ts";
import { getActor } from "./session.ts";

const statusOf: Record<string, number> = {
  signed_out: 401,
  forbidden: 403,
  consent_required: 403,
  foreign_origin: 403,
  not_found: 404,
  not_valid: 422,
  too_many: 429,
  photo_too_big: 413,
  video_too_big: 413,
  not_media: 415,
  wrong_extension: 415,
};

/** The parts of the address that stand in brackets in its folder's name. */
type Params = Readonly<Record<string, string>>;

/**
 * A route handler. `usecase` gets the actor, the request and the parts of its address, and answers a Result; `respond`
 * makes the response of a success.
 */
export function defineRoute<T>(definition: {
  readonly name: string;
  readonly usecase: (actor: Actor, request: Request, params: Params) => Promise<Result<T, string, unknown>>;
  readonly respond?: (value: T, request: Request) => Response;
}) {
  return async function handler(
    request: Request,
    context?: { readonly params: Promise<Params> },
  ): Promise<Response> {
    const requestId = newId();
    const refuse = (code: string) =>
      NextResponse.json(
        { code, requestId },
        { status: statusOf[code] ?? 409, headers: { "cache-control": "no-store" } },
      );
    try {
      const changes = request.method !== "GET" && request.method !== "HEAD";
      if (changes && !isOwnOrigin(request.headers, env().RUNG_URL)) return refuse("foreign_origin");
      const actor = await getActor();
      if (changes && actor.kind === "member" && !(await takeAttempt("memberWrites", actor.memberId)).ok)
        return refuse("too_many");
      const result = await definition.usecase(actor, request, (await context?.params) ?? {});
      if (!result.ok) return refuse(result.code);
      return (
        definition.respond?.(result.value, request) ??
        NextResponse.json(result.value, { headers: { "cache-control": "no-store" } })
      );
    } catch (thrown) {
      log.error("route.failed", { requestId, verb: definition.name, ...errorFields(thrown) });
      const refused = isStorageRefused(thrown);
      return NextResponse.json(
        { code: refused ? "storage_refused" : "unexpected", requestId },
        { status: refused ? 507 : 500 },
      );
    }
  };
}
