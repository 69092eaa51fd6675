/** One request with facts, from the person's own page. The address is plain, so that an update of Rung never breaks it. */

export const factsAddress = "/session/facts";

export function postFacts(body: string): Promise<Response> {
  return fetch(factsAddress, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
    credentials: "same-origin",
  });
}
