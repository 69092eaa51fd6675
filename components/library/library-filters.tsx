"use client";
/**
 * The choices of the library as links with counts: they work without script, stand in the address, and say how many
 * each would leave with all the others standing.
 */
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { diagnoses } from "#lib/domain/episode.ts";
import { type Counts, type Facet, facets } from "#lib/domain/library-choices.ts";
import { facetWords, type LibraryQuery, libraryAddress } from "#lib/domain/library-query.ts";
import styles from "./library.module.css";

export interface LibraryFiltersProps {
  readonly query: LibraryQuery;
  readonly counts: Counts;
  readonly shelves: Readonly<Record<"favourites" | "own" | "archived", number>>;
  readonly onChange: (change: Partial<LibraryQuery>) => void;
}

interface ChoiceProps {
  readonly query: LibraryQuery;
  readonly change: Partial<LibraryQuery>;
  readonly onChange: LibraryFiltersProps["onChange"];
  readonly chosen: boolean;
  readonly label: string;
  readonly count?: number;
  readonly countLabel?: string;
  /** Drawn with a box to tick: several can be chosen. */
  readonly ticked?: boolean;
}

function Choice({ query, change, onChange, chosen, label, count, countLabel, ticked }: ChoiceProps) {
  const choose = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onChange(change);
  };
  return (
    <li>
      <a
        href={libraryAddress(query, change)}
        aria-current={chosen ? "true" : undefined}
        data-action={count === undefined || undefined}
        onClick={choose}
      >
        {ticked === undefined ? null : (
          <span className={styles.box} data-on={chosen || undefined}>
            {chosen ? <Icon name="tick" size="s" /> : null}
          </span>
        )}
        {label}
        {count === undefined ? null : (
          <span className={styles.count}>
            <span aria-hidden={countLabel === undefined ? undefined : true}>{count}</span>
            {countLabel === undefined ? null : <span className="vh">{countLabel}</span>}
          </span>
        )}
      </a>
    </li>
  );
}

export function LibraryFilters({ query, counts, shelves, onChange }: LibraryFiltersProps) {
  const t = useTranslations();
  const labelOf = (facet: Facet, value: string): string => {
    switch (facet) {
      case "region":
        return t(`exercise.region.${value as "hip"}`);
      case "category":
        return t(`exercise.category.${value as "strength"}`);
      case "position":
        return t(`exercise.position.${value as "supine"}`);
      case "equipment":
        return value === "nothing" ? t("equipment.none") : t(`equipment.name.${value as "mat"}`);
      case "bias":
        return t(`exercise.bias.${value as "neutral"}`);
      case "axis":
        return t(`exercise.axis.${value as "reps"}`);
      case "stage":
        return t(`template.stage.${value as "acute"}`);
    }
  };
  return (
    <>
      <Group title={t("library.facet.only")}>
        {(["favourites", "own", "archived"] as const)
          .filter((shelf) => shelf === "favourites" || shelves[shelf] > 0 || query.only === shelf)
          .map((shelf) => (
            <Choice
              key={shelf}
              query={query}
              onChange={onChange}
              chosen={query.only === shelf}
              change={{ only: query.only === shelf ? null : shelf }}
              label={t(`library.only.${shelf}`)}
              count={shelves[shelf]}
            />
          ))}
      </Group>
      <Group title={t("library.flag")}>
        {diagnoses.map((label) => {
          const chosen = query.caution.includes(label);
          const caution = diagnoses.filter((other) =>
            other === label ? !chosen : query.caution.includes(other),
          );
          const care = counts.caution[label] ?? 0;
          return (
            <Choice
              key={label}
              query={query}
              onChange={onChange}
              chosen={chosen}
              change={{ caution, hide: caution.length > 0 && query.hide }}
              label={t(`diagnosis.${label}.name`)}
              count={care}
              countLabel={t("library.flagCount", { count: care })}
              ticked
            />
          );
        })}
        {query.caution.length === 0 ? null : (
          <Choice
            query={query}
            onChange={onChange}
            chosen={false}
            change={{ hide: !query.hide }}
            label={t(query.hide ? "library.show" : "library.hide")}
          />
        )}
      </Group>
      {facets.map((facet) => (
        <Group key={facet} title={t(`library.facet.${facet}`)}>
          {facetWords[facet]
            .filter((value) => (counts.facet[facet][value] ?? 0) > 0 || query[facet] === value)
            .map((value) => (
              <Choice
                key={value}
                query={query}
                onChange={onChange}
                chosen={query[facet] === value}
                change={{ [facet]: query[facet] === value ? null : value }}
                label={labelOf(facet, value)}
                count={counts.facet[facet][value] ?? 0}
              />
            ))}
        </Group>
      ))}
    </>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}
