"use client";
import { ErrorPage, type ErrorPageProps } from "#app/_parts/error-page.tsx";

export default function PageError(props: ErrorPageProps) {
  return <ErrorPage {...props} />;
}
