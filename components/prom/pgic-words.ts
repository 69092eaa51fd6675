/** The seven words of the PGIC by value, from worst to best. Invariant: improved is +2 and +3 (clinical.md G). */

export const pgicWords = [
  { value: -3, key: "worse3" },
  { value: -2, key: "worse2" },
  { value: -1, key: "worse1" },
  { value: 0, key: "same" },
  { value: 1, key: "better1" },
  { value: 2, key: "better2" },
  { value: 3, key: "better3" },
] as const;

/** The catalogue key of a value; "same" for one that is none of the seven. */
export const pgicKeyOf = (value: number) => pgicWords.find((word) => word.value === value)?.key ?? "same";
