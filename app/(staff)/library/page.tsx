/** The library, drawn from its address; in the browser it answers as one types. */
import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { LibraryBrowser } from "#components/library/library-browser.tsx";
import { readLibraryQuery } from "#lib/domain/library-query.ts";
import type { Catalogue } from "#lib/messages/catalogue.ts";
import { readLibrary } from "#lib/usecases/library.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { getPreferences, requireActor } from "#lib/web/session.ts";
import { keepFavourite } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("library"))("back") };
}

interface LibraryPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The sentences the library needs in the browser; the rest of the catalogue stays on the server. */
function browserMessages({ diagnosis, dose, equipment, exercise, library, template }: Catalogue) {
  const { category, region, position, positionSaid, bias, axis } = exercise;
  return {
    dose,
    library,
    diagnosis: Object.fromEntries(
      Object.entries(diagnosis).map(([label, words]) => [
        label,
        typeof words === "string" ? words : { name: words.name },
      ]),
    ),
    equipment: { none: equipment.none, name: equipment.name },
    exercise: { category, region, position, positionSaid, bias, axis },
    template: { stage: template.stage },
  };
}

export default async function LibraryPage({ searchParams }: LibraryPageProps) {
  const actor = await requireActor("therapist", "clinician", "admin");
  const asked = await searchParams;
  const library = requireValue(await readLibrary(actor));
  const preferences = await getPreferences();
  const params = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, one]),
    ),
  );
  const messages = browserMessages((await getMessages()) as unknown as Catalogue);
  return (
    <NextIntlClientProvider messages={messages}>
      <LibraryBrowser
        items={library.items}
        ladders={library.ladders}
        query={readLibraryQuery(params)}
        theme={preferences?.theme ?? "auto"}
        mayEdit={library.mayEdit}
        keep={keepFavourite}
      />
    </NextIntlClientProvider>
  );
}
