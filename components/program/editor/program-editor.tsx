"use client";
/**
 * Putting a program together on one page: blocks with doses, schedule, start, note, checks, preview, publish. It stands
 * inside an ActionForm. Invariants: what is sent is what is shown; Enter in a field never publishes; the checks are the
 * server's own rules, and the server checks again.
 */
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "#components/form/field.tsx";
import { TextInput } from "#components/form/text-input.tsx";
import { PatientProgram } from "#components/program/patient-program.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { sessionMinutes } from "#lib/domain/duration-estimate.ts";
import { type ComparableVersion, differencesOf } from "#lib/domain/program-difference.ts";
import {
  addRow,
  changeRow,
  checkDraft,
  type EditorExercise,
  moveRow,
  type RowPlace,
  removeRow,
  swapExercise,
} from "#lib/domain/program-draft.ts";
import { AddExercise } from "./add-exercise.tsx";
import styles from "./editor.module.css";
import { fieldsOf, HiddenFields } from "./hidden-fields.tsx";
import { ProgramRules } from "./program-rules.tsx";
import { PublishPanel } from "./publish-panel.tsx";
import { RowEditor } from "./row-editor.tsx";
import { ScheduleEditor } from "./schedule-editor.tsx";
import type { EditorState, ProgramEditorProps } from "./types.ts";
import { useKeptState } from "./use-kept-state.ts";

const keyOf = (at: RowPlace) => `${at.block}.${at.row}`;
/** Names of what is seen; what is sent are the hidden fields, in which empty blocks are left out. */
const nameOf = (at: RowPlace) => `draft.${at.block}.${at.row}`;

