/** The frame of every page of one patient: their name, what they come with, the tabs. It grants nothing. */
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PatientHeader } from "#components/course/patient-header.tsx";
import { loadHeader } from "./header.ts";

interface Props {
  readonly children: ReactNode;
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await loadHeader((await params).id);
  const t = await getTranslations("course");
  return { title: { default: name, template: t("documentTitle", { page: "%s", name }) } };
}

/** The patient's name and tabs around every page of them. It shows; each page asks its own use case for permission. */
export default async function PatientLayout({ children, params }: Props) {
  return (
    <>
      <PatientHeader view={await loadHeader((await params).id)} />
      {children}
    </>
  );
}
