/**
 * The length of a file that is sent. Next takes content-length away from what a route answers, and some players will not
 * play a video whose length they are not told. Invariant: only a length that our own file responses gave is told.
 */
import type { ServerResponse } from "node:http";
import { lengthHeader } from "#lib/kernel/length-header.ts";

/** Tells the length when the headers are written. Responses without the header go out as they are. */
export function keepContentLength(response: ServerResponse): void {
  const writeHead = response.writeHead as (...given: unknown[]) => ServerResponse;
  response.writeHead = ((...given: unknown[]) => {
    const bytes = response.getHeader(lengthHeader);
    if (bytes !== undefined) {
      response.removeHeader(lengthHeader);
      if (/^\d+$/.test(String(bytes))) response.setHeader("content-length", String(bytes));
    }
    return writeHead.apply(response, given);
  }) as ServerResponse["writeHead"];
}
