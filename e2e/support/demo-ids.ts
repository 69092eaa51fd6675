/**
 * Ids of the demo clinic that addresses are made of, read from the server's copy of its database.
 *
 * Invariant: the two rows that are added here (an invitation whose link is known, a session under way) are what the
 * product itself would have written; nothing else is changed.
 */
import Database from "better-sqlite3";
import { newId } from "#lib/kernel/ids.ts";
import { newToken } from "#lib/usecases/invitation-token.ts";

export interface DemoIds {
  /** A member by full name. */
  member(name: string): string;
  /** The newest finished session of a patient. */
  finishedSession(name: string): string;
  /** The newest red-flag screen of a patient. */
  screen(name: string): string;
  /** Opens the invitation of Mina Aster. */
  readonly invitationToken: string;
  /** A session under way of Freya Clover. */
  readonly openSession: string;
}

const memberByName = "select m.id from members m join users u on u.id = m.user_id where u.name = ?";

const opened = new Map<string, DemoIds>();

/** Reads the ids, and adds the two rows the first time. */
export function openDemoIds(databasePath: string): DemoIds {
  const known = opened.get(databasePath) ?? readDemoIds(databasePath);
  opened.set(databasePath, known);
  return known;
}

function readDemoIds(databasePath: string): DemoIds {
  const database = new Database(databasePath, { timeout: 10_000 });
  const one = (query: string, name: string): string => {
    const found = database.prepare(query).pluck().get(name);
    if (typeof found !== "string") throw new Error(`the demo clinic has nobody and nothing like “${name}”`);
    return found;
  };
  const member = (name: string) => one(memberByName, name);
  return {
    member,
    finishedSession: (name) =>
      one(
        `select s.id from sessions s join session_finishes f on f.session_id = s.id
         where s.patient_id = (${memberByName}) order by s.started_at desc limit 1`,
        name,
      ),
    screen: (name) =>
      one(
        `select id from red_flag_screens where patient_id = (${memberByName}) order by answered_at desc limit 1`,
        name,
      ),
    invitationToken: addInvitation(database, member("Mina Aster")),
    openSession: addSession(database, member("Freya Clover")),
  };
}

function addInvitation(database: Database.Database, memberId: string): string {
  const { token, tokenHash } = newToken();
  database
    .prepare(
      `insert into invitations (id, clinic_id, member_id, token_hash, created_by_id, created_at, expires_at)
       select ?, clinic_id, member_id, ?, created_by_id, ?, ? from invitations where member_id = ? limit 1`,
    )
    .run(newId(), tokenHash, Date.now(), Date.now() + 86_400_000, memberId);
  return token;
}

/** A session like the newest one of the patient, begun just now and not finished. */
function addSession(database: Database.Database, patientId: string): string {
  const id = newId();
  const at = Date.now();
  const day = new Date(at - 3 * 3_600_000).toISOString().slice(0, 10);
  database
    .prepare(
      `insert into sessions (id, clinic_id, patient_id, episode_id, version_id, started_at, zone, local_day, source,
         rest_pain_before, drowsy, recorded_at, received_at, recorded_by_id)
       select ?, clinic_id, patient_id, episode_id, version_id, ?, zone, ?, 'live', 1, 0, ?, ?, recorded_by_id
       from sessions where patient_id = ? order by started_at desc limit 1`,
    )
    .run(id, at, day, at, at, patientId);
  return id;
}
