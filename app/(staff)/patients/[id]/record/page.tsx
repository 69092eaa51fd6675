/** The record of acute care of one patient. What is offered here is decided again by the use cases. */
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { CheckInTable } from "#components/check-in/check-in-table.tsx";
import { FlareSteps } from "#components/flare/flare-steps.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { AnsweredYes } from "#components/red-flag/answered-yes.tsx";
import { ContextPanel } from "#components/red-flag/context-panel.tsx";
import { EndFlagsForm } from "#components/red-flag/end-flags-form.tsx";
import { FlagList } from "#components/red-flag/flag-list.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { RowLink, RowLinks } from "#components/ui/row-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { type FlareRecord, readFlareRecord } from "#lib/usecases/flare.ts";
import { type CareRecord, readCareRecord } from "#lib/usecases/red-flag-record.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import { endRedFlagsAction, reviewContextAction } from "./actions.ts";
import styles from "./record.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("course.tabs"))("record") };
}

/** What is on record of acute care: red flags and how they ended, context, screens, check-ins, clearances, phases. */
export default async function RecordPage({ params }: { readonly params: Promise<{ id: string }> }) {
  const actor = await requireActor("therapist", "clinician");
  const { id } = await params;
  const record = requireValue(await readCareRecord(actor, { patientId: id }));
  const flares = requireValue(await readFlareRecord(actor, { patientId: id }));
  const t = await getTranslations("record");
  const open = record.flags.filter((flag) => flag.end === null);
  const ended = record.flags.filter((flag) => flag.end !== null);
  const mine = open.filter((flag) => flag.mayEnd);
  const { context, lock } = record;
  const locks = t(`lock.${lock.sessions ? "all" : lock.strengthening ? "strengthening" : "none"}`);
  return (
    <>
      <PageHeader
        title={open.length === 0 ? t("titleNone") : t("titleOpen", { count: open.length, lock: locks })}
      />
      <Section title={t("open")}>
        {open.length === 0 ? (
          <p className={styles.quiet}>{t("openNone")}</p>
        ) : (
          <div className={styles.split}>
            <FlagList flags={open} />
            <div>
              {mine.length === 0 ? null : (
                <>
                  <h3 className={styles.formTitle}>{t("endTitle")}</h3>
                  <EndFlagsForm
                    action={endRedFlagsAction}
                    formId={record.formId}
                    patientId={id}
                    readerId={actor.memberId}
                    flags={mine}
                    today={record.today}
                  />
                </>
              )}
              {mine.length < open.length && record.cliniciansOnly ? (
                <p className={styles.quiet}>{t("mayNot")}</p>
              ) : null}
            </div>
          </div>
        )}
        {ended.length === 0 ? null : (
          <Disclosure summary={`${t("ended")} (${ended.length})`} open={open.length === 0}>
            <FlagList flags={ended} />
          </Disclosure>
        )}
      </Section>
      <Flares flares={flares.flares} />
      <Section title={t("context.title")}>
        {context === null ? (
          <p className={styles.quiet}>{t("context.none")}</p>
        ) : (
          <ContextPanel
            {...context}
            form={
              record.mayReviewContext
                ? {
                    action: reviewContextAction,
                    formId: record.formId,
                    patientId: id,
                    readerId: actor.memberId,
                    contextId: context.id,
                  }
                : null
            }
          />
        )}
      </Section>
      <Section title={t("checkIns.title")}>
        {record.checkIns.length === 0 ? (
          <p className={styles.quiet}>{t("checkIns.none")}</p>
        ) : (
          <CheckInTable rows={record.checkIns} />
        )}
      </Section>
      <Screens record={record} />
      <History record={record} patientId={id} />
    </>
  );
}

