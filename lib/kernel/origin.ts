/** Whether a request that changes something comes from our own pages. Shared by actions, routes and the sync handler. */

/**
 * A browser says where a request comes from in Sec-Fetch-Site or Origin. Same origin as `address` passes; a request with
 * neither is refused, as is one whose Origin differs even when Sec-Fetch-Site is friendly.
 */
export function isOwnOrigin(headers: { get(name: string): string | null }, address: string): boolean {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  if (site === null && origin === null) return false;
  if (origin !== null && origin !== new URL(address).origin) return false;
  return site === null || site === "same-origin";
}
