/** Nobody but authorization makes a grant, and nothing reads or writes the database without one. */
import { describe, expect, test } from "vitest";
import { isGrant, unsafeMintGrant } from "#lib/access/grant.ts";
import { systemGrant } from "#lib/access/system.ts";
import { productFiles, type SourceFile } from "#tests/architecture/source.ts";
import { findFactReaders, findMinters, findUngranted } from "./grant-scan.ts";

const files = productFiles();
const query = (text: string): SourceFile[] => [{ path: "db/queries/planted.ts", text }];

describe("in the sources", () => {
  test("only authorize and system mint grants", () => {
    expect(findMinters(files)).toEqual([]);
    expect(files.filter(({ text }) => text.includes("unsafeMintGrant")).length).toBe(3);
  });

  test("only authorize reads the facts of access", () => {
    expect(findFactReaders(files)).toEqual([]);
  });

  test("every query takes a grant", () => {
    expect(files.filter(({ path }) => path.startsWith("db/queries/")).length).toBeGreaterThan(15);
    expect(findUngranted(files)).toEqual([]);
  });
});

describe("the scan sees a planted", () => {
  test("minting outside, by any way of importing it", () => {
    for (const text of [
      'import { unsafeMintGrant } from "#lib/access/grant.ts";',
      'import * as grants from "#lib/access/grant.ts"; grants.unsafeMintGrant({});',
    ]) {
      expect(findMinters([{ path: "lib/usecases/planted.ts", text }])).toEqual(["lib/usecases/planted.ts"]);
    }
  });

  test("reading of access facts outside", () => {
    const text = 'import { getRelation } from "#db/queries/access-facts.ts";';
    expect(findFactReaders([{ path: "lib/usecases/planted.ts", text }])).toEqual(["lib/usecases/planted.ts"]);
  });

  test.each([
    ["a function without a grant", "export async function listAll(db: Db) {}"],
    ["loose ids", "export async function listAll(db: Db, clinicId: string) {}"],
    ["an arrow", "export const listAll = (db: Db, id: string) => db;"],
    ["the store", "export async function save(store: Store, row: Row) {}"],
    [
      "a look-alike",
      "type Like = { clinicId: string };\nexport async function listAll(db: Db, grant: Like) {}",
    ],
    ["a grant or none", "export async function listAll(db: Db, grant: PatientGrant | null) {}"],
    ["a function by default", "export default function (db: Db, id: string) {}"],
  ])("%s", (_what, text) => {
    expect(findUngranted(query(text))).toHaveLength(1);
  });

  test.each([
    [
      "a patient's",
      'export async function list(db: Db, grant: PatientGrant<"chart:read" | "own-record:read">) {}',
    ],
    ["either of two", 'export async function list(db: Db, grant: PatientGrant | SystemGrant<"setup">) {}'],
    [
      "one named in the file",
      'type Reader = PatientGrant<"chart:read">;\nexport async function list(db: Db, grant: Reader) {}',
    ],
    ["no database at all", "export function toRow(row: Row) {}"],
  ])("and lets pass %s grant", (_what, text) => {
    expect(findUngranted(query(text))).toEqual([]);
  });
});

describe("a grant", () => {
  test("made by hand is none", () => {
    const real = systemGrant("setup");
    expect(isGrant(real)).toBe(true);
    expect(isGrant({ ...real })).toBe(false);
    expect(isGrant(null)).toBe(false);
  });

  test("cannot be changed after it was made", () => {
    const grant = unsafeMintGrant<"chart:read">({
      permission: "chart:read",
      clinicId: "a",
      memberId: "b",
      userId: "c",
      actorKind: "therapist",
      patientId: "d",
      episodeId: null,
    });
    expect(() => Object.assign(grant, { patientId: "another" })).toThrow(TypeError);
  });
});
