"use client";
/** A page that could not be shown; it stands alone, because it also catches what a frame could not draw. */
import { ErrorPage, type ErrorPageProps } from "#app/_parts/error-page.tsx";

export default function RootError(props: ErrorPageProps) {
  return (
    <main id="content" className="page">
      <ErrorPage {...props} />
    </main>
  );
}
