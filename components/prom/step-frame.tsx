/**
 * One page of a questionnaire: where one is, the question, and the dock. Invariant: a page is its own form and its own
 * sending, so that what was confirmed is stored before the next page is shown, with and without script.
 */
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "#components/form/action-form.tsx";
import type { FormAction } from "#components/form/action-state.ts";
import steps from "#components/form/form-steps.module.css";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { type RungState, Rungs } from "#components/ui/rungs.tsx";
import styles from "./prom.module.css";

export interface StepFrameProps {
  readonly action: FormAction;
  readonly formId: string;
  /** Names the person and the page: what is typed survives a refresh. */
  readonly draftKey: string;
  readonly backHref: string;
  /** Pages of the questionnaire; left out where there is one. */
  readonly place?: { readonly page: number; readonly pages: number; readonly confirmed: readonly number[] };
  readonly heading: ReactNode;
  readonly send: string;
  /** Goes on without confirming this page. */
  readonly skipHref?: string;
  readonly children: ReactNode;
}

export function StepFrame(props: StepFrameProps) {
  const { action, formId, draftKey, backHref, place, heading, send, skipHref, children } = props;
  const t = useTranslations("prom.step");
  return (
    <ActionForm action={action} idempotencyKey={formId} draftKey={draftKey} className={steps.form}>
      <div className={steps.steps} data-without-tabs="" data-alone="">
        <div className={steps.head}>
          <Link className={steps.back} href={backHref}>
            <Icon name="chevron-left" />
            {t("back")}
          </Link>
          {place === undefined || place.pages < 2 ? null : (
            <span className={steps.place}>
              <Rungs rungs={rungsOf(place)} width={place.pages > 7 ? "narrow" : "wide"} />
              <span className={steps.count}>
                {t("progress", { page: place.page + 1, pages: place.pages })}
              </span>
            </span>
          )}
        </div>
        <section className={steps.step}>
          <h1>{heading}</h1>
          {children}
        </section>
        <div className={`dock ${steps.dock}`}>
          <SubmitButton size="xl" wide>
            {send}
          </SubmitButton>
          {skipHref === undefined ? null : (
            <Link className={styles.skip} href={skipHref}>
              {t("skip")}
            </Link>
          )}
        </div>
      </div>
    </ActionForm>
  );
}

function rungsOf({ page, pages, confirmed }: NonNullable<StepFrameProps["place"]>): RungState[] {
  return Array.from({ length: pages }, (_, index) =>
    index === page ? "now" : confirmed.includes(index) ? "done" : "todo",
  );
}
