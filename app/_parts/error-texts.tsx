"use client";
/**
 * The sentences of the error page, handed down from the document: an error page is drawn in the browser, and a message
 * library there would cost every screen more than these few sentences weigh.
 */
import { createContext, type ReactNode, useContext } from "react";

export interface ErrorTexts {
  readonly title: string;
  readonly text: string;
  readonly again: string;
  /** With `{number}` where the number of the log entry goes. */
  readonly number: string;
  readonly home: string;
}

const context = createContext<ErrorTexts | null>(null);

export function ErrorTextsProvider({ texts, children }: { texts: ErrorTexts; children: ReactNode }) {
  return <context.Provider value={texts}>{children}</context.Provider>;
}

/** The sentences of the error page; null outside the document. */
export function useErrorTexts(): ErrorTexts | null {
  return useContext(context);
}
