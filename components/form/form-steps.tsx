"use client";
/**
 * A form asked one page after another: what is not answered is told before the next page, going back loses nothing, and
 * every field stays in the one form around it. Without script all pages stand below one another and the server checks.
 */
import Link from "next/link";
import type { KeyboardEvent, ReactNode } from "react";
import { useContext, useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Rungs, rungStates } from "#components/ui/rungs.tsx";
import { controlId, FormContext } from "./form-context.ts";
import styles from "./form-steps.module.css";

export interface FormStep {
  readonly key: string;
  /** The h1 of the page. */
  readonly heading: ReactNode;
  readonly content: ReactNode;
}

export interface FormStepsTexts {
  readonly back: string;
  readonly next: string;
  /** On the button of the last page. */
  readonly send: string;
  /** With {step} and {steps} in it. */
  readonly progress: string;
}

export interface FormStepsProps {
  /** The pages as they stand; later ones may come and go with the answers. */
  readonly steps: readonly FormStep[];
  readonly texts: FormStepsTexts;
  /** Where Back leads from the first page. */
  readonly backHref: string;
  /** What keeps the page from being left, by field name; empty lets it go on. */
  readonly check: (key: string, form: FormData) => Readonly<Record<string, string>>;
  /** Whether the form is sent from this page already. */
  readonly sendsNow?: (form: FormData) => boolean;
  /** Every change of an answer. */
  readonly onAnswers: (form: FormData) => void;
  /** Keeps the header of the shell away too. */
  readonly alone?: boolean;
  /** The submit button for pages without script. */
  readonly submit: ReactNode;
}

export function FormSteps(props: FormStepsProps) {
  const { steps, texts, backHref, check, sendsNow, onAnswers, alone, submit } = props;
  const form = useContext(FormContext);
  const root = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  const [place, setPlace] = useState(0);
  const [found, setFound] = useState<Readonly<Record<string, string>>>({});
  const index = Math.min(place, steps.length - 1);
  const isLast = index === steps.length - 1;

  const formOf = () => root.current?.closest("form") ?? null;
  const read = () => {
    const element = formOf();
    if (element !== null) onAnswers(new FormData(element));
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: answers that came with the page are read once
  useEffect(read, []);

  // What the server found wrong is shown on the page where it stands.
  const showPageOf = useEffectEvent((name: string) => {
    const section = root.current
      ?.querySelector(`[data-field="${CSS.escape(name)}"]`)
      ?.closest("[data-step]")
      ?.getAttribute("data-step");
    const to = steps.findIndex((step) => step.key === section);
    if (to >= 0) setPlace(to);
  });
  useEffect(() => {
    const [name] = Object.keys(form.errors);
    if (name !== undefined) showPageOf(name);
  }, [form.errors]);

  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    window.scrollTo(0, 0);
    root.current
      ?.querySelectorAll<HTMLElement>("[data-step]")
      [index]?.querySelector<HTMLElement>("h1")
      ?.focus();
  }, [index]);

  function go(to: number): void {
    moved.current = true;
    setFound({});
    setPlace(to);
  }

  function next(): void {
    const element = formOf();
    const step = steps[index];
    if (element === null || step === undefined) return;
    const data = new FormData(element);
    const wrong = check(step.key, data);
    setFound(wrong);
    const [first] = Object.keys(wrong);
    if (first !== undefined) {
      const control = document.getElementById(controlId(form.id, first));
      control?.focus();
      control?.closest("[data-field]")?.scrollIntoView({ block: "center" });
      return;
    }
    if (isLast || sendsNow?.(data)) element.requestSubmit();
    else go(index + 1);
  }

  function onChange(): void {
    if (Object.keys(found).length > 0) {
      const element = formOf();
      const step = steps[index];
      if (element !== null && step !== undefined) {
        const still = check(step.key, new FormData(element));
        setFound((before) => Object.fromEntries(Object.entries(before).filter(([name]) => name in still)));
      }
    }
    read();
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Enter in a line of text would send the whole form.
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    if (event.target.type === "radio" || event.target.type === "text") {
      event.preventDefault();
      next();
    }
  }

  const progress = texts.progress
    .replace("{step}", String(index + 1))
    .replace("{steps}", String(steps.length));
  return (
    <FormContext value={{ ...form, errors: { ...form.errors, ...found } }}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it listens to the fields inside it */}
      <div
        ref={root}
        className={styles.steps}
        data-without-tabs=""
        data-alone={alone ? "" : undefined}
        onChange={onChange}
        onKeyDown={onKeyDown}
      >
        <div className={styles.head}>
          {index === 0 ? (
            <Link className={styles.back} href={backHref}>
              <Icon name="chevron-left" />
              {texts.back}
            </Link>
          ) : (
            <button type="button" className={styles.back} onClick={() => go(index - 1)}>
              <Icon name="chevron-left" />
              {texts.back}
            </button>
          )}
          <span className={styles.place}>
            <Rungs rungs={rungStates(index, steps.length)} width={steps.length > 7 ? "narrow" : "wide"} />
            <span className={styles.count}>{progress}</span>
          </span>
        </div>
        {steps.map((step, i) => (
          <section key={step.key} data-step={step.key} className={i === index ? styles.step : styles.later}>
            <h1 tabIndex={-1}>{step.heading}</h1>
            {step.content}
          </section>
        ))}
        <div className={`dock ${styles.dock}`}>
          <span className={styles.scripted}>
            <Button variant="primary" size="xl" wide pending={form.pending} onClick={next}>
              {form.pending ? form.pendingLabel : isLast ? texts.send : texts.next}
            </Button>
          </span>
          <span className={styles.plain}>{submit}</span>
        </div>
      </div>
    </FormContext>
  );
}
