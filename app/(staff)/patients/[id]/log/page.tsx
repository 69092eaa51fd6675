/** The therapist’s side of the log. The day stands in the address, so that reloading never moves what is being typed. */
import type { Metadata } from "next";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "#components/form/action-form.tsx";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { loadUnitOf } from "#components/prescription/dose-words.ts";
import { dayDate, longDay, shortDay } from "#components/session/day-text.ts";
import { PaperLogForm } from "#components/session/paper-log-form.tsx";
import styles from "#components/session/session.module.css";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Section } from "#components/ui/section.tsx";
import { type LogPage, readLogPage } from "#lib/usecases/paper-log.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import { decideLateEntry, savePaperLog } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("session.log"))("day") };
}

interface Props {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<{ readonly day?: string | string[] }>;
}

/** A paper log typed in within a minute, and the late entries that wait for this therapist. */
export default async function PatientLogPage({ params, searchParams }: Props) {
  const actor = await requireActor("therapist");
  const [{ id }, { day }] = [await params, await searchParams];
  const page = requireValue(
    await readLogPage(actor, { patientId: id, day: typeof day === "string" ? day : undefined }),
  );
  const [t, format, locale] = [await getTranslations("session.log"), await getFormatter(), await getLocale()];
  return (
    <>
      <PageHeader title={t("title", { name: page.patientName })} lead={t("lead")} />
      {page.waiting.length === 0 ? null : <Waiting page={page} />}
      <Section>
        <form method="get" className={styles.dayForm}>
          <label>
            <span className="field-label">{t("day")}</span>
            <span className="selectbox">
              <select name="day" className="inp" defaultValue={page.day}>
                {page.days.map((one) => (
                  <option key={one} value={one}>
                    {format.dateTime(dayDate(one), longDay)}
                  </option>
                ))}
              </select>
              <Icon name="chevron-down" />
            </span>
          </label>
          <Button type="submit">{t("show")}</Button>
        </form>
      </Section>
      {page.loggedThatDay > 0 ? <Banner>{t("already", { count: page.loggedThatDay })}</Banner> : null}
      {page.plan === null ? (
        <p>{t("none")}</p>
      ) : (
        <Section
          title={format.dateTime(dayDate(page.day), longDay)}
          note={t("plan", { program: page.plan.programName })}
        >
          <PaperLogForm
            key={page.day}
            action={savePaperLog}
            patientId={page.patientId}
            sessionId={page.sessionId}
            versionId={page.plan.versionId}
            day={page.day}
            loadUnit={loadUnitOf(locale)}
            exercises={page.plan.exercises}
          />
        </Section>
      )}
    </>
  );
}

async function Waiting({ page }: { readonly page: LogPage }) {
  const [t, format] = [await getTranslations("session.log"), await getFormatter()];
  return (
    <Section title={t("waiting", { count: page.waiting.length })} note={t("waitingLead")}>
      <ul className={styles.days}>
        {page.waiting.map((entry) => (
          <li key={entry.sessionId}>
            <span>
              {format.dateTime(dayDate(entry.day), shortDay)},{" "}
              {t("entered", {
                date: format.dateTime(entry.enteredAt, { dateStyle: "medium", timeZone: page.zone }),
              })}
              <small>
                {t("waitingRow", {
                  percent: entry.percent,
                  pain: entry.painDuring === null ? "none" : String(entry.painDuring),
                })}
              </small>
            </span>
            <ActionForm
              action={decideLateEntry}
              idempotencyKey={newIdempotencyKey()}
              className={styles.inline}
            >
              <input type="hidden" name="patientId" value={page.patientId} />
              <input type="hidden" name="sessionId" value={entry.sessionId} />
              <input type="hidden" name="reviewId" value={entry.reviewId} />
              <SubmitButton variant="secondary" name="decision" value="accept">
                {t("accept")}
              </SubmitButton>{" "}
              <SubmitButton variant="quiet" name="decision" value="decline">
                {t("decline")}
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </Section>
  );
}
