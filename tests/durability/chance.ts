/** Chance that can be had again: the seed is printed, and RUNG_SEED repeats a run. */

/** The seed of this run. */
export const seed = Number(process.env.RUNG_SEED ?? Date.now() % 2 ** 31);

/** Mulberry32: numbers from 0 to 1, the same ones for the same seed. */
export function chanceFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
