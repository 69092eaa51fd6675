/** The episode of care and its phase. Source: product.md "Words", clinical.md E. */

export const phases = ["acute", "subacute", "strengthening", "maintenance", "discharged"] as const;
export type Phase = (typeof phases)[number];

/** Diagnosis labels, entered by staff and never inferred from answers; they only set exercise cautions (clinical.md D, K). */
export const diagnoses = ["disc", "facet_oa", "stenosis", "ddd", "acute_strain"] as const;
export type Diagnosis = (typeof diagnoses)[number];

export const regions = ["low_back", "mid_back", "neck"] as const;
export type Region = (typeof regions)[number];

export const roles = ["patient", "therapist", "clinician", "admin"] as const;
export type Role = (typeof roles)[number];

export const blockKinds = ["warm-up", "main", "cool-down", "calm", "on-demand"] as const;
export type BlockKind = (typeof blockKinds)[number];
