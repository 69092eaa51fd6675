/** What the editor is given: the state of the patient, the draft to start from, and the library. */
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { Phase } from "#lib/domain/episode.ts";
import type { RulesConfig } from "#lib/domain/prescription.ts";
import type { ComparableVersion } from "#lib/domain/program-difference.ts";
import type { DraftBlock, EditorExercise } from "#lib/domain/program-draft.ts";
import type { Schedule } from "#lib/domain/schedule.ts";

export interface EditorPatient {
  readonly id: string;
  readonly name: string;
  /** The patient's own local day, and the last one a program may begin on. */
  readonly today: LocalDay;
  readonly lastStartDay: LocalDay;
  readonly phase: Phase;
  readonly cleared: boolean;
  readonly locked: boolean;
}

export interface EditorDraft {
  readonly programId: string;
  readonly versionId: string;
  readonly baseVersionId: string | null;
  readonly templateId: string | null;
  readonly name: string;
  /** The name can be changed: it is a new program. */
  readonly isNew: boolean;
  readonly schedule: Schedule;
  readonly blocks: readonly DraftBlock[];
  readonly avoidDefault: string;
  readonly notes: string;
  readonly phaseOffer: Phase | null;
  /** Settings of the rules that the program sets for itself. */
  readonly rules: Partial<RulesConfig>;
  /** What the reason of the phase change starts from; empty where nothing is known. */
  readonly moveReason: string;
  /** What it is compared with; null for the first of an episode. */
  readonly before: (ComparableVersion & { readonly number: number }) | null;
}

export interface ProgramEditorProps {
  readonly patient: EditorPatient;
  readonly draft: EditorDraft;
  readonly exercises: readonly EditorExercise[];
  /** The clinic's settings of the rules, which stand where the program sets none. */
  readonly clinicRules: RulesConfig;
  /** Whether a version stands today that stays until the new one begins. */
  readonly hasPresent: boolean;
}

/** What can be changed, and is kept in the browser until it is published. */
export interface EditorState {
  readonly name: string;
  readonly blocks: readonly DraftBlock[];
  readonly schedule: Schedule;
  readonly startDay: LocalDay;
  readonly noteToPatient: string;
  readonly movePhase: boolean;
  /** Why the phase moves; absent until it is typed: then what it starts from stands. */
  readonly moveReason?: string;
  /** Settings of the rules that the program sets for itself. */
  readonly rules: Partial<RulesConfig>;
}
