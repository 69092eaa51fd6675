"use client";
import { ErrorPage, type ErrorPageProps } from "#app/_parts/error-page.tsx";

/** Stands alone: it also catches what a shell could not draw. */
export default function RootError(props: ErrorPageProps) {
  return (
    <main id="content" className="page">
      <ErrorPage {...props} />
    </main>
  );
}
