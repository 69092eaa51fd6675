"use client";
/** A page that could not be shown: what happened, what was kept, one action. The number finds the entry in the log. */
import { PageHeader } from "#components/layout/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { useErrorTexts } from "./error-texts.tsx";

export interface ErrorPageProps {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}

export function ErrorPage({ error, reset }: ErrorPageProps) {
  const texts = useErrorTexts();
  // Outside the document there is nothing to draw in: the last resort (global-error) has its own sentences.
  if (!texts) throw error;
  return (
    <>
      <PageHeader title={texts.title} lead={texts.text} />
      <div className="btns">
        <Button variant="primary" onClick={reset}>
          {texts.again}
        </Button>
        <a className="btn btn-secondary" href="/">
          {texts.home}
        </a>
      </div>
      {error.digest ? <p className="hint">{texts.number.replace("{number}", error.digest)}</p> : null}
    </>
  );
}
