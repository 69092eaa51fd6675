/**
 * The keyframes and classes of one drawing. Invariant: what moves alike shares one rule, and every name carries the
 * drawing's prefix.
 */
import { figure as n } from "./path.ts";

/** When each frame of a loop stands: percents of the loop, without 0 and 100 (the resting style covers those). */
export interface Clock {
  readonly seconds: number;
  readonly at: readonly (readonly number[])[];
}

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** A short name for the i-th thing. */
export const letter = (i: number): string => (i < 52 ? LETTERS[i]! : LETTERS[i % 52]! + Math.floor(i / 52));

interface Keyframes {
  readonly name: string;
  readonly property: string;
  readonly rows: readonly string[];
}

export class KeyframeSheet {
  private readonly prefix: string;
  private readonly keyframes = new Map<string, Keyframes>();
  private readonly classes = new Map<string, string>();

  constructor(prefix: string) {
    this.prefix = prefix;
  }

  /** The name of keyframes for a property (or, without one, whole declarations), one row a frame. */
  animate(property: string, rows: readonly string[]): string {
    const key = property + rows.join("|");
    let found = this.keyframes.get(key);
    if (!found) {
      found = { name: `${this.prefix}${letter(this.keyframes.size)}`, property, rows };
      this.keyframes.set(key, found);
    }
    return found.name;
  }

  /** The class of what runs these keyframes and rests in this style. */
  classOf(names: readonly string[], style: string): string {
    const key = `${style};animation-name:${names.join()}`;
    let found = this.classes.get(key);
    if (!found) {
      found = `${this.prefix}x${this.classes.size.toString(36)}`;
      this.classes.set(key, found);
    }
    return found;
  }

  /** All rules, timed by a clock. */
  css(clock: Clock): string {
    if (this.classes.size === 0) return "";
    const all = [...this.classes.values()].map((name) => `.${name}`).join();
    let css = `${all}{animation:${n(clock.seconds)}s linear infinite}`;
    for (const { name, property, rows } of this.keyframes.values()) {
      const by = new Map<string, string[]>();
      rows.forEach((row, i) => {
        const stops = clock.at[i]!.map((at) => `${at}%`);
        if (stops.length > 0) by.set(row, [...(by.get(row) ?? []), ...stops]);
      });
      const frames = [...by].map(
        ([row, stops]) => `${stops.join()}{${property ? `${property}:` : ""}${row}}`,
      );
      css += `@keyframes ${name}{${frames.join("")}}`;
    }
    for (const [style, name] of this.classes) css += `.${name}{${style}}`;
    return css;
  }
}
