/** One questionnaire, one page a step. The page stands in the address, so that Back and a refresh stay where one is. */
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Dock } from "#components/layout/dock.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { NameActivities } from "#components/prom/name-activities.tsx";
import { QuestionPage } from "#components/prom/question-page.tsx";
import { dayDate, longDay } from "#components/session/day-text.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { RowLink, RowLinks } from "#components/ui/row-link.tsx";
import { isPatientInstrument } from "#lib/domain/prom.ts";
import { type QuestionnaireView, readQuestionnaire } from "#lib/usecases/questionnaire.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import { saveActivities, savePage, sendAsItIs } from "./actions.ts";

interface Props {
  readonly params: Promise<{ readonly instrument: string }>;
  readonly searchParams: Promise<{ readonly page?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { instrument } = await params;
  const t = await getTranslations("prom");
  return { title: isPatientInstrument(instrument) ? t(`names.${instrument}`) : t("list.title") };
}

/** The page asked for, the first that is open, or what is left open at the end. */
export default async function QuestionnairePage({ params, searchParams }: Props) {
  const actor = await requireActor("patient");
  const [{ instrument }, { page }] = [await params, await searchParams];
  if (!isPatientInstrument(instrument)) notFound();
  const asked =
    page === "end" ? "end" : typeof page === "string" && /^\d{1,2}$/.test(page) ? Number(page) - 1 : null;
  const view = requireValue(await readQuestionnaire(actor, { instrument, page: asked }));
  switch (view.kind) {
    case "page":
      return <QuestionPage action={savePage} view={view} />;
    case "name_activities":
      return <NameActivities action={saveActivities} formId={view.formId} memberId={view.memberId} />;
    case "review":
      return <Review view={view} />;
    case "not_due":
      return <NotDue view={view} />;
  }
}

async function Review({ view }: { readonly view: Extract<QuestionnaireView, { kind: "review" }> }) {
  const t = await getTranslations("prom");
  const { instrument, open, missing, items } = view;
  return (
    <>
      <PageHeader
        over={t(`names.${instrument}`)}
        title={open.length === 0 ? t("review.titleAll") : t("review.title", { count: open.length })}
        lead={
          open.length === 0
            ? undefined
            : t(view.scored ? "review.scored" : "review.unscored", { missing, items })
        }
      />
      <RowLinks>
        {open.map((page) => (
          <RowLink
            key={page}
            href={`/questionnaires/${instrument}?page=${page + 1}`}
            title={t("review.open", { page: page + 1 })}
            note={t("review.openNote")}
          />
        ))}
        <RowLink href="/questionnaires" title={t("review.later")} />
      </RowLinks>
      <Dock>
        <ActionForm action={sendAsItIs} idempotencyKey={view.formId} className="">
          <input type="hidden" name="responseId" value={view.responseId} />
          <input type="hidden" name="instrument" value={instrument} />
          <SubmitButton size="xl" wide>
            {t(open.length === 0 ? "step.save" : "review.send")}
          </SubmitButton>
        </ActionForm>
      </Dock>
    </>
  );
}

async function NotDue({ view }: { readonly view: Extract<QuestionnaireView, { kind: "not_due" }> }) {
  const [t, format] = [await getTranslations("prom"), await getFormatter()];
  return (
    <>
      <PageHeader
        title={t("notDue.title", { name: t(`names.${view.instrument}`) })}
        lead={
          view.clearedOn === null
            ? t("notDue.notCleared")
            : view.nextOn === null
              ? t("notDue.none")
              : t("notDue.next", { date: format.dateTime(dayDate(view.nextOn), longDay) })
        }
      />
      <Dock>
        <LinkButton href="/questionnaires" size="xl" wide>
          {t("notDue.all")}
        </LinkButton>
      </Dock>
    </>
  );
}
