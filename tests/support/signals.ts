/** Bringing stored signals up to date after rows were written past the use cases that would have done it. */
import type { Store } from "#db/runtime/store.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { systemGrant } from "#lib/access/system.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { refreshSignals } from "#lib/usecases/refresh-signals.ts";

/** Recomputes the signals of these episodes as of `at`. */
export async function refreshEach(
  store: Store,
  at: Date,
  courses: readonly { readonly patient: MemberActor; readonly episodeId: string }[],
): Promise<void> {
  await atInstant(at, () =>
    store.writeUnaudited(systemGrant("setup"), async (tx) => {
      for (const { patient, episodeId } of courses)
        await refreshSignals(tx, { clinicId: patient.clinicId, patientId: patient.memberId, episodeId });
    }),
  );
}
