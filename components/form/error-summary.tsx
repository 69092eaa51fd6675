"use client";
/**
 * What is wrong with a form, at its top, with a link to each field. Focus moves here when an answer comes back, and
 * the entries follow the order of the page.
 */
import type { MouseEvent } from "react";
import { useEffect, useRef, useState } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { controlId } from "./form-context.ts";

export interface ErrorSummaryProps {
  readonly formId: string;
  readonly title: string;
  readonly formError?: string;
  readonly fieldErrors: Readonly<Record<string, string>>;
}

interface Entry {
  readonly name: string;
  readonly label: string | null;
}

function findField(root: ParentNode, name: string): Element | null {
  return root.querySelector(`[data-field="${CSS.escape(name)}"]`);
}

export function ErrorSummary({ formId, title, formError, fieldErrors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const [entries, setEntries] = useState<readonly Entry[]>(() =>
    Object.keys(fieldErrors).map((name) => ({ name, label: null })),
  );

  useEffect(() => {
    const form = box.current?.closest("form") ?? document;
    const found = Object.keys(fieldErrors).map((name) => ({ name, field: findField(form, name) }));
    found.sort((a, b) =>
      a.field === null || b.field === null
        ? Number(a.field === null) - Number(b.field === null)
        : a.field.compareDocumentPosition(b.field) & Node.DOCUMENT_POSITION_FOLLOWING
          ? -1
          : 1,
    );
    setEntries(
      found.map(({ name, field }) => ({
        name,
        label: field?.querySelector("[data-field-label]")?.textContent?.trim() ?? null,
      })),
    );
    box.current?.focus();
  }, [fieldErrors]);

  function goTo(event: MouseEvent, name: string): void {
    const control = document.getElementById(controlId(formId, name));
    if (control === null) return;
    event.preventDefault();
    control.focus();
    control.closest("[data-field]")?.scrollIntoView({ block: "center" });
  }

  return (
    <div ref={box} className="errsum" role="alert" tabIndex={-1}>
      <h2>
        <Icon name="triangle" />
        {title}
      </h2>
      {formError === undefined ? null : <p>{formError}</p>}
      {entries.length === 0 ? null : (
        <ul>
          {entries.map(({ name, label }) => (
            <li key={name}>
              <a href={`#${controlId(formId, name)}`} onClick={(event) => goTo(event, name)}>
                {label === null ? null : `${label}: `}
                {fieldErrors[name]}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
