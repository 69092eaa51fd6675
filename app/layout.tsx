/** The document: language, theme and text size of the person, and the one stylesheet. */
import type { Metadata, Viewport } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ErrorTextsProvider } from "#app/_parts/error-texts.tsx";
import { htmlAttributes } from "#components/layout/html-attributes.ts";
import { getPreferences } from "#lib/web/session.ts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const name = (await getTranslations("ui"))("name");
  return {
    title: { default: name, template: `%s · ${name}` },
    robots: { index: false, follow: false },
    formatDetection: { telephone: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f4ec" },
    { media: "(prefers-color-scheme: dark)", color: "#161714" },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [locale, preferences, messages] = await Promise.all([getLocale(), getPreferences(), getMessages()]);
  const { error, home } = messages.errors.pages;
  return (
    <html {...htmlAttributes({ locale, ...preferences })}>
      <body>
        <ErrorTextsProvider texts={{ ...error, home }}>{children}</ErrorTextsProvider>
      </body>
    </html>
  );
}
