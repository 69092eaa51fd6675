/** One template as it would be assigned: its blocks with doses, when, when to move on. */
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "#components/layout/page-header.tsx";
import { ProgramBlocks } from "#components/program/program-blocks.tsx";
import { TemplateFacts } from "#components/program/template-row.tsx";
import { readTemplate } from "#lib/usecases/template.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { getActor, getPreferences, requireActor } from "#lib/web/session.ts";

interface TemplatePageProps {
  readonly params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: TemplatePageProps): Promise<Metadata> {
  const view = await readTemplate(await getActor(), await params);
  return { title: view.ok ? view.value.name : undefined };
}

export default async function TemplatePage({ params }: TemplatePageProps) {
  const actor = await requireActor("therapist", "clinician", "admin");
  const template = requireValue(await readTemplate(actor, await params));
  const t = await getTranslations("template");
  return (
    <>
      <PageHeader
        title={template.name}
        over={template.stages.map((stage) => t(`stage.${stage}`)).join(", ")}
        lead={t("assignHint")}
        back={{ href: "/templates", label: t("back") }}
      />
      <TemplateFacts template={template} />
      <ProgramBlocks
        theme={(await getPreferences())?.theme}
        hrefOf={(slug) => `/exercise/${slug}`}
        blocks={template.blocks.map((block) => ({
          ...block,
          prescriptions: block.items.map(({ exercise, dose }) => ({
            key: exercise.id,
            exercise: { ...exercise, picture: template.pictures.get(exercise.id) },
            dose,
            side: exercise.side,
            restSeconds: exercise.restSeconds,
            findsLoad: false,
            note: null,
          })),
        }))}
      />
    </>
  );
}
