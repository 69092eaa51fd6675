/** Headers and the nonce of a page. Never a permission: those are decided in use cases. */
import { type NextRequest, NextResponse } from "next/server";

/** React's development build evaluates code to show better errors; production never does. */
const development = process.env.NODE_ENV === "development";

export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    // A video is looked at before it is sent.
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
    "worker-src 'self'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  // Where somebody who has to sign in first comes back to. Without the query: it may hold what was searched for.
  headers.set("x-rung-path", request.nextUrl.pathname);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

// Photos and videos are left out: what passes here is held in memory, and cut off at 10 MB.
export const config = { matcher: [{ source: "/((?!_next/static|fonts/|icons/|api/v1/media).*)" }] };
