/** The patient's own screens. */
import { newId } from "#lib/kernel/ids.ts";
import { ownScreen, ownThing, type Row } from "./row.ts";

export const patientRows: readonly Row[] = [
  { served: "app/(patient)/agree/page.tsx", expected: ownScreen({ newPatient: "allow" }) },
  { served: "app/(patient)/today/page.tsx", expected: ownScreen() },
  { served: "app/(patient)/progress/page.tsx", expected: ownScreen() },
  { served: "app/(patient)/days/page.tsx", expected: ownScreen() },
  { served: "app/(patient)/session/new/page.tsx", expected: ownScreen() },
  { served: "app/(patient)/session/[id]/page.tsx", params: (cast) => ({ id: cast.sessionId }), expected: ownThing() },
  { served: "app/(patient)/session/[id]/correct/page.tsx", params: (cast) => ({ id: cast.sessionId }), expected: ownThing() },
];
