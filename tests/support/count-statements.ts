/**
 * The statements that SQLite runs while something is done, however they were compiled: the store remembers compiled ones,
 * so counting what is prepared would count too few.
 */
import Database from "better-sqlite3";

/** What `work` answers, and the text of each statement run meanwhile. Throws when none was: then nothing was watched. */
export async function countStatements<T>(
  work: () => Promise<T>,
): Promise<{ value: T; statements: readonly string[] }> {
  const memory = new Database(":memory:");
  const shared = Object.getPrototypeOf(memory.prepare("select 1")) as Database.Statement;
  memory.close();
  const own = { all: shared.all, get: shared.get, run: shared.run, iterate: shared.iterate };
  const statements: string[] = [];
  for (const [name, call] of Object.entries(own)) {
    Object.assign(shared, {
      [name](this: Database.Statement, ...given: unknown[]) {
        statements.push(this.source);
        return Reflect.apply(call, this, given);
      },
    });
  }
  try {
    const value = await work();
    if (statements.length === 0) throw new Error("no statement was counted: the counter does not see them");
    return { value, statements };
  } finally {
    Object.assign(shared, own);
  }
}
