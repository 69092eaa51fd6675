/** Renders a component to HTML the way the server does, with the real English messages. */
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import form from "#lib/messages/en/form.json" with { type: "json" };
import nav from "#lib/messages/en/nav.json" with { type: "json" };
import ui from "#lib/messages/en/ui.json" with { type: "json" };

export const messages = { form, nav, ui };

export function render(node: ReactNode): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      {node}
    </NextIntlClientProvider>,
  );
}

/** How often a piece of markup occurs. */
export function count(html: string, piece: string | RegExp): number {
  return html.split(piece).length - 1;
}
