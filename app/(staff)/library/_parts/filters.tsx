/** The filters of the library as links with counts: they work without script and stand in the address. */
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import { diagnoses } from "#lib/domain/episode.ts";
import { equipmentKeys, exerciseCategories, stages } from "#lib/domain/exercise.ts";
import { exercisePositions, exerciseRegions, type LibraryQuery } from "#lib/schemas/exercise.ts";
import type { LibraryView } from "#lib/usecases/library.ts";
import { libraryAddress } from "./address.ts";
import styles from "./library.module.css";

interface FiltersProps {
  readonly query: LibraryQuery;
  readonly counts: LibraryView["counts"];
}

interface Choice {
  readonly key: string;
  readonly label: string;
  readonly count?: number;
  readonly href: string;
  readonly chosen: boolean;
}

function Group({ title, choices }: { readonly title: string; readonly choices: readonly Choice[] }) {
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {choices.map((choice) => (
          <li key={choice.key}>
            <Link href={choice.href} aria-current={choice.chosen ? "true" : undefined} scroll={false}>
              {choice.label}
              {choice.count === undefined ? null : <span className={styles.count}>{choice.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

export function Filters({ query, counts }: FiltersProps) {
  const t = useTranslations();
  const of = (
    field: "region" | "position" | "category" | "equipment" | "stage",
    keys: readonly string[],
    labelOf: (key: string) => string,
    count?: Readonly<Record<string, number>>,
  ): Choice[] =>
    keys
      .filter((key) => count === undefined || (count[key] ?? 0) > 0)
      .map((key) => {
        const chosen = query[field] === key;
        return {
          key,
          label: labelOf(key),
          count: count?.[key],
          chosen,
          href: libraryAddress(query, { [field]: chosen ? null : key }),
        };
      });
  return (
    <>
      <Group
        title={t("library.region")}
        choices={of("region", exerciseRegions, (key) => t(`exercise.region.${key}`), counts.region)}
      />
      <Group
        title={t("library.category")}
        choices={of("category", exerciseCategories, (key) => t(`exercise.category.${key}`), counts.category)}
      />
      <Group
        title={t("library.position")}
        choices={of("position", exercisePositions, (key) => t(`exercise.position.${key}`), counts.position)}
      />
      <h2>{t("library.flag")}</h2>
      <ul>
        {diagnoses.map((label) => {
          const chosen = query.caution.includes(label);
          const caution = chosen
            ? query.caution.filter((other) => other !== label)
            : [...query.caution, label];
          return (
            <li key={label}>
              <Link
                href={libraryAddress(query, { caution, hide: caution.length > 0 && query.hide })}
                aria-current={chosen ? "true" : undefined}
                scroll={false}
              >
                <span className={styles.box} data-on={chosen || undefined}>
                  {chosen ? <Icon name="tick" size="s" /> : null}
                </span>
                {t(`diagnosis.${label}.name`)}
              </Link>
            </li>
          );
        })}
        {query.caution.length === 0 ? null : (
          <li>
            <Link href={libraryAddress(query, { hide: !query.hide })} scroll={false}>
              {t(query.hide ? "library.show" : "library.hide")}
            </Link>
          </li>
        )}
      </ul>
      <Group
        title={t("library.stage")}
        choices={of(
          "stage",
          stages.filter((stage) => stage !== "any"),
          (key) => t(`template.stage.${key}`),
        )}
      />
      <Group
        title={t("library.equipment")}
        choices={of(
          "equipment",
          ["nothing", ...equipmentKeys],
          (key) => (key === "nothing" ? t("equipment.none") : t(`equipment.name.${key}`)),
          counts.equipment,
        )}
      />
    </>
  );
}
