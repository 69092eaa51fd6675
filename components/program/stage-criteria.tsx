/**
 * The criteria of a template as a list: each with its state in a word and a shape, and the figures that show it.
 * Invariant: not known is drawn as not known, never as met; a mark is never told by colour alone.
 */
import { useFormatter, useTranslations } from "next-intl";
import { CheckboxRow } from "#components/form/choice.tsx";
import { useDoseWords } from "#components/prescription/dose-words.ts";
import { Icon } from "#components/ui/icon.tsx";
import { formatTargets } from "#lib/domain/dosage.ts";
import type { StageCriterion } from "#lib/domain/stage-criteria.ts";
import type { CriterionSpec } from "#lib/domain/stage-rules.ts";
import { useDayWords } from "./schedule-words.ts";
import styles from "./stage.module.css";

export interface StageCriteriaProps {
  readonly criteria: readonly StageCriterion[];
  /** Names of exercises by slug. */
  readonly names: Readonly<Record<string, string>>;
  /** Boxes beside what only a therapist can judge, sent with the form around the list. */
  readonly judging: boolean;
}

/** An outline is what is not done; a triangle would say that there is a risk. */
const mark = { met: "tick", not_met: "circle", unknown: "info" } as const;

export function StageCriteria({ criteria, names, judging }: StageCriteriaProps) {
  const t = useTranslations("stage");
  const words = useCriterionWords(names);
  return (
    <ul className={styles.criteria}>
      {criteria.map((criterion) => {
        const { spec, state } = criterion;
        return (
          <li key={criterion.key} className={styles[state]}>
            <span className={styles.mark}>
              <Icon name={mark[state]} />
            </span>
            <div>
              <p className={styles.name}>
                {words.title(spec)}
                <span className={styles.state}>
                  {t(spec.kind === "confirm" ? "state.judge" : `state.${state}`)}
                </span>
              </p>
              <p className={styles.text}>{words.says(criterion)}</p>
              {judging && spec.kind === "confirm" ? (
                <CheckboxRow
                  plain
                  name="judged"
                  value={spec.item}
                  label={t("judged")}
                  hint={t("judgedHint")}
                />
              ) : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

interface CriterionWords {
  readonly title: (spec: CriterionSpec) => string;
  readonly says: (criterion: StageCriterion) => string;
}

/** What is asked for, and what the record says of it. */
export function useCriterionWords(names: StageCriteriaProps["names"]): CriterionWords {
  const t = useTranslations("stage.criterion");
  const format = useFormatter();
  const { day } = useDayWords();
  const { load } = useDoseWords();
  const nameOf = (slug: string) => names[slug] ?? slug;
  const decimal = (value: number) => format.number(value, { maximumFractionDigits: 1 });

  function title(spec: CriterionSpec): string {
    switch (spec.kind) {
      case "confirm":
        return t(`confirm.${spec.item}`);
      case "pyramid":
        return t("pyramid.title", {
          exercise: nameOf(spec.exercise),
          targets: formatTargets([spec.n, spec.n - 2, spec.n - 4]),
        });
      case "reps": {
        const asked = { exercise: nameOf(spec.exercise), target: `${spec.sets}×${spec.reps}` };
        return spec.effortMax === null
          ? t("reps.title", asked)
          : t("reps.titleEffort", { ...asked, effortMax: spec.effortMax });
      }
      case "sides":
      case "load_steps": {
        const { kind, exercise, ...figures } = spec;
        return t(`${kind}.title`, { ...figures, exercise: nameOf(exercise) });
      }
      default: {
        const { kind, ...figures } = spec;
        return t(`${kind}.title`, figures);
      }
    }
  }

  function says({ spec, says: sentence, figures, day: on, exercise }: StageCriterion): string {
    const { fromG, toG, rmdq, psfs, ...rest } = figures;
    const said: Record<string, string | number> = {
      ...(spec.kind === "green_sessions" ? { sessions: spec.sessions } : {}),
      ...rest,
      ...(on === null ? {} : { day: day(on) }),
      ...(exercise === null ? {} : { exercise: nameOf(exercise) }),
      ...(typeof fromG === "number" ? { from: load(fromG) } : {}),
      ...(typeof toG === "number" ? { to: load(toG) } : {}),
      ...(typeof rmdq === "number" ? { rmdq: decimal(rmdq) } : {}),
      ...(typeof psfs === "number" ? { psfs: decimal(psfs) } : {}),
    };
    // The key is one of those of the kind: held by a test that reads every criterion in every state.
    return t(`${spec.kind}.${sentence}` as Parameters<typeof t>[0], said);
  }

  return { title, says };
}
