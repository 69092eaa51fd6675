/**
 * What to tell the person at the terminal when the server cannot listen on its port.
 *
 * Invariant: one line that names the remedy; nothing is retried on another port silently, because the address
 * that people open is part of the configuration.
 */

/** The line for an error of `server.listen`, or null when the error is of another kind and should be thrown. */
export function explainListenError(error: unknown, port: number): string | null {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is taken. Stop the program that uses it, or choose another: PORT=${port + 1} npm run demo (for npm start, set RUNG_URL to match).`;
    case "EACCES":
      return `Port ${port} may not be used by this account. Choose one above 1023, for example PORT=3000.`;
    case "EADDRNOTAVAIL":
      return "HOST names an address that this machine does not have. Leave HOST unset, or set it to 0.0.0.0 for every address.";
    default:
      return null;
  }
}
