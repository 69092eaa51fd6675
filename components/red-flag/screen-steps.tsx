"use client";
/**
 * The red-flag screen page by page. What is asked comes from the rule as the answers stand; an emergency answer is sent
 * from its page. Invariant: no page is left with an open question, and nothing is answered for the person by itself.
 */
import type { ReactNode } from "react";
import { useRef, useState } from "react";
import { FormSteps, type FormStepsTexts } from "#components/form/form-steps.tsx";
import { Button } from "#components/ui/button.tsx";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { RedFlagAnswers } from "#lib/domain/red-flag.ts";
import {
  type ContextItem,
  contextItems,
  questionOf,
  type RedFlagContext,
  type ScreenOccasion,
  unansweredContext,
} from "#lib/domain/red-flag-questions.ts";
import { isUrgent, readScreen } from "#lib/domain/red-flag-record.ts";
import { screenSteps } from "#lib/domain/red-flag-screen.ts";
import styles from "./screen.module.css";

export interface ScreenQuestion {
  readonly id: string;
  readonly kind: "context" | "question" | "follow_up";
  /** The field with its label and radios, drawn by the server. */
  readonly node: ReactNode;
}

export interface ScreenPage {
  readonly suspicion: string;
  readonly title: string;
  readonly intro?: ReactNode;
  readonly questions: readonly ScreenQuestion[];
}

export interface ScreenStepsProps {
  readonly occasion: ScreenOccasion;
  readonly today: LocalDay;
  readonly contextOnFile: RedFlagContext | null;
  readonly pages: readonly ScreenPage[];
  readonly texts: FormStepsTexts & {
    readonly required: string;
    readonly year: string;
    readonly noToAll: string;
    readonly openSingles: string;
  };
  readonly submit: ReactNode;
}

interface Given {
  readonly answers: RedFlagAnswers;
  readonly context: RedFlagContext;
}

const answerOf = (value: FormDataEntryValue | null) =>
  value === "yes" ? true : value === "no" ? false : null;

function toGiven(form: FormData, onFile: RedFlagContext | null): Given {
  const answers: Record<string, boolean | null> = {};
  const context: Record<string, number | boolean | null> = { ...unansweredContext };
  for (const [name, value] of form) {
    const [group, id] = name.split(".");
    if (id === undefined || typeof value !== "string") continue;
    if (group === "answers") answers[id] = answerOf(value);
    else if (group === "context") context[id] = id === "birthYear" ? yearOf(value) : answerOf(value);
  }
  return { answers, context: onFile ?? (context as unknown as RedFlagContext) };
}

function yearOf(value: string): number | null {
  const year = /^\d{4}$/.test(value.trim()) ? Number(value.trim()) : null;
  return year !== null && year >= 1900 ? year : null;
}

const isContextItem = (id: string): id is ContextItem => (contextItems as readonly string[]).includes(id);

export function ScreenSteps({ occasion, today, contextOnFile, pages, texts, submit }: ScreenStepsProps) {
  const root = useRef<HTMLDivElement>(null);
  const [given, setGiven] = useState<Given>({ answers: {}, context: contextOnFile ?? unansweredContext });
  const stateOf = ({ answers, context }: Given) => ({
    occasion,
    answers,
    context,
    contextOnFile: contextOnFile !== null,
  });
  const asked = new Set<string>(screenSteps(stateOf(given), today).map((step) => step.id));
  const nameOf = (id: string) => `${isContextItem(id) ? "context" : "answers"}.${id}`;

  function missing(key: string, form: FormData): Record<string, string> {
    const now = toGiven(form, contextOnFile);
    const open = readScreen(stateOf(now), today).missing.filter((step) => step.suspicion === key);
    const wrong = open.map((step) => [
      nameOf(step.id),
      step.id === "birthYear" ? texts.year : texts.required,
    ]);
    const year = now.context.birthYear;
    if (key === "context" && year !== null && year > Number(today.slice(0, 4)))
      wrong.push(["context.birthYear", texts.year]);
    return Object.fromEntries(wrong);
  }

  function noToAll(page: ScreenPage): void {
    for (const { id, kind } of page.questions) {
      if (kind !== "question" || !asked.has(id) || (given.answers[id as "fever"] ?? null) !== null) continue;
      const name = CSS.escape(nameOf(id));
      root.current?.querySelector<HTMLInputElement>(`input[name="${name}"][value="no"]`)?.click();
    }
  }

  const steps = pages
    .filter((page) => page.questions.some((question) => asked.has(question.id)))
    .map((page) => {
      const open = page.questions.filter(
        (question) => asked.has(question.id) && question.kind === "question",
      );
      const singles = open.find((question) => questionOf(question.id as "fever").opensFrom !== null);
      return {
        key: page.suspicion,
        heading: page.title,
        content: (
          <>
            {page.intro}
            {page.questions.map((question) => (
              <div key={question.id} className={asked.has(question.id) ? styles.asked : styles.unasked}>
                {question.id === singles?.id ? <p className={styles.opens}>{texts.openSingles}</p> : null}
                {question.node}
              </div>
            ))}
            {page.suspicion !== "context" && open.length > 2 ? (
              <div className={styles.all}>
                <Button variant="quiet" onClick={() => noToAll(page)}>
                  {texts.noToAll}
                </Button>
              </div>
            ) : null}
          </>
        ),
      };
    });

  return (
    <div ref={root} className={styles.screen}>
      <FormSteps
        steps={steps}
        texts={texts}
        backHref="/today"
        check={missing}
        sendsNow={(form) => isUrgent(readScreen(stateOf(toGiven(form, contextOnFile)), today))}
        onAnswers={(form) => setGiven(toGiven(form, contextOnFile))}
        submit={submit}
      />
    </div>
  );
}
