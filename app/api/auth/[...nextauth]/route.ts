/** next-auth's own routes: the sign-in page sends its form here, and fetches the token against forged forms. */
import { authHandler } from "#lib/web/auth-handler.ts";

export const GET = authHandler;
export const POST = authHandler;
