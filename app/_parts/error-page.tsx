"use client";
/** A page that could not be shown: what happened, what was kept, one action. The number finds the entry in the log. */
import { useTranslations } from "next-intl";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Button } from "#components/ui/button.tsx";

export interface ErrorPageProps {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}

export function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = useTranslations("errors.pages");
  return (
    <>
      <PageHeader title={t("error.title")} lead={t("error.text")} />
      <div className="btns">
        <Button variant="primary" onClick={reset}>
          {t("error.again")}
        </Button>
        <a className="btn btn-secondary" href="/">
          {t("home")}
        </a>
      </div>
      {error.digest ? <p className="hint">{t("error.number", { number: error.digest })}</p> : null}
    </>
  );
}
