"use client";
/** A page that could not be shown, inside its frame. */
import { ErrorPage, type ErrorPageProps } from "#app/_parts/error-page.tsx";

export default function PageError(props: ErrorPageProps) {
  return <ErrorPage {...props} />;
}
