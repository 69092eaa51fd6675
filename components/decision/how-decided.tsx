/**
 * How one decision was made, from its record alone: what the rule read, the sessions, the settings with their safe limits,
 * the rule's version, and whether it is decided alike today. Source: clinical.md I ("hide a rule's reason" is not done).
 */
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { dayLabel } from "#components/chart/day-label.ts";
import { DoseText } from "#components/prescription/dose-text.tsx";
import { useDoseWords } from "#components/prescription/dose-words.ts";
import { DataTable } from "#components/ui/data-table.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { DecisionInputs } from "#lib/domain/progression-plan.ts";
import { sayProgression } from "#lib/domain/progression-words.ts";
import { type RulesField, rulesRanges } from "#lib/domain/rules-settings.ts";
import styles from "./decision.module.css";
import { EvidenceChart } from "./evidence-chart.tsx";
import type { CardView } from "./types.ts";

export interface HowDecidedProps {
  readonly card: CardView;
  readonly inputs: DecisionInputs;
  readonly occasion: "session" | "answer" | "correction" | "flag" | "gap" | "resumption";
  readonly ruleVersion: string;
  readonly settingsHash: string;
  /** Whether the rules decide alike from this record today. */
  readonly alike: boolean;
  /** Names of the neighbours on the ladder, by slug. */
  readonly names: Readonly<Record<string, string>>;
}

export function HowDecided(props: HowDecidedProps) {
  const { card, inputs, occasion, ruleVersion, settingsHash, alike } = props;
  const t = useTranslations("decision.history");
  const say = useTranslations("progression");
  const format = useFormatter();
  const locale = useLocale();
  const { rules } = inputs.rule;
  const fields = Object.keys(rulesRanges) as RulesField[];
  return (
    <section id="how" className="sheet" aria-labelledby="how-title">
      <h2 id="how-title">
        {`${card.exercise.name}: ${t("decided", {
          outcome: say(`action.${card.spoken.action}`),
          day: dayLabel(card.decidedOn, locale, "weekday"),
        })}`}
      </h2>
      <p>{sayProgression((key, values) => say(key as never, values as never), card.spoken, "staff")}</p>
      <p className={styles.quiet}>
        {t("when", {
          at: format.dateTime(card.decidedAt, { dateStyle: "medium", timeStyle: "short" }),
          occasion: t(`occasion.${occasion}`),
        })}
      </p>
      <p className={styles.form}>
        <Icon name={alike ? "tick" : "triangle"} size="s" />
        {alike ? t("replayed") : t("replayedOther", { id: card.decisionId })}
      </p>
      <div className={styles.course}>
        <div>
          <h3>{t("inputs.title")}</h3>
          <InputFacts {...props} />
          <h3>{t("exposures")}</h3>
          <EvidenceChart card={card} />
        </div>
        <div>
          <h3>{t("settings.title")}</h3>
          <DataTable
            caption={t("settings.caption")}
            captionHidden
            rows={fields}
            rowKey={(field) => field}
            columns={[
              { key: "setting", head: t("settings.setting"), cell: (field) => say(`settings.${field}`) },
              { key: "value", head: t("settings.value"), numeric: true, cell: (field) => rules[field] },
              {
                key: "limits",
                head: t("settings.limits"),
                numeric: true,
                cell: (field) =>
                  t("inputs.range", { min: rulesRanges[field].min, max: rulesRanges[field].max }),
              },
            ]}
          />
          <p className={styles.quiet}>
            {t("rule", { version: ruleVersion, hash: settingsHash.slice(0, 12) })}
          </p>
        </div>
      </div>
    </section>
  );
}

function InputFacts({ inputs, names }: HowDecidedProps) {
  const t = useTranslations("decision.history.inputs");
  const locale = useLocale();
  const words = useDoseWords();
  const { rule, place } = inputs;
  const { bounds } = rule;
  const yesNo = (value: boolean) => t(value ? "yes" : "no");
  const neighbour = (one: { readonly slug: string } | null) =>
    one === null ? t("nothing") : (names[one.slug] ?? one.slug);
  const range =
    rule.axis === "reps" || rule.axis === "pyramid"
      ? bounds.reps
      : rule.axis === "hold"
        ? bounds.holdSeconds
        : rule.axis === "duration"
          ? bounds.durationSeconds
          : bounds.distanceM;
  const limits = [
    range ? t("range", { min: range.min, max: range.max }) : null,
    rule.axis === "reps" || rule.axis === "hold" || rule.axis === "distance"
      ? t("sets", { min: bounds.sets.min, max: bounds.sets.max })
      : null,
    rule.loadable
      ? t("loads", {
          least: words.load(bounds.lightestLoadG),
          step: words.load(bounds.incrementG),
          most: bounds.loadMaxG === null ? t("nothing") : words.load(bounds.loadMaxG),
        })
      : null,
  ].filter((text) => text !== null);
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t("dose"), <DoseText key="dose" dose={rule.dose} short />],
    [t("bounds"), limits.join("; ")],
    [t("effortMax"), rule.effortMax],
    [t("today"), dayLabel(rule.today, locale, "weekday")],
    [t("redFlag"), yesNo(rule.redFlagOpen)],
    [t("flare"), yesNo(rule.flareActive)],
    [t("published"), yesNo(rule.publishedSince)],
    [t("layoff"), yesNo(rule.layoffStepTaken)],
    [t("harder"), neighbour(rule.harder)],
    [t("easier"), neighbour(rule.easier)],
    [t("rungDown"), yesNo(rule.rungDownAllowed)],
    ...(place === null ? [] : [[t("place"), t("placeOf", { rank: place.rank, max: place.max })] as const]),
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
