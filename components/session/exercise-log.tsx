"use client";
/**
 * What was done of one exercise: every prescribed set filled in as asked for, worst pain, effort, why it stopped.
 * Invariants: pain and effort have no default; stopping for pain is one press; what is typed survives a refresh.
 */
import { useEffect, useMemo, useRef, useState } from "react";
import { EffortScale, type EffortScaleTexts } from "#components/form/effort-scale.tsx";
import { Field } from "#components/form/field.tsx";
import { PainScale, type PainScaleTexts } from "#components/form/pain-scale.tsx";
import { Select } from "#components/form/select.tsx";
import { Stepper } from "#components/form/stepper.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { StopReason } from "#lib/domain/credit.ts";
import { type LoadUnit, loadInGrams, loadInUnit } from "#lib/domain/load.ts";
import type { SessionExerciseView } from "#lib/domain/session-view.ts";
import {
  type ExerciseEntry,
  entryOf,
  factsOfEntry,
  readDrafts,
  withFacts,
  writeDraft,
} from "#lib/offline/exercise-entry.ts";
import { newWireId } from "#lib/offline/wire-id.ts";
import { useRecorder } from "./recorder.tsx";
import styles from "./session.module.css";
import { SetFields, type SetFieldsTexts } from "./set-fields.tsx";

export interface ExerciseLogTexts extends SetFieldsTexts {
  readonly pain: PainScaleTexts;
  readonly effort: EffortScaleTexts;
  readonly painLabel: string;
  readonly effortLabel: string;
  readonly loadLabel: string;
  readonly stopLabel: string;
  readonly stops: Readonly<Record<StopReason, string>>;
  readonly stopButton: string;
  readonly askPain: string;
  readonly skip: string;
  readonly asAsked: string;
  readonly save: string;
  readonly saveAgain: string;
  readonly saved: string;
  readonly kept: string;
  readonly saving: string;
}

export interface ExerciseLogProps {
  readonly exercise: SessionExerciseView;
  /** Names of the sets, in their order, and what was entered first where it was corrected. */
  readonly setNames: readonly string[];
  readonly firsts: readonly (string | null)[];
  readonly zones: { readonly greenMax: number; readonly amberMax: number };
  readonly loadUnit: LoadUnit;
  readonly texts: ExerciseLogTexts;
}

const stopOrder: readonly StopReason[] = ["none", "pain", "too_hard", "time", "other"];

export function ExerciseLog({
  exercise: served,
  setNames,
  firsts,
  zones,
  loadUnit,
  texts,
}: ExerciseLogProps) {
  const recorder = useRecorder();
  const { sessionId, waiting, kept } = recorder;
  const [exercise, setExercise] = useState(served);
  const [entry, setEntry] = useState<ExerciseEntry>(() => entryOf(served));
  const [sent, setSent] = useState<readonly string[]>([]);
  /** Counts what was put on the screen by other hands than the person's, so that the scales show it. */
  const [shown, setShown] = useState(0);
  const painBox = useRef<HTMLDivElement>(null);
  const id = served.prescriptionId;

  useEffect(() => {
    const current = withFacts(served, kept);
    const draft = readDrafts(localStorage, sessionId)[id];
    setExercise(current);
    setEntry(draft ?? entryOf(current));
    setSent(
      kept.flatMap((fact) => ("prescriptionId" in fact && fact.prescriptionId === id ? [fact.id] : [])),
    );
    setShown((now) => now + 1);
  }, [served, kept, sessionId, id]);

  function change(next: Partial<ExerciseEntry>): void {
    const changed = { ...entry, ...next };
    setEntry(changed);
    writeDraft(localStorage, sessionId, id, changed);
  }

  const pending = useMemo(
    () => factsOfEntry(exercise, entry, { sessionId, at: "", makeId: () => "" }).length > 0,
    [exercise, entry, sessionId],
  );

  function save(given: ExerciseEntry = entry): void {
    const at = new Date().toISOString();
    const facts = factsOfEntry(exercise, given, { sessionId, at, makeId: newWireId });
    recorder.record(facts);
    writeDraft(localStorage, sessionId, id, null);
    setExercise(withFacts(exercise, facts));
    setSent(facts.map((fact) => fact.id));
    recorder.markEntered(id);
  }

  function stopForPain(): void {
    change({ stop: "pain" });
    setShown((now) => now + 1);
    painBox.current?.scrollIntoView({ block: "center" });
    painBox.current?.querySelector("input")?.focus();
  }

  const logged = exercise.state === "logged";
  const isWaiting = sent.some((fact) => waiting.has(fact));
  const status =
    !logged || pending ? null : isWaiting ? (recorder.sending ? texts.saving : texts.kept) : texts.saved;

  return (
    <div className={styles.log} data-saved={logged && !pending && !isWaiting ? "" : undefined}>
      <div className={styles.sets}>
        <SetFields
          exercise={exercise}
          done={entry.done}
          names={setNames}
          firsts={firsts}
          texts={texts}
          onChange={(place, value) =>
            change({ done: entry.done.map((done, other) => (other === place ? value : done)) })
          }
        />
        {exercise.loadable ? (
          <div className={styles.set}>
            <Field name={`${id}.load`} label={texts.loadLabel} group>
              <Stepper
                texts={texts}
                min={0}
                max={500}
                step={loadUnit === "kg" ? 0.5 : 1}
                unit={loadUnit}
                value={entry.loadG === null ? 0 : loadInUnit(entry.loadG, loadUnit)}
                onValueChange={(value) =>
                  change({ loadG: value === 0 ? null : loadInGrams(value, loadUnit) })
                }
              />
            </Field>
          </div>
        ) : null}
      </div>
      <div className={styles.row}>
        <Button variant="stop" size="l" icon="octagon" onClick={stopForPain}>
          {texts.stopButton}
        </Button>
        <Button
          variant="quiet"
          size="l"
          onClick={() => {
            const allNone = entry.done.every((done) => !done);
            change({
              done: exercise.sets.map((set) => (allNone ? set.target : 0)),
              stop: allNone ? "none" : "other",
            });
            setShown((now) => now + 1);
          }}
        >
          {entry.done.every((done) => !done) ? texts.asAsked : texts.skip}
        </Button>
      </div>
      <div ref={painBox}>
        <Field name={`${id}.pain`} label={entry.stop === "pain" ? texts.askPain : texts.painLabel} group>
          <PainScale
            key={`pain ${shown}`}
            texts={texts.pain}
            zones={zones}
            answered={entry.pain ?? undefined}
            onAnswer={(pain) => change({ pain })}
          />
        </Field>
      </div>
      <Field name={`${id}.effort`} label={texts.effortLabel} group>
        <EffortScale
          key={`effort ${shown}`}
          texts={texts.effort}
          answered={entry.effort ?? undefined}
          onAnswer={(effort) => change({ effort })}
        />
      </Field>
      <Field name={`${id}.stop`} label={texts.stopLabel}>
        <Select
          value={entry.stop}
          options={stopOrder.map((value) => ({ value, label: texts.stops[value] }))}
          onChange={(event) => change({ stop: event.target.value as StopReason })}
        />
      </Field>
      <div className={styles.row}>
        <Button size="l" wide onClick={() => save()} aria-disabled={logged && !pending ? true : undefined}>
          {logged ? texts.saveAgain : texts.save}
        </Button>
      </div>
      <p className={styles.status} role="status">
        {status === null ? null : (
          <>
            <Icon name={isWaiting ? "clock" : "tick"} />
            {status}
          </>
        )}
      </p>
    </div>
  );
}
