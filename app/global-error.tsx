"use client";
/** The last resort, when even the document could not be drawn: no language, no shell, no catalogue but the English file. */
import { MarkGlyph } from "#components/ui/mark.tsx";
import errors from "#lib/messages/en/errors.json";
import ui from "#lib/messages/en/ui.json";
import "./globals.css";

export default function GlobalError({ error }: { readonly error: Error & { digest?: string } }) {
  const { error: words, home } = errors.pages;
  return (
    <html lang="en">
      <body>
        <title>{words.title}</title>
        <main className="page">
          <p className="mark">
            <MarkGlyph />
            {ui.name}
          </p>
          <h1>{words.title}</h1>
          <p>{words.text}</p>
          {error.digest ? <p>{words.number.replace("{number}", error.digest)}</p> : null}
          <p>
            <a className="btn btn-secondary" href="/">
              {home}
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
