/** The access matrix: every page, route and action, and what everybody meets there. One list a part of the product. */

import type { Row } from "./row.ts";
import { adminRows } from "./rows-admin.ts";
import { decisionRows } from "./rows-decision.ts";
import { libraryRows } from "./rows-library.ts";
import { memberRows } from "./rows-member.ts";
import { patientRows } from "./rows-patient.ts";
import { promRows } from "./rows-prom.ts";
import { staffRows } from "./rows-staff.ts";

export const rows: readonly Row[] = [
  ...memberRows,
  ...patientRows,
  ...promRows,
  ...staffRows,
  ...decisionRows,
  ...libraryRows,
  ...adminRows,
];
