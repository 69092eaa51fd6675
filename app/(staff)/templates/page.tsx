/** The templates of the product and of the clinic, from acute care to maintenance. */
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "#components/layout/page-header.tsx";
import { TemplateRow } from "#components/program/template-row.tsx";
import { readTemplates } from "#lib/usecases/template.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("template"))("back") };
}

export default async function TemplatesPage() {
  const actor = await requireActor("therapist", "clinician", "admin");
  const templates = requireValue(await readTemplates(actor));
  const t = await getTranslations("template");
  return (
    <>
      <PageHeader title={t("title", { count: templates.length })} lead={t("lead")} />
      <ul>
        {templates.map((template) => (
          <li key={template.id}>
            <TemplateRow template={template} href={`/templates/${template.slug}`} />
          </li>
        ))}
      </ul>
    </>
  );
}
