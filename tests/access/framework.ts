/**
 * The framework as a test sees it: headers and cookies of one request, redirects and not-found as values, and the real
 * sentences. Nothing of ours is replaced: session, rate limit, schema, use case, policy and store are the real ones.
 *
 * `vi.mock` lines stand in the test files (they must), each pointing at one part of this file.
 */
import { createRequire } from "node:module";
import { encode } from "next-auth/jwt";
import { createFormatter, createTranslator } from "use-intl/core";
import type { MemberActor } from "#lib/access/actor.ts";
import { env, isHttps } from "#lib/kernel/env.ts";
import { catalogue } from "#lib/messages/catalogue.ts";

/** The request that the code under test believes to be in. */
interface Request {
  headers: Headers;
  cookies: Map<string, string>;
}
const request: Request = { headers: new Headers(), cookies: new Map() };

/** How a page or an action ended when it did not return. */
export class Ended extends Error {
  readonly kind: "redirect" | "not_found" | "forbidden";
  readonly to: string;

  constructor(kind: Ended["kind"], to = "") {
    super(`${kind} ${to}`.trim());
    this.kind = kind;
    this.to = to;
  }
}

/** From now on the request is one of this member's own browser; null is a visitor's. */
export async function becomeRequestOf(actor: MemberActor | null, options: { origin?: string | null } = {}) {
  const { RUNG_URL, RUNG_SECRET } = env();
  const origin = options.origin === undefined ? new URL(RUNG_URL).origin : options.origin;
  request.headers = new Headers({
    host: new URL(RUNG_URL).host,
    "user-agent": "Test",
    "x-rung-address": "192.0.2.1",
  });
  if (origin !== null) request.headers.set("origin", origin);
  if (origin === new URL(RUNG_URL).origin) request.headers.set("sec-fetch-site", "same-origin");
  request.cookies = new Map();
  if (actor) {
    const token = await encode({ token: { sid: actor.sessionId }, secret: RUNG_SECRET });
    request.cookies.set(isHttps() ? "__Host-rung.session" : "rung.session", token);
    request.headers.set("cookie", `rung.session=${token}`);
  }
}

/** The headers of the request, for handlers that take a Request. */
export const requestHeaders = (): Headers => new Headers(request.headers);

export const nextHeaders = {
  headers: async () => request.headers,
  cookies: async () => ({
    get: (name: string) => {
      const value = request.cookies.get(name);
      return value === undefined ? undefined : { name, value };
    },
    getAll: () => [...request.cookies].map(([name, value]) => ({ name, value })),
    has: (name: string) => request.cookies.has(name),
    set: (name: string, value: string) => void request.cookies.set(name, value),
    delete: (name: string) => void request.cookies.delete(name),
  }),
};
// next-auth reaches for it by require, which a mock of imports does not see.
const native = createRequire(import.meta.url);
const headersPath = native.resolve("next/headers.js");
native(headersPath);
native.cache[headersPath]!.exports = nextHeaders;

const end = (kind: Ended["kind"]) => (to?: string) => {
  throw new Ended(kind, to);
};

export const nextNavigation = {
  redirect: end("redirect"),
  permanentRedirect: end("redirect"),
  notFound: end("not_found"),
  forbidden: end("forbidden"),
  unstable_rethrow: (thrown: unknown) => {
    if (thrown instanceof Ended) throw thrown;
  },
  usePathname: () => "/",
  useRouter: () => ({}),
  useSearchParams: () => new URLSearchParams(),
};

export const nextCache = { revalidatePath: () => undefined, revalidateTag: () => undefined };

const locale = "en-GB";
const timeZone = "Europe/Vienna";

/** A missing sentence throws: an action that answers with a key instead of a sentence fails its row. */
const onError = (problem: Error) => {
  throw problem;
};

export const nextIntlServer = {
  getTranslations: async (given?: string | { namespace?: string }) => {
    const namespace = typeof given === "string" ? given : given?.namespace;
    return createTranslator({
      locale,
      timeZone,
      messages: catalogue(locale),
      namespace: namespace as never,
      onError,
    });
  },
  getFormatter: async () => createFormatter({ locale, timeZone, onError }),
  getLocale: async () => locale,
  getTimeZone: async () => timeZone,
  getMessages: async () => catalogue(locale),
  getNow: async () => new Date(),
  setRequestLocale: () => undefined,
  getRequestConfig: (make: unknown) => make,
};
