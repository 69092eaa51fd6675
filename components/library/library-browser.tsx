"use client";
/**
 * The library: search as one types, choices with counts, a list or ladders, favourites, keys. Drawn on the server from
 * the address, so that it works without script; in the browser nothing is asked of the server but keeping a favourite.
 * Invariant: what is typed and chosen stands in the address; what is left out is said.
 * A long file: one page whose parts share what is typed, chosen and found.
 */
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Button, LinkButton } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { cautionsFor } from "#lib/domain/caution.ts";
import { diagnoses } from "#lib/domain/episode.ts";
import { countChoices, fitsChoices, isOnShelf } from "#lib/domain/library-choices.ts";
import { searchOver } from "#lib/domain/library-index.ts";
import {
  isFiltered,
  type LibraryQuery,
  libraryAddress,
  readLibraryQuery,
} from "#lib/domain/library-query.ts";
import type { ActionState } from "#lib/schemas/action-state.ts";
import styles from "./library.module.css";
import { LibraryFilters } from "./library-filters.tsx";
import { LibraryKeysHint } from "./library-keys-hint.tsx";
import { LibraryResults } from "./library-results.tsx";
import { useReading } from "./reading-text.ts";
import type { BrowserItem, BrowserLadder } from "./types.ts";
import { useFavourites } from "./use-favourites.ts";
import { useLibraryKeys } from "./use-library-keys.ts";

export interface LibraryBrowserProps {
  /** By name. */
  readonly items: readonly BrowserItem[];
  readonly ladders: readonly BrowserLadder[];
  readonly query: LibraryQuery;
  readonly theme: "auto" | "light" | "dark";
  readonly mayEdit: boolean;
  readonly keep: (previous: ActionState, form: FormData) => Promise<ActionState>;
}

/** So many cards are printed at once. */
const mostCards = 24;

