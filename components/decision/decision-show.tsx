/**
 * A decision as it is read before it is answered: the figure, from which dose to which, the one sentence why, and the
 * exposures it rests on. Invariant: what is shown comes from the decision's record.
 */
import { useTranslations } from "next-intl";
import { CautionReasons } from "#components/exercise/caution-list.tsx";
import { ExercisePicture } from "#components/exercise/exercise-picture.tsx";
import { useDoseWords } from "#components/prescription/dose-words.ts";
import { Arrow } from "#components/ui/glyph.tsx";
import { PyramidMark } from "#components/ui/pyramid-mark.tsx";
import { TierMark } from "#components/ui/tier-mark.tsx";
import { type Dose, targetsOf } from "#lib/domain/dosage.ts";
import { sayProgression } from "#lib/domain/progression-words.ts";
import styles from "./decision.module.css";
import { EvidenceChart } from "./evidence-chart.tsx";
import type { CardView, RungView } from "./types.ts";

export type Theme = "auto" | "light" | "dark";

interface ShowProps {
  readonly card: CardView;
  readonly theme: Theme;
  /** Lines under the name: how long it waits, for one. */
  readonly note?: string;
  /** Struck through: another decision took its place. */
  readonly struck?: boolean;
}

/** Three cells of a row: figure, words, evidence. */
export function DecisionShow({ card, theme, note, struck }: ShowProps) {
  const t = useTranslations("decision");
  const say = useTranslations("progression");
  const stopped = card.spoken.action === "STOP_NOTIFY";
  const rungUp = card.toExercise !== null && card.spoken.action === "PROGRESS";
  return (
    <>
      <div className={styles.figures}>
        <Picture rung={card.exercise} theme={theme} />
        {card.toExercise === null ? null : <Picture rung={card.toExercise} theme={theme} />}
      </div>
      <div className={styles.words}>
        <h3>
          {card.exercise.name}
          {note === undefined ? null : <small>{note}</small>}
        </h3>
        <p className={struck ? styles.struckStep : styles.step}>
          <DoseFigure dose={card.from} />
          {card.to === null && !stopped ? null : (
            <>
              <Arrow label={t("to")} />
              <b className={stopped ? styles.stopped : undefined}>
                {stopped || card.to === null ? (
                  t("stopped")
                ) : (
                  <>
                    {card.toExercise === null ? null : `${card.toExercise.name} `}
                    <DoseFigure dose={card.to} isNew />
                  </>
                )}
              </b>
            </>
          )}
        </p>
        <p className={styles.why}>
          {sayProgression((key, values) => say(key as never, values as never), card.spoken, "staff")}
        </p>
        {rungUp ? <p className={styles.form}>{t("confirmForm")}</p> : null}
        {card.caution !== null && card.caution.level !== 0 ? (
          <p className={styles.caution}>
            <TierMark tier={card.caution.level === 2 ? 1 : 2} />
            <span>
              <CautionReasons level={card.caution.level} because={card.caution.because} />
            </span>
          </p>
        ) : null}
      </div>
      <EvidenceChart card={card} />
    </>
  );
}

function Picture({ rung, theme }: { readonly rung: RungView; readonly theme: Theme }) {
  return (
    <figure className={styles.figure}>
      <ExercisePicture position={rung.position} picture={rung.picture} theme={theme} />
      <figcaption>{rung.name}</figcaption>
    </figure>
  );
}

/** A dose large; a pyramid is drawn beside its figures. Read out in words. */
export function DoseFigure({ dose, isNew }: { readonly dose: Dose; readonly isNew?: boolean }) {
  const words = useDoseWords();
  return (
    <>
      {dose.axis === "pyramid" ? (
        <PyramidMark sets={targetsOf(dose).targets} look={isNew ? "new" : "flat"} rung={8} />
      ) : null}
      <span aria-hidden="true">{words.short(dose)}</span>
      <span className="vh">{words.long(dose)}</span>
    </>
  );
}