export function ProgramEditor({ patient, draft, exercises, clinicRules, hasPresent }: ProgramEditorProps) {
  const t = useTranslations("assign");
  const initial: EditorState = {
    name: draft.name,
    blocks: draft.blocks,
    schedule: draft.schedule,
    startDay: patient.today,
    noteToPatient: "",
    movePhase: false,
    rules: draft.rules,
  };
  const keep = `rung.assign.2.${patient.id}.${draft.templateId ?? draft.programId}.${draft.isNew}.${draft.baseVersionId}`;
  const { state, change, restored, startAgain } = useKeptState(keep, initial);
  const [open, setOpen] = useState<string | null>(null);
  const [undo, setUndo] = useState<{ name: string; blocks: EditorState["blocks"] } | null>(null);
  const [previewing, setPreviewing] = useState(false);

  const catalog = new Map(exercises.map((exercise) => [exercise.id, exercise]));
  const offered = exercises.filter((exercise) => !exercise.archived);
  const bySlug = new Map(offered.map((exercise) => [exercise.slug, exercise]));
  const of = (id: string): EditorExercise => catalog.get(id)!;
  const { blocks } = state;
  const checks = checkDraft(blocks, state.schedule, catalog);
  const present = new Set(blocks.flatMap((block) => block.prescriptions.map((row) => row.exerciseId)));
  const shownBlocks = blocks
    .filter((block) => block.prescriptions.length > 0)
    .map((block) => ({
      ...block,
      prescriptions: block.prescriptions.map((row) => ({ ...row, exercise: of(row.exerciseId) })),
    }));
  const after: ComparableVersion = {
    programId: draft.programId,
    programName: state.name,
    schedule: state.schedule,
    noteToPatient: state.noteToPatient || null,
    blocks: shownBlocks,
  };
  const differences = draft.before === null ? null : differencesOf(draft.before, after);
  const firstProblem = checks.problems[0];
  const setBlocks = (next: EditorState["blocks"]) => change({ blocks: next });

  function showProblem(): void {
    if (!firstProblem) return;
    const { at, problem } = firstProblem;
    if (problem !== "reason") setOpen(keyOf(at));
    requestAnimationFrame(() => {
      const row = document.querySelector(`[data-row="${nameOf(at)}"]`);
      row?.scrollIntoView({ block: "center" });
      row
        ?.querySelector<HTMLElement>(problem === "reason" ? "input[type=text]" : "[aria-invalid], input")
        ?.focus();
    });
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter is stopped for every field inside
    <div
      className={styles.editor}
      onKeyDown={(event) => {
        if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
      }}
    >
      <div className={styles.main}>
        {restored ? (
          <Banner>
            {t("restored")}{" "}
            <Button size="sm" variant="quiet" onClick={startAgain}>
              {t("startAgain")}
            </Button>
          </Banner>
        ) : null}
        {draft.isNew ? (
          <Field name="name" label={t("name")}>
            <TextInput
              name="typedName"
              maxLength={120}
              value={state.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          </Field>
        ) : null}
        {draft.avoidDefault === "" ? null : (
          <Banner>
            <b>{t("avoid")}.</b> {draft.avoidDefault}
          </Banner>
        )}
        {draft.notes === "" ? null : (
          <Banner>
            <b>{t("notes")}.</b> {draft.notes}
          </Banner>
        )}
        <ScheduleEditor
          schedule={state.schedule}
          onChange={(schedule) => change({ schedule })}
          startDay={state.startDay}
          onStart={(startDay) => change({ startDay })}
          today={patient.today}
          lastStartDay={patient.lastStartDay}
        />
        {blocks.map((block, blockIndex) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks keep their places; two may bear one name
          <section key={blockIndex} className={styles.block}>
            <header>
              <h2>{block.name}</h2>
              <span>{t("blockMinutes", { minutes: sessionMinutes(block.prescriptions) })}</span>
            </header>
            <ol>
              {block.prescriptions.map((row, rowIndex) => {
                const at = { block: blockIndex, row: rowIndex };
                const exercise = of(row.exerciseId);
                return (
                  <RowEditor
                    key={`${row.exerciseId} ${keyOf(at)}`}
                    name={nameOf(at)}
                    row={row}
                    exercise={exercise}
                    easier={bySlug.get(exercise.easier ?? "") ?? null}
                    harder={bySlug.get(exercise.harder ?? "") ?? null}
                    open={open === keyOf(at)}
                    isMain={block.kind === "main"}
                    today={patient.today}
                    canMoveUp={moveRow(blocks, at, -1) !== null}
                    canMoveDown={moveRow(blocks, at, 1) !== null}
                    onToggle={() => setOpen(open === keyOf(at) ? null : keyOf(at))}
                    onChange={(next) => setBlocks(changeRow(blocks, at, next))}
                    onSwap={(next) => setBlocks(changeRow(blocks, at, swapExercise(row, next)))}
                    onMove={(by) => {
                      const moved = moveRow(blocks, at, by);
                      if (!moved) return;
                      setBlocks(moved.blocks);
                      setOpen(keyOf(moved.to));
                    }}
                    onRemove={() => {
                      setUndo({ name: exercise.name, blocks });
                      setBlocks(removeRow(blocks, at));
                      setOpen(null);
                    }}
                  />
                );
              })}
            </ol>
            <AddExercise
              block={block.name}
              exercises={offered}
              present={present}
              onAdd={(exercise) => setBlocks(addRow(blocks, blockIndex, exercise))}
            />
          </section>
        ))}
        <ProgramRules clinic={clinicRules} own={state.rules} onChange={(rules) => change({ rules })} />
        <div role="status">
          {undo === null ? null : (
            <Banner>
              {t("removed", { name: undo.name })}{" "}
              <Button
                size="sm"
                variant="quiet"
                icon="undo"
                onClick={() => {
                  setBlocks(undo.blocks);
                  setUndo(null);
                }}
              >
                {t("undo")}
              </Button>
            </Banner>
          )}
        </div>
      </div>
      <PublishPanel
        patient={patient}
        draft={draft}
        state={state}
        checks={checks}
        differences={differences}
        hasPresent={hasPresent}
        onChange={change}
        onPreview={() => setPreviewing(true)}
        onShowProblem={showProblem}
      />
      <HiddenFields fields={fieldsOf(patient.id, draft, state)} />
      <Dialog
        open={previewing}
        onClose={() => setPreviewing(false)}
        look="side"
        title={t("previewTitle", { patient: patient.name })}
        closeLabel={t("close")}
      >
        <div className={styles.phone}>
          <PatientProgram
            schedule={state.schedule}
            note={state.noteToPatient.trim() || null}
            noteFrom={null}
            blocks={shownBlocks}
          />
        </div>
      </Dialog>
    </div>
  );
}
