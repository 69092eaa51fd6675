"use client";
/**
 * The steps up that wait, with their answers: one at a time, or the plain steps together. Invariants: a rung up is never
 * in the selection, because the form must be seen; what the server said of each answer stays on the page after its row
 * has gone; keys act only while a row has the focus.
 */
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { FormAction } from "#components/form/action-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { type Answerable, ApproveForm, ChangeForm, DeclineForm } from "./answer-forms.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import styles from "./decision.module.css";
import { type Told, ToldList } from "./told-list.tsx";
import type { AnsweredView } from "./types.ts";

export interface BoardRow extends Answerable {
  /** Figure, words and evidence, drawn by the server. */
  readonly show: ReactNode;
}

export interface BoardGroup {
  readonly patientId: string;
  readonly head: ReactNode;
  readonly rows: readonly BoardRow[];
}

export interface DecisionBoardProps {
  readonly groups: readonly BoardGroup[];
  readonly action: FormAction;
  readonly evidenceKey: ReactNode;
}

export function DecisionBoard({ groups, action, evidenceKey }: DecisionBoardProps) {
  const t = useTranslations("decision");
  const rows = groups.flatMap((group) => group.rows);
  const plain = rows.filter((row) => !row.isRungUp);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [told, setTold] = useState<readonly Told[]>([]);
  const labels = useRef(new Map<string, string>());
  const report = useRef<HTMLDivElement>(null);
  useEffect(() => {
    for (const row of rows) labels.current.set(row.decisionId, row.label);
  });
  const selected = plain.filter((row) => chosen.has(row.decisionId));

  function onAnswered(items: readonly AnsweredView[], answer: string): void {
    setTold(items.map((item) => ({ ...item, answer, label: labels.current.get(item.decisionId) ?? "" })));
    const done = new Set(items.map((item) => item.decisionId));
    setChosen((before) => new Set([...before].filter((id) => !done.has(id))));
    report.current?.focus();
  }

  function toggle(ids: readonly string[], on: boolean): void {
    setChosen((before) => {
      const next = new Set(before);
      for (const id of ids)
        if (on) next.add(id);
        else next.delete(id);
      return next;
    });
  }

  return (
    <>
      <div ref={report} tabIndex={-1} role="status" className={styles.told}>
        {told.length === 0 ? null : <ToldList told={told} />}
      </div>
      {rows.length === 0 ? null : (
        <div className={styles.tools}>
          {plain.length === 0 ? null : (
            <label className={styles.all}>
              <input
                className="check"
                type="checkbox"
                checked={selected.length === plain.length}
                onChange={(event) =>
                  toggle(
                    plain.map((row) => row.decisionId),
                    event.target.checked,
                  )
                }
              />
              {t("selectAll", { count: plain.length })}
            </label>
          )}
          {evidenceKey}
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the rows inside, each of which is reached by itself */}
      <div onKeyDown={(event) => onKey(event)}>
        {groups.map((group) => (
          <section key={group.patientId} className={styles.group}>
            {group.head}
            {group.rows.map((row) => (
              <BoardItem
                key={row.decisionId}
                row={row}
                action={action}
                isChosen={chosen.has(row.decisionId)}
                onChoose={(on) => toggle([row.decisionId], on)}
                onAnswered={onAnswered}
              />
            ))}
          </section>
        ))}
      </div>
      {selected.length === 0 ? null : <BulkBar selected={selected} action={action} onAnswered={onAnswered} />}
    </>
  );
}

/** j and k move, x selects, a approves, c changes, d declines; Shift and A approve all that are selected. */
function onKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target as HTMLElement;
  if (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)) return;
  if (target instanceof HTMLInputElement && target.type !== "checkbox") return;
  const row = target.closest<HTMLElement>("[data-decision]");
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-decision]")];
  const press = (name: string) => {
    const button = row?.querySelector<HTMLElement>(
      `[data-key="${name}"] button, button[data-key="${name}"], input[data-key="${name}"]`,
    );
    button?.click();
    return button != null;
  };
  if (event.key === "A" && event.shiftKey) {
    const bulk = document.querySelector<HTMLElement>("[data-bulk] button");
    if (!bulk) return;
    bulk.click();
  } else if (event.key === "j" || event.key === "k") {
    const at = row ? all.indexOf(row) : -1;
    const next = all[at + (event.key === "j" ? 1 : -1)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  } else if (event.key === "x" || event.key === "a" || event.key === "c" || event.key === "d") {
    if (!press(event.key)) return;
  } else return;
  event.preventDefault();
}

interface ItemProps {
  readonly row: BoardRow;
  readonly action: FormAction;
  readonly isChosen: boolean;
  readonly onChoose: (on: boolean) => void;
  readonly onAnswered: (items: readonly AnsweredView[], answer: string) => void;
}

function BoardItem({ row, action, isChosen, onChoose, onAnswered }: ItemProps) {
  const t = useTranslations("decision");
  const [open, setOpen] = useState<"change" | "decline" | null>(null);
  const panelId = useId();
  const panel = { action, of: row, onAnswered, onClose: () => setOpen(null) };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the row is where its keys act
    <article className={styles.row} tabIndex={0} aria-label={row.label} data-decision={row.decisionId}>
      <div className={styles.check}>
        {row.isRungUp ? (
          <Icon name="chevron-up" size="s" title={t("rungUp")} />
        ) : (
          <input
            className="check"
            type="checkbox"
            data-key="x"
            aria-label={t("select", { label: row.label })}
            checked={isChosen}
            onChange={(event) => onChoose(event.target.checked)}
          />
        )}
      </div>
      {row.show}
      <div className={styles.answers}>
        <div data-key="a">
          <ApproveForm action={action} of={row} onAnswered={onAnswered} />
        </div>
        <div className={styles.others}>
          {(["change", "decline"] as const).map((name) => (
            <Button
              key={name}
              variant="quiet"
              size="sm"
              data-key={name === "change" ? "c" : "d"}
              aria-expanded={open === name}
              aria-controls={open === name ? panelId : undefined}
              onClick={() => setOpen(open === name ? null : name)}
            >
              {t(name)}
            </Button>
          ))}
        </div>
      </div>
      {open === null ? null : (
        <div id={panelId} className={styles.below}>
          {open === "change" ? <ChangeForm {...panel} /> : <DeclineForm {...panel} />}
        </div>
      )}
    </article>
  );
}
