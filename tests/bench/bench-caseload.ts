/** What the caseload page reads of patients; who asks and the frame around it are the same two rows on every page. */
import type { MemberActor } from "#lib/access/actor.ts";
import { getCaseload } from "#lib/usecases/caseload.ts";

/** Reads the whole caseload of a therapist; how many rows it has. */
export async function readAll(therapist: MemberActor): Promise<number> {
  const view = await getCaseload(therapist, { filter: "everyone" });
  if (!view.ok) throw new Error(view.code);
  return view.value.groups.reduce((sum, group) => sum + group.rows.length, 0);
}
