"use client";
/**
 * What was found, as rows or on ladders. One entry at a time is in the order of Tab, so that what follows is near; the
 * rows that are far away are not laid out, and their pictures not loaded, until they come into view.
 */
import { useTranslations } from "next-intl";
import { memo, useEffect, useState } from "react";
import { CautionMark } from "#components/exercise/caution-mark.tsx";
import { ExerciseRow } from "#components/exercise/exercise-row.tsx";
import { Ladder } from "#components/exercise/ladder.tsx";
import { useDoseWords } from "#components/prescription/dose-words.ts";
import { cautionsFor, type DiagnosisCaution } from "#lib/domain/caution.ts";
import type { Diagnosis } from "#lib/domain/episode.ts";
import type { Caution } from "#lib/domain/exercise.ts";
import styles from "./library.module.css";
import { Star } from "./star.tsx";
import type { BrowserItem, BrowserLadder } from "./types.ts";

export interface LibraryResultsProps {
  readonly entries: readonly { readonly item: BrowserItem; readonly caution: DiagnosisCaution }[];
  /** Those with an entry that was found; null for the list. */
  readonly ladders: readonly BrowserLadder[] | null;
  /** The whole library, for the rungs that were not found. */
  readonly items: readonly BrowserItem[];
  readonly labels: readonly Diagnosis[];
  readonly theme: "auto" | "light" | "dark";
  readonly action: (form: FormData) => void;
  readonly onKeep: (exerciseId: string, kept: boolean) => void;
}

export function LibraryResults({
  entries,
  ladders,
  items,
  labels,
  theme,
  action,
  onKeep,
}: LibraryResultsProps) {
  const t = useTranslations("library");
  const [ready, setReady] = useState(false);
  const [looked, setLooked] = useState<string | null>(null);
  useEffect(() => setReady(true), []);
  const bySlug = new Map(items.map((item) => [item.slug, item]));
  const found = new Set(entries.map(({ item }) => item.slug));
  const rows = ladders === null ? entries : entries.filter(({ item }) => item.ladder === null);
  const order = [...(ladders ?? []).flatMap(({ rungs }) => rungs), ...rows.map(({ item }) => item.slug)];
  const current = looked !== null && order.includes(looked) ? looked : order[0];
  const tabIndexOf = (slug: string) => (ready && slug !== current ? -1 : undefined);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only follows the focus of the links inside
    <div
      onFocus={(event) => {
        const slug = (event.target as HTMLElement).dataset.entry;
        if (slug !== undefined) setLooked(slug);
      }}
    >
      {ladders === null ? null : (
        <div className={styles.ladders}>
          {ladders.map((ladder) => (
            <Ladder
              key={ladder.slug}
              name={ladder.name}
              theme={theme}
              rungs={ladder.rungs.flatMap((slug) => {
                const item = bySlug.get(slug);
                return item
                  ? [
                      {
                        ...item,
                        caution: cautionsFor(item.cautions, labels).level,
                        tabIndex: tabIndexOf(slug),
                      },
                    ]
                  : [];
              })}
              found={found}
              hrefOf={(slug) => `/exercise/${slug}`}
            />
          ))}
        </div>
      )}
      {ladders !== null && rows.length > 0 ? <h2 className={styles.loose}>{t("noLadder")}</h2> : null}
      <form action={action}>
        <ol className={styles.rows} aria-label={t("results")}>
          {rows.map(({ item, caution }) => (
            <li key={item.id} data-row="">
              <Entry
                item={item}
                caution={caution.level}
                theme={theme}
                aside={ready && item.slug !== current}
                onKeep={onKeep}
              />
            </li>
          ))}
        </ol>
      </form>
    </div>
  );
}

interface EntryProps {
  readonly item: BrowserItem;
  readonly caution: Caution;
  readonly theme: LibraryResultsProps["theme"];
  readonly aside: boolean;
  readonly onKeep: LibraryResultsProps["onKeep"];
}

/** Drawn again only when something of its own changes: a hundred of them stand on the page. */
const Entry = memo(function Entry({ item, caution, theme, aside, onKeep }: EntryProps) {
  const t = useTranslations();
  const words = useDoseWords();
  return (
    <ExerciseRow
      name={item.name}
      slug={item.slug}
      position={item.position}
      picture={item.picture}
      theme={theme}
      href={`/exercise/${item.slug}`}
      tabIndex={aside ? -1 : undefined}
      note={[
        ...(item.own ? [t("library.own")] : []),
        ...(item.archived ? [t("library.archived")] : []),
        t(`exercise.category.${item.category}`),
        item.equipment.length === 0 ? t("equipment.none") : capital(item.equipmentText),
        ...(item.targetMuscles.length > 0 ? [item.targetMuscles.join(", ")] : []),
      ].join(" · ")}
      dose={words.short(item.dose, { side: item.side })}
      aside={<CautionMark level={caution} />}
      star={
        <Star
          exerciseId={item.id}
          name={item.name}
          kept={item.favourite}
          aside={aside}
          onPress={(kept) => onKeep(item.id, kept)}
        />
      }
    />
  );
});

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
