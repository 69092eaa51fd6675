/** The words beside a figure: how it is done, what to think of, what it should feel like, when to stop. */
import { useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import styles from "./exercise-detail.module.css";
import type { ExerciseWordsView } from "./words.ts";

export interface ExerciseWordsProps {
  readonly words: ExerciseWordsView;
  /** One or two sentences, where no steps are written. */
  readonly instructions: string;
  /** Only what is needed to do it: set-up, steps, cues, when to stop. For a session and for paper. */
  readonly brief?: boolean;
  readonly heading?: "h2" | "h3" | "h4";
}

export function ExerciseWords({ words, instructions, brief, heading: Heading = "h2" }: ExerciseWordsProps) {
  const t = useTranslations("exercise.detail");
  const { setUp, steps = [], cues = [], feel, mistakes = [], stop, easier, harder } = words;
  return (
    <div className={styles.text}>
      {setUp ? (
        <section>
          <Heading>{t("setUp")}</Heading>
          <p>{setUp}</p>
        </section>
      ) : null}
      <section>
        <Heading>{t(steps.length > 0 ? "steps" : "how")}</Heading>
        {steps.length > 0 ? (
          <ol className={styles.steps}>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        ) : (
          <p>{instructions}</p>
        )}
      </section>
      {cues.length > 0 ? (
        <section>
          <Heading>{t("cues")}</Heading>
          <Lines lines={cues} />
        </section>
      ) : null}
      {feel && !brief ? (
        <section>
          <Heading>{t("feel")}</Heading>
          <p>{feel}</p>
        </section>
      ) : null}
      {mistakes.length > 0 && !brief ? (
        <section className={styles.screenOnly}>
          <Heading>{t("mistakes")}</Heading>
          <Lines lines={mistakes} />
        </section>
      ) : null}
      {stop ? (
        <section>
          <Heading>{t("stop")}</Heading>
          <p className={styles.stop}>
            <Icon name="octagon" />
            <span>{stop}</span>
          </p>
        </section>
      ) : null}
      {(easier || harder) && !brief ? (
        <section className={styles.screenOnly}>
          <Heading>{t("today")}</Heading>
          <dl className={styles.today}>
            {easier ? (
              <div>
                <dt>{t("easierToday")}</dt>
                <dd>{easier}</dd>
              </div>
            ) : null}
            {harder ? (
              <div>
                <dt>{t("harderToday")}</dt>
                <dd>{harder}</dd>
              </div>
            ) : null}
          </dl>
        </section>
      ) : null}
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
