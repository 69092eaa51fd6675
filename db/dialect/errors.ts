/**
 * What the engines say when they refuse, in one vocabulary. Invariant: nothing outside db/dialect knows an engine's
 * error codes.
 */

function chain(thrown: unknown): { code?: string; message?: string }[] {
  const links: { code?: string; message?: string }[] = [];
  let current = thrown;
  while (current instanceof Error && links.length < 5) {
    links.push(current as { code?: string; message?: string });
    current = current.cause;
  }
  return links;
}

const some = (thrown: unknown, codes: readonly string[]) =>
  chain(thrown).some((link) => link.code !== undefined && codes.includes(link.code));

/** A row with the same key stands already. */
export const isUniqueViolation = (thrown: unknown): boolean =>
  some(thrown, ["SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_UNIQUE", "23505"]);

/** The row points to one that does not exist, or is pointed to. */
export const isForeignKeyViolation = (thrown: unknown): boolean =>
  some(thrown, ["SQLITE_CONSTRAINT_FOREIGNKEY", "23503", "23001"]);

/** A value outside what a check constraint allows. */
export const isCheckViolation = (thrown: unknown): boolean =>
  some(thrown, ["SQLITE_CONSTRAINT_CHECK", "23514"]);

/** Two writers met; the transaction can be tried again. */
export const isRetryable = (thrown: unknown): boolean => some(thrown, ["40001", "40P01"]);

/** The engine itself refused: the transaction that the statement was in is lost, whatever is caught. */
export const isDatabaseError = (thrown: unknown): boolean =>
  chain(thrown).some((link) => /^(SQLITE_|[0-9A-Z]{5}$)/.test(String(link.code ?? "")));

/** The disk is full or the file cannot be written; nothing was stored. */
export const isStorageRefusal = (thrown: unknown): boolean =>
  chain(thrown).some(
    (link) =>
      /^SQLITE_(FULL|READONLY|IOERR|CANTOPEN)/.test(link.code ?? "") ||
      link.code === "53100" ||
      link.code === "25006",
  );

/** One of the database's own guards refused; the name of the guard, or null. */
export function refusedBy(thrown: unknown): "append_only" | "clearance_required" | null {
  for (const { message } of chain(thrown)) {
    const guard = /RUNG:(append_only|clearance_required)/.exec(message ?? "");
    if (guard) return guard[1] as "append_only" | "clearance_required";
  }
  return null;
}
