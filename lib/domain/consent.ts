/**
 * The text a patient agrees to before the first entry, as versioned data; its sentences are `consent` in the catalogue.
 * Invariant: a change of the text changes `consentTextVersion`, so that a stored agreement names what was read.
 * Source: clinical.md I "Must say", product.md journey 1.
 */

/** Stored with each agreement. Raise it whenever a sentence under `consent.sections` changes in meaning. */
export const consentTextVersion = "1";

/** The sections in reading order; each has a title and numbered paragraphs in the catalogue. */
export const consentSections = [
  "what",
  "not",
  "emergency",
  "reading",
  "pain",
  "medicines",
  "data",
  "choice",
] as const;
export type ConsentSection = (typeof consentSections)[number];
