/** A ladder drawn as one: rails, thick rungs, a figure standing on each; easier below, harder above. */
import Link from "next/link";
import { useTranslations } from "next-intl";
import { DoseText } from "#components/prescription/dose-text.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { Dose } from "#lib/domain/dosage.ts";
import type { Caution, Exercise } from "#lib/domain/exercise.ts";
import { CautionMark } from "./caution-mark.tsx";
import styles from "./exercise.module.css";
import { ExercisePicture } from "./exercise-picture.tsx";

export interface Rung {
  readonly slug: string;
  readonly name: string;
  readonly position: Exercise["position"];
  readonly picture: string | null;
  readonly dose: Dose;
  readonly caution: Caution;
  readonly favourite?: boolean;
  readonly tabIndex?: number;
}

export interface LadderProps {
  readonly name: string;
  /** The easiest first, as it is climbed. */
  readonly rungs: readonly Rung[];
  /** The rung that is looked at. */
  readonly selected?: string;
  /** Slugs that fit what was searched for; the others are drawn pale. All, where left out. */
  readonly found?: ReadonlySet<string>;
  readonly hrefOf: (slug: string) => string;
  readonly theme?: "auto" | "light" | "dark";
  /** The name stands above already. */
  readonly headless?: boolean;
}

export function Ladder({ name, rungs, selected, found, hrefOf, theme, headless }: LadderProps) {
  const t = useTranslations("library");
  return (
    <section className={styles.ladder} aria-label={t("ladder", { name })} data-ladder="">
      {headless ? null : (
        <header>
          <h2>{name}</h2>
          <p>{t("rungs", { count: rungs.length })}</p>
        </header>
      )}
      <ol className={styles.rails}>
        {rungs.map((rung) => (
          <li
            key={rung.slug}
            data-row=""
            className={classNames(
              styles.rung,
              rung.slug === selected && styles.selected,
              found?.has(rung.slug) === false && styles.pale,
            )}
          >
            <Link
              href={hrefOf(rung.slug)}
              aria-current={rung.slug === selected ? "true" : undefined}
              prefetch={false}
              data-entry={rung.slug}
              tabIndex={rung.tabIndex}
            >
              <span className={styles.stand}>
                <ExercisePicture position={rung.position} picture={rung.picture} theme={theme} />
              </span>
              <span className={styles.words}>
                <b>
                  {rung.name}
                  {rung.favourite ? <Icon name="star-full" size="s" title={t("kept")} /> : null}
                </b>
                <small>
                  <DoseText dose={rung.dose} short />
                  <CautionMark level={rung.caution} />
                </small>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
