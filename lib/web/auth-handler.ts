/**
 * What answers next-auth's own routes. Invariant: the options are read for each request, so that `next build` needs
 * neither a secret nor an address.
 */
import NextAuth from "next-auth";
import { authOptions } from "./auth-options.ts";

/** The handler of `/api/auth/*`: signing in, signing out, the token against forged forms. */
export const authHandler = (
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> => NextAuth(authOptions())(request, context);
