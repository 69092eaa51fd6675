/** Assigning a program: choose a template, or change what stands, then set it on one page and publish. */
import type { Metadata } from "next";
import Link from "next/link";
import { NextIntlClientProvider } from "next-intl";
import { getFormatter, getMessages, getTranslations } from "next-intl/server";
import { ActionForm } from "#components/form/action-form.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { ProgramEditor } from "#components/program/editor/program-editor.tsx";
import type { EditorDraft } from "#components/program/editor/types.ts";
import { Banner } from "#components/ui/banner.tsx";
import { isCalmOnly } from "#lib/domain/program.ts";
import type { Catalogue } from "#lib/messages/catalogue.ts";
import { type AssignView, readAssign } from "#lib/usecases/assign.ts";
import { readStageAdvance } from "#lib/usecases/stage-advance.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import styles from "./_parts/assign.module.css";
import { ChooseTemplate } from "./_parts/choose-template.tsx";
import { publishProgramAction } from "./actions.ts";

interface AssignPageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<
    Partial<Record<"template" | "change" | "from" | "judged", string | string[]>>
  >;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("program.history"))("assign") };
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

export default async function AssignPage({ params, searchParams }: AssignPageProps) {
  const actor = await requireActor("therapist");
  const { id } = await params;
  const { template, change, from, judged } = await searchParams;
  const view = requireValue(
    await readAssign(actor, { patientId: id, template: one(template), change: one(change) }),
  );
  if (view.draft === null) return <ChooseTemplate view={view} />;
  const reason = one(from) === "stage" ? await stageReason(actor, id, [judged ?? []].flat()) : "";
  return <EditorPage view={view} draft={view.draft} reason={reason} />;
}

type Reader = Awaited<ReturnType<typeof requireActor>>;

/** The criteria as they stand, in words: what the reason of the phase change starts from. */
async function stageReason(actor: Reader, patientId: string, judged: readonly string[]): Promise<string> {
  const stage = requireValue(await readStageAdvance(actor, { patientId }));
  if (stage === null || stage.criteria.length === 0) return "";
  const [t, format] = [await getTranslations("stage"), await getFormatter()];
  const computed = stage.criteria.filter(({ spec }) => spec.kind !== "confirm");
  const items = stage.criteria.flatMap(({ spec }) =>
    spec.kind === "confirm" && judged.includes(spec.item) ? [t(`criterion.confirm.${spec.item}`)] : [],
  );
  const criteria = t("reason.criteria", {
    template: stage.template?.name ?? stage.program.name,
    day: floatingDay(format, stage.today),
    met: computed.filter(({ state }) => state === "met").length,
    total: computed.length,
  });
  return items.length === 0 ? criteria : `${criteria} ${t("reason.judged", { items: format.list(items) })}`;
}

/** "Wed 14 Oct"; the reader's zone never moves it. */
function floatingDay(format: Awaited<ReturnType<typeof getFormatter>>, localDay: string): string {
  return format.dateTime(new Date(`${localDay}T00:00:00Z`), {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
}

/** The sentences the editor needs in the browser; the rest of the catalogue stays on the server. */
function editorMessages(all: Catalogue) {
  const { assign, diagnosis, dose, library, program, ruleSettings, ui } = all;
  const { settings, settingsProblem } = all.progression;
  const progression = { settings, settingsProblem };
  return { assign, diagnosis, dose, library, program, progression, ruleSettings, ui };
}

type Draft = NonNullable<AssignView["draft"]>;

interface EditorPageProps {
  readonly view: AssignView;
  readonly draft: Draft;
  /** What the reason of a phase change starts from. */
  readonly reason: string;
}

async function EditorPage({ view, draft, reason }: EditorPageProps) {
  const t = await getTranslations("assign");
  const messages = editorMessages((await getMessages()) as unknown as Catalogue);
  const isNew = draft.number === 1;
  const calm = isCalmOnly(draft.blocks.map((block) => block.kind));
  return (
    <>
      <PageHeader
        back={{ href: `/patients/${view.patientId}/program`, label: t("programs") }}
        over={t(`over.${draft.origin}`)}
        title={isNew ? draft.name : t("title", { name: draft.name, number: draft.number })}
      />
      <Banners view={view} calm={calm} onDemand={draft.schedule.kind === "on_demand"} />
      <NextIntlClientProvider messages={messages}>
        <ActionForm
          action={publishProgramAction}
          idempotencyKey={draft.versionId}
          className={`form ${styles.form}`}
          label={draft.name}
        >
          <ProgramEditor
            patient={{
              id: view.patientId,
              name: view.patientName,
              today: view.today,
              lastStartDay: view.lastStartDay,
              phase: view.phase,
              cleared: view.cleared,
              locked: view.locked,
            }}
            draft={toEditorDraft(draft, isNew, reason)}
            exercises={view.exercises}
            clinicRules={view.clinicRules}
            hasPresent={view.inForce !== null && draft.schedule.kind !== "on_demand"}
          />
        </ActionForm>
      </NextIntlClientProvider>
    </>
  );
}

function toEditorDraft(draft: Draft, isNew: boolean, moveReason: string): EditorDraft {
  const { before } = draft;
  return {
    programId: draft.programId,
    versionId: draft.versionId,
    baseVersionId: draft.baseVersionId,
    templateId: draft.templateId,
    name: draft.name,
    isNew,
    schedule: draft.schedule,
    blocks: draft.blocks,
    avoidDefault: draft.avoidDefault,
    notes: draft.notes,
    phaseOffer: draft.phaseOffer,
    rules: draft.rules,
    moveReason,
    // A program that only takes another one's place is no change of it: the differences would be everything.
    before:
      before === null || isNew
        ? null
        : {
            programId: before.programId,
            programName: before.programName,
            number: before.number,
            schedule: before.schedule,
            noteToPatient: before.noteToPatient,
            blocks: before.blocks.map((block) => ({
              name: block.name,
              prescriptions: block.prescriptions.map(
                ({ exercise, dose, side, restSeconds, findsLoad, note }) => ({
                  exercise: { slug: exercise.slug, name: exercise.name },
                  dose,
                  side,
                  restSeconds,
                  findsLoad,
                  note,
                }),
              ),
            })),
          },
  };
}

interface BannersProps {
  readonly view: AssignView;
  readonly calm: boolean;
  readonly onDemand: boolean;
}

async function Banners({ view, calm, onDemand }: BannersProps) {
  const t = await getTranslations("assign");
  const format = await getFormatter();
  const day = (localDay: string) => floatingDay(format, localDay);
  const { inForce, next } = view;
  return (
    <div className={styles.banners}>
      {calm || view.cleared ? null : (
        <Banner tone="brick">
          {t.rich("notCleared", {
            link: () => <Link href={`/patients/${view.patientId}/clearance`}>{t("notClearedLink")}</Link>,
          })}
        </Banner>
      )}
      {!calm && view.locked ? <Banner tone="brick">{t("locked")}</Banner> : null}
      {inForce === null || onDemand ? null : (
        <Banner>{t("replaces", { name: inForce.programName, number: inForce.number })}</Banner>
      )}
      {next === null || onDemand ? null : (
        <Banner>
          {t("replacesNext", { name: next.programName, number: next.number, day: day(next.effectiveFrom) })}
        </Banner>
      )}
    </div>
  );
}
