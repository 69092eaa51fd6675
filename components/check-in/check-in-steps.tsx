"use client";
/**
 * The check-in page by page: no default, nothing judged while it is asked, an answer left open told once. Invariant: an
 * answer that may stay open is left open on purpose, never by a slip.
 */
import type { ReactNode } from "react";
import { useRef, useState } from "react";
import { type FormStep, FormSteps, type FormStepsTexts } from "#components/form/form-steps.tsx";
import styles from "./check-in.module.css";

export interface CheckInPart {
  readonly key: string;
  readonly heading: ReactNode;
  readonly fields: readonly { readonly name: string; readonly node: ReactNode }[];
}

export interface CheckInStepsProps {
  readonly parts: readonly CheckInPart[];
  readonly texts: FormStepsTexts & {
    readonly required: string;
    readonly leaveOpen: string;
    readonly belowRestPain: string;
    readonly minutes: string;
  };
  readonly submit: ReactNode;
}

const mustAnswer = new Set(["restPain", "legWorse"]);

export function CheckInSteps({ parts, texts, submit }: CheckInStepsProps) {
  const [legWorse, setLegWorse] = useState(false);
  const told = useRef<string | null>(null);

  function check(key: string, form: FormData): Record<string, string> {
    const wrong: Record<string, string> = {};
    const given = (name: string) => String(form.get(name) ?? "").trim();
    const names = parts.find((part) => part.key === key)?.fields.map((field) => field.name) ?? [];
    const shown = names.filter((name) => name !== "legBothOrFootDrop" || given("legWorse") === "yes");
    for (const name of shown) {
      if (given(name) !== "") continue;
      if (mustAnswer.has(name)) wrong[name] = texts.required;
    }
    if (
      shown.includes("worstPain") &&
      given("worstPain") !== "" &&
      Number(given("worstPain")) < Number(given("restPain"))
    ) {
      wrong.worstPain = texts.belowRestPain;
    }
    if (shown.includes("walkMinutes") && !/^\d{0,3}$/.test(given("walkMinutes")))
      wrong.walkMinutes = texts.minutes;
    if (Object.keys(wrong).length > 0) return wrong;
    const open = shown.filter((name) => given(name) === "");
    // The first press names what is open, the second leaves it open.
    const token = `${key} ${open.join()}`;
    if (open.length === 0 || told.current === token) return {};
    told.current = token;
    return Object.fromEntries(open.map((name) => [name, texts.leaveOpen]));
  }

  const steps: FormStep[] = parts.map((part) => ({
    key: part.key,
    heading: part.heading,
    content: part.fields.map(({ name, node }) => (
      <div key={name} className={name === "legBothOrFootDrop" && !legWorse ? styles.closed : styles.field}>
        {node}
      </div>
    )),
  }));
  return (
    <FormSteps
      steps={steps}
      texts={texts}
      backHref="/today"
      check={check}
      onAnswers={(form) => setLegWorse(form.get("legWorse") === "yes")}
      alone
      submit={submit}
    />
  );
}
