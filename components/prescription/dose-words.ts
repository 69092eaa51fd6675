/**
 * A dose as people read it: "2 sets of 10", "5, 3 and 1 holds of 10 seconds, each side", "2 × 20 m with 8 kg".
 * Invariant: words and the short form say the same figures; a load is shown in the reader's own unit, stored in grams.
 */
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { type Dose, formatDose, type SideMode, targetsOf } from "#lib/domain/dosage.ts";
import { type LoadUnit, loadInUnit } from "#lib/domain/load.ts";

export interface DoseWords {
  /** In words: "2 sets of 10, each side". `side` and `findsLoad` are left out where not given. */
  readonly long: (dose: Dose, more?: DoseExtras) => string;
  /** In figures: "2×10", "5·3·1 × 10 s", "2×20 m, 8 kg". */
  readonly short: (dose: Dose, more?: DoseExtras) => string;
  readonly load: (loadG: number) => string;
  readonly time: (seconds: number) => string;
  readonly unit: LoadUnit;
}

export interface DoseExtras {
  readonly side?: SideMode;
  readonly findsLoad?: boolean;
}

/** Pounds where people weigh in pounds, kilograms everywhere else. */
export function loadUnitOf(locale: string): LoadUnit {
  return locale === "en-US" ? "lb" : "kg";
}

/** The words for doses in the reader's language. For server and browser components that have the area `dose`. */
export function useDoseWords(): DoseWords {
  const t = useTranslations("dose");
  const format = useFormatter();
  const unit = loadUnitOf(useLocale());

  const time = (seconds: number): string => {
    const minutes = Math.floor(seconds / 60);
    if (minutes < 2) return t("seconds", { seconds });
    const rest = seconds % 60;
    return rest === 0 ? t("minutes", { minutes }) : t("minutesSeconds", { minutes, seconds: rest });
  };
  const load = (loadG: number) => t(`load.${unit}`, { load: loadInUnit(loadG, unit) });

  const bare = (dose: Dose): string => {
    const { sets, reps, holdSeconds } = dose;
    switch (dose.axis) {
      case "reps":
        return holdSeconds === null
          ? t("reps", { sets, reps: reps ?? 0 })
          : t("held", { sets, reps: reps ?? 0, time: time(holdSeconds) });
      case "pyramid": {
        const list = format.list(targetsOf(dose).targets.map(String));
        return holdSeconds === null
          ? t("pyramidFree", { list })
          : t("pyramid", { list, time: time(holdSeconds) });
      }
      case "hold":
        return t("hold", { sets, time: time(holdSeconds ?? 0) });
      case "duration":
        return time(dose.durationSeconds ?? 0);
      case "distance":
        return t("distance", { sets, metres: dose.distanceM ?? 0 });
    }
  };

  const extras = ({ side, findsLoad }: DoseExtras): string[] => [
    ...(side === "each" || side === "alternating" ? [t(`side.${side}`)] : []),
    ...(findsLoad ? [t("findsLoad")] : []),
  ];

  return {
    long: (dose, more = {}) =>
      [
        dose.loadG === null ? bare(dose) : t("withLoad", { dose: bare(dose), load: load(dose.loadG) }),
        ...extras(more),
      ].join(", "),
    short: (dose, more = {}) =>
      [formatDose(dose), ...(dose.loadG === null ? [] : [load(dose.loadG)]), ...extras(more)].join(", "),
    load,
    time,
    unit,
  };
}
