/**
 * What a database file says about being a demo, read before the store opens it.
 * Invariant: looking changes nothing: the file is opened for reading alone, and is never made.
 */
import Database from "better-sqlite3";

export interface DemoMarks {
  /** The local day the demo in the file was made; null when nothing in it says that it is one. */
  readonly day: string | null;
  /** How many clinics in the file are no demo. */
  readonly otherClinics: number;
}

/** The marks of a demo in the file at `path`. Throws when it cannot be read, or is no database of this project. */
export function demoMarks(path: string): DemoMarks {
  const connection = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const day = connection.prepare("select value from system_states where key = 'demo'").pluck().get();
    const count = connection.prepare("select count(*) from clinics where is_demo = 0").pluck().get();
    return { day: typeof day === "string" ? day : null, otherClinics: Number(count) };
  } finally {
    connection.close();
  }
}
