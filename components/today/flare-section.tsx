/**
 * A flare on Today: what happens now while there is one, and the button while there is none. Invariants: the button is
 * always in reach and says what it does before it is pressed; nothing implies that someone watches.
 */
import { useTranslations } from "next-intl";
import { ActionForm } from "#components/form/action-form.tsx";
import type { FormAction } from "#components/form/action-state.ts";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import styles from "./today.module.css";

export interface FlareSectionProps {
  readonly stage: "calm" | "returning";
  /** The day it began, written out. */
  readonly since: string;
  /** Resting pain at which it counts as settled, 0 to 10. */
  readonly settledAt: number;
  readonly review: "second" | "long" | null;
  readonly hasSettled: boolean;
  /** A red flag keeps the program away. */
  readonly locked: boolean;
  /** Calm care is what is in force; else the calm plan is offered beside the program. */
  readonly calmIsIn: boolean;
  readonly calmHref: string | null;
  readonly replyTime: string;
}

export function FlareSection(props: FlareSectionProps) {
  const t = useTranslations("flare.today");
  const { stage, since, settledAt, review, hasSettled, locked, calmIsIn, calmHref, replyTime } = props;
  const next = locked
    ? t("next.locked")
    : review !== null
      ? t("next.review", { replyTime })
      : !calmIsIn || hasSettled
        ? t("next.therapist", { replyTime })
        : t("next.settles", { pain: settledAt });
  return (
    <Section title={t(stage === "returning" ? "returningTitle" : "title", { since })} id="flare">
      <div className={styles.flare}>
        {stage === "returning" ? (
          <p>{t("returning")}</p>
        ) : (
          <>
            <p>{t(calmIsIn ? "calm" : "byHand")}</p>
            <p>{next}</p>
          </>
        )}
        {stage === "calm" && !calmIsIn && calmHref !== null ? (
          <LinkButton href={calmHref} wide>
            {t("doCalm")}
          </LinkButton>
        ) : null}
        <LinkButton href="/calm-care" variant="quiet">
          {t("help")}
        </LinkButton>
      </div>
    </Section>
  );
}

export interface FlareButtonProps {
  readonly action: FormAction;
  readonly patientId: string;
  /** Calm care is what is in force already. */
  readonly calmIsIn: boolean;
  readonly replyTime: string;
}

export function FlareButton({ action, patientId, calmIsIn, replyTime }: FlareButtonProps) {
  const t = useTranslations("flare.button");
  return (
    <Section title={t("title")} note={t(calmIsIn ? "noteCalm" : "note", { replyTime })} id="flare">
      <ActionForm
        action={action}
        idempotencyKey={newIdempotencyKey()}
        draftKey={`${patientId}.flare`}
        label={t("title")}
      >
        <SubmitButton variant="secondary" size="l" wide>
          {t("press")}
        </SubmitButton>
      </ActionForm>
    </Section>
  );
}