async function Flares({ flares }: { readonly flares: FlareRecord["flares"] }) {
  const [t, staff, format] = [
    await getTranslations("flare.record"),
    await getTranslations("flare.staff"),
    await getFormatter(),
  ];
  const figure = (value: number | null) => (value === null ? staff("unknown") : String(value));
  return (
    <Section title={t("title")}>
      {flares.length === 0 ? <p className={styles.quiet}>{t("none")}</p> : null}
      <ul className={styles.lines}>
        {flares.map((flare) => (
          <li key={flare.id}>
            {t("line", {
              since: format.dateTime(new Date(`${flare.startedOn}T00:00:00Z`), {
                dateStyle: "medium",
                timeZone: "UTC",
              }),
              source: flare.source,
              pain: figure(flare.restPainNrs),
              baseline: figure(flare.baselineNrs),
            })}
            <FlareSteps steps={flare.steps} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

async function Screens({ record }: { readonly record: CareRecord }) {
  const [t, flag, format] = [
    await getTranslations("record.screens"),
    await getTranslations("redFlag"),
    await getFormatter(),
  ];
  const yesOf = (screen: CareRecord["screens"][number]) =>
    screen.answers.filter((answer) => answer.yes).map((answer) => answer.questionId);
  return (
    <Section title={t("title")}>
      {record.screens.length === 0 ? (
        <p className={styles.quiet}>{t("none")}</p>
      ) : (
        <DataTable
          caption={t("caption")}
          rows={record.screens}
          rowKey={(screen) => screen.id}
          columns={[
            {
              key: "day",
              head: t("day"),
              cell: (screen) =>
                format.dateTime(screen.answeredAt, { dateStyle: "medium", timeStyle: "short" }),
            },
            { key: "occasion", head: t("occasion"), cell: (screen) => flag(`occasions.${screen.occasion}`) },
            {
              key: "result",
              head: t("result"),
              cell: (screen) => (
                <>
                  {t(screen.complete ? "complete" : "partial", { yes: yesOf(screen).length })}
                  <AnsweredYes questionIds={yesOf(screen)} />
                </>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

async function History({ record, patientId }: { readonly record: CareRecord; readonly patientId: string }) {
  const [t, gate, format] = [
    await getTranslations("record"),
    await getTranslations("gate"),
    await getFormatter(),
  ];
  const day = (value: string) =>
    format.dateTime(new Date(`${value}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  return (
    <>
      <Section title={t("clearances.title")}>
        {record.clearances.length === 0 ? <p className={styles.quiet}>{t("clearances.none")}</p> : null}
        <ul className={styles.lines}>
          {record.clearances.map((row) => (
            <li key={row.id}>
              {t("clearances.line", {
                kind: gate(`clearance.kinds.${row.kind}`),
                by: row.signedByName,
                date: format.dateTime(row.signedAt, { dateStyle: "medium", timeStyle: "short" }),
              })}
              {row.reason === null ? null : <span className={styles.reason}>{row.reason}</span>}
              {row.revokedAt === null ? null : (
                <span className={styles.reason}>
                  {t("clearances.revoked", {
                    date: format.dateTime(row.revokedAt, { dateStyle: "medium" }),
                    reason: row.revokedReason ?? "",
                  })}
                </span>
              )}
            </li>
          ))}
        </ul>
        <RowLinks>
          <RowLink href={`/patients/${patientId}/clearance`} title={t("clearances.toGate")} />
        </RowLinks>
      </Section>
      <Section title={t("phases.title")}>
        <ul className={styles.lines}>
          {record.phaseChanges.map((change) => (
            <li key={change.id}>
              {change.fromPhase === null
                ? t("phases.first", {
                    date: day(change.effectiveDay),
                    to: t(`phases.names.${change.toPhase}`),
                  })
                : t("phases.line", {
                    date: day(change.effectiveDay),
                    from: t(`phases.names.${change.fromPhase}`),
                    to: t(`phases.names.${change.toPhase}`),
                  })}
              <span className={styles.by}>{t("phases.by", { name: change.changedByName })}</span>
              {change.reason === null ? null : <span className={styles.reason}>{change.reason}</span>}
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
