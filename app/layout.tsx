import type { Metadata, Viewport } from "next";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { getPreferences } from "#lib/web/session.ts";
import "./globals.css";

export const metadata: Metadata = { title: { default: "Rung", template: "%s · Rung" } };
export const viewport: Viewport = { width: "device-width", initialScale: 1 };

/** The document: language, theme and text size of the person. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, preferences] = await Promise.all([getLocale(), getPreferences()]);
  const theme = preferences?.theme ?? "auto";
  return (
    <html lang={locale} data-theme={theme === "auto" ? undefined : theme} data-text={preferences?.textSize ?? "normal"}>
      <body>{children}</body>
    </html>
  );
}
