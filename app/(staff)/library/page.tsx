/** The library: what fits the search, as a list or on its ladders. */
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CautionMark } from "#components/exercise/caution-mark.tsx";
import { ExerciseRow } from "#components/exercise/exercise-row.tsx";
import { Ladder } from "#components/exercise/ladder.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { DoseText } from "#components/prescription/dose-text.tsx";
import { Button, LinkButton } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { libraryQuery } from "#lib/schemas/exercise.ts";
import { type LadderView, type LibraryEntry, searchLibrary } from "#lib/usecases/library.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import { isFiltered, libraryAddress } from "./_parts/address.ts";
import { Filters } from "./_parts/filters.tsx";
import styles from "./_parts/library.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("library"))("back") };
}

interface LibraryPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const asRungs = (ladder: LadderView) =>
  ladder.rungs.map(({ exercise, caution }) => ({
    slug: exercise.slug,
    name: exercise.name,
    position: exercise.position,
    dose: exercise.defaultDose,
    caution: caution.level,
  }));

export default async function LibraryPage({ searchParams }: LibraryPageProps) {
  const actor = await requireActor("therapist", "clinician", "admin");
  const query = libraryQuery.parse(await searchParams);
  const found = requireValue(await searchLibrary(actor, query));
  const t = await getTranslations("library");
  const onLadders = query.view === "ladders";
  const loose = found.entries.filter((entry) => entry.exercise.ladder === null);
  return (
    <>
      <PageHeader
        title={t("title", {
          count: found.entries.length,
          ladders: found.entries.length === 0 ? 0 : found.ladders.length,
        })}
        lead={t("lead")}
      />
      <div className={styles.grid}>
        <aside className={`${styles.side} ${styles.wide}`} aria-label={t("filters")}>
          <Filters query={query} counts={found.counts} />
        </aside>
        <div>
          <div className={styles.search}>
            <search>
              <form action="/library">
                <Icon name="search" />
                <input
                  className="inp"
                  type="search"
                  name="q"
                  defaultValue={query.q}
                  placeholder={t("searchHint")}
                  aria-label={t("search")}
                />
                <KeptFilters address={libraryAddress(query, { q: "" })} />
                <Button type="submit">{t("find")}</Button>
              </form>
            </search>
            <nav className={styles.views} aria-label={t("view")}>
              <Link
                href={libraryAddress(query, { view: "list" })}
                aria-current={onLadders ? undefined : "true"}
              >
                {t("list")}
              </Link>
              <Link
                href={libraryAddress(query, { view: "ladders" })}
                aria-current={onLadders ? "true" : undefined}
              >
                {t("ladders")}
              </Link>
            </nav>
          </div>
          <div className={styles.fold}>
            <Disclosure summary={t("filters")}>
              <div className={styles.side}>
                <Filters query={query} counts={found.counts} />
              </div>
            </Disclosure>
          </div>
          <p className={styles.said} role="status">
            <span>{found.hidden > 0 ? t("hidden", { count: found.hidden }) : null}</span>
            {isFiltered(query) ? (
              <Link href={query.view === "ladders" ? "/library?view=ladders" : "/library"}>{t("clear")}</Link>
            ) : null}
          </p>
          {found.entries.length === 0 ? (
            <EmptyState
              title={t("title", { count: 0, ladders: 0 })}
              action={<LinkButton href="/library">{t("clear")}</LinkButton>}
            >
              {t("nothing")}
            </EmptyState>
          ) : null}
          {onLadders ? (
            <div className={styles.ladders}>
              {found.ladders.map((ladder) => (
                <Ladder
                  key={ladder.slug}
                  name={ladder.name}
                  rungs={asRungs(ladder)}
                  found={new Set(found.entries.map((entry) => entry.exercise.slug))}
                  hrefOf={(slug) => `/library/${slug}`}
                />
              ))}
            </div>
          ) : null}
          {onLadders && loose.length > 0 ? <h2 className={styles.loose}>{t("noLadder")}</h2> : null}
          <ul className={styles.rows}>
            {(onLadders ? loose : found.entries).map((entry) => (
              <li key={entry.exercise.id}>
                <Entry entry={entry} />
              </li>
            ))}
          </ul>
        </div>
      </div>
    </>
  );
}

/** The other filters, so that a search by words keeps them. */
function KeptFilters({ address }: { readonly address: string }) {
  return [...new URL(address, "http://rung.invalid").searchParams].map(([name, value]) => (
    <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
  ));
}

async function Entry({ entry }: { readonly entry: LibraryEntry }) {
  const { exercise, caution } = entry;
  const t = await getTranslations();
  return (
    <ExerciseRow
      name={exercise.name}
      position={exercise.position}
      href={`/library/${exercise.slug}`}
      note={[
        t(`exercise.category.${exercise.category}`),
        exercise.equipment.length === 0 ? t("equipment.none") : exercise.equipmentText,
      ].join(" · ")}
      dose={<DoseText dose={exercise.defaultDose} side={exercise.side} short />}
      aside={<CautionMark level={caution.level} />}
    />
  );
}
