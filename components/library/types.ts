/** What the library's screen is given: plain values that can be sent to the browser. */
import type { Dose, SideMode } from "#lib/domain/dosage.ts";
import type { ShelfEntry } from "#lib/domain/library-choices.ts";

export interface BrowserItem extends ShelfEntry {
  readonly id: string;
  readonly equipmentText: string;
  readonly dose: Dose;
  readonly side: SideMode;
  /** Address of the picture of its start; null where there is none. */
  readonly picture: string | null;
}

export interface BrowserLadder {
  readonly slug: string;
  readonly name: string;
  /** Slugs, the easiest first. */
  readonly rungs: readonly string[];
}