export function LibraryBrowser({ items, ladders, query: asked, theme, mayEdit, keep }: LibraryBrowserProps) {
  const t = useTranslations("library");
  const reading = useReading();
  const root = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState(asked);
  const favourites = useFavourites(items, keep);
  const { shelf } = favourites;
  const search = useMemo(() => searchOver(items), [items]);
  useEffect(() => {
    // The index is read in the pauses after loading, so that neither loading nor the first letter waits for it.
    let timer = window.setTimeout(function read() {
      if (search.warm()) timer = window.setTimeout(read, 30);
    }, 400);
    return () => window.clearTimeout(timer);
  }, [search]);
  const typed = useDeferredValue(query.q);
  const outcome = useMemo(() => search(typed, query.exact), [search, typed, query.exact]);
  const found = useMemo(() => {
    const now = new Map(shelf.map((item) => [item.id, item]));
    return { ...outcome, entries: outcome.entries.map((item) => now.get(item.id) ?? item) };
  }, [outcome, shelf]);

  const newest = useRef(asked);
  const show = useCallback((next: LibraryQuery) => {
    newest.current = next;
    setQuery(next);
  }, []);
  // Back from an exercise, the address is newer than what the server drew.
  useEffect(() => show(readLibraryQuery(new URLSearchParams(window.location.search))), [show]);
  const change = useCallback(
    (next: Partial<LibraryQuery>) => {
      show({ ...newest.current, ...next });
      // Without its own mark the router takes the address over; else the next answer of the server puts the old one back.
      window.history.replaceState(null, "", libraryAddress(newest.current));
    },
    [show],
  );

  const counts = useMemo(() => countChoices(found.entries, query), [found, query]);
  const shown = useMemo(() => found.entries.filter((entry) => fitsChoices(entry, query)), [found, query]);
  const labels = diagnoses.filter(
    (label) => query.caution.includes(label) || found.understood.labels.includes(label),
  );
  const entries = shown.map((item) => ({ item, caution: cautionsFor(item.cautions, labels) }));
  const slugs = new Set(shown.map((item) => item.slug));
  const climbed = ladders.filter(({ rungs }) => rungs.some((slug) => slugs.has(slug)));
  const shelves = {
    favourites: shelf.filter((item) => isOnShelf(item, "favourites")).length,
    own: shelf.filter((item) => isOnShelf(item, "own")).length,
    archived: shelf.filter((item) => item.archived).length,
  };
  const left = counts.hidden + found.leftOut;
  const understood = reading(found.understood);

  const toggle = favourites.set;
  const star = useCallback(
    (slug: string) => {
      const item = shelf.find((entry) => entry.slug === slug);
      if (item) toggle(item.id, !item.favourite);
    },
    [shelf, toggle],
  );
  const clear = useCallback(() => change({ q: "", exact: false }), [change]);
  useLibraryKeys({ root, onStar: star, onClear: clear });

  const filters = <LibraryFilters query={query} counts={counts} shelves={shelves} onChange={change} />;
  return (
    <>
      <PageHeader
        title={t("title", { count: shown.length, ladders: shown.length === 0 ? 0 : climbed.length })}
        lead={t("lead")}
        aside={
          mayEdit ? (
            <LinkButton href="/library/own/new" icon="plus">
              {t("addOwn")}
            </LinkButton>
          ) : undefined
        }
      />
      <div className={styles.grid}>
        <aside className={`${styles.side} ${styles.wide}`} aria-label={t("filters")}>
          {filters}
        </aside>
        <div ref={root}>
          <div className={styles.search}>
            <search>
              <form action="/library" onSubmit={(event) => event.preventDefault()}>
                <Icon name="search" />
                <input
                  className="inp"
                  type="search"
                  name="q"
                  value={query.q}
                  onChange={(event) => change({ q: event.target.value.slice(0, 80), exact: false })}
                  maxLength={80}
                  autoComplete="off"
                  placeholder={t("searchHint")}
                  aria-label={t("search")}
                  aria-keyshortcuts="/"
                  data-library-search
                />
                <span className={styles.slash} aria-hidden="true">
                  /
                </span>
                <KeptChoices query={query} />
                <noscript>
                  <Button type="submit">{t("find")}</Button>
                </noscript>
              </form>
            </search>
            <nav className={styles.views} aria-label={t("view")}>
              {(["list", "ladders"] as const).map((view) => (
                <a
                  key={view}
                  href={libraryAddress(query, { view })}
                  aria-current={query.view === view ? "true" : undefined}
                  onClick={(event) => {
                    event.preventDefault();
                    change({ view });
                  }}
                >
                  {t(view)}
                </a>
              ))}
            </nav>
          </div>
          <div className={styles.fold}>
            <Disclosure summary={t("filters")}>
              <div className={styles.side}>{filters}</div>
            </Disclosure>
          </div>
          <div className={styles.said}>
            <p role="status">
              <span className="vh">{t("title", { count: shown.length, ladders: 0 })}. </span>
              {[
                found.corrected === null ? null : t("corrected", { line: found.corrected }),
                understood,
                found.nearest ? t("nearest") : null,
                left > 0 ? t(shown.length === 0 ? "hiddenOnly" : "hidden", { count: left }) : null,
                shelves.archived > 0 && query.only === null
                  ? t("archivedHidden", { count: shelves.archived })
                  : null,
                favourites.failed ? t("notKept") : null,
              ]
                .filter(Boolean)
                .join(" ")}
            </p>
            <span className={styles.saidLinks}>
              {found.corrected === null ? null : (
                <a
                  href={libraryAddress(query, { exact: true })}
                  onClick={(event) => {
                    event.preventDefault();
                    change({ exact: true });
                  }}
                >
                  {t("exactly", { line: query.q.trim() })}
                </a>
              )}
              {isFiltered(query) ? (
                <a
                  href={query.view === "ladders" ? "/library?view=ladders" : "/library"}
                  onClick={(event) => {
                    event.preventDefault();
                    change(readLibraryQuery(new URLSearchParams({ view: query.view })));
                  }}
                >
                  {t("clear")}
                </a>
              ) : null}
              {shown.length > 0 && shown.length <= mostCards ? (
                <Link
                  href={`/library/print?slugs=${shown.map((item) => item.slug).join(",")}`}
                  prefetch={false}
                >
                  {t("printThese")}
                </Link>
              ) : null}
            </span>
          </div>
          {shown.length === 0 ? (
            <EmptyState
              title={t("title", { count: 0, ladders: 0 })}
              action={<LinkButton href="/library">{t("clear")}</LinkButton>}
            >
              {query.only !== null && shelves[query.only] === 0
                ? t(
                    query.only === "favourites"
                      ? "nothingKept"
                      : query.only === "own"
                        ? "nothingOwn"
                        : "nothingArchived",
                  )
                : t("nothing")}
            </EmptyState>
          ) : (
            <LibraryResults
              entries={entries}
              ladders={query.view === "ladders" ? climbed : null}
              items={shelf}
              labels={labels}
              theme={theme}
              action={favourites.action}
              onKeep={favourites.set}
            />
          )}
          <LibraryKeysHint />
        </div>
      </div>
    </>
  );
}

/** The other choices, so that a search without script keeps them. */
function KeptChoices({ query }: { readonly query: LibraryQuery }) {
  const address = new URL(libraryAddress(query, { q: "" }), "http://rung.invalid");
  return [...address.searchParams].map(([name, value]) => (
    <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
  ));
}
