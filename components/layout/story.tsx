/** The ladder that tells the product on the sign-in page: five stages from calm to everyday life, each on its rung. */
import { ExerciseFigure } from "#components/figure/exercise-figure.tsx";
import type { PoseName } from "#components/figure/poses.ts";

export interface StoryStep {
  readonly position: PoseName;
  readonly title: string;
  readonly text: string;
}

export interface StoryProps {
  readonly title: string;
  /** From the top rung down. */
  readonly steps: readonly StoryStep[];
  /** The one figure that stands for them on a phone. */
  readonly figure?: PoseName;
}

export function Story({ title, steps, figure = "bird-dog" }: StoryProps) {
  return (
    <section className="story-body" aria-label={title}>
      <p className="story-title">{title}</p>
      <div className="story-figure">
        <ExerciseFigure position={figure} bare />
      </div>
      <ol className="story-ladder">
        {steps.map((step) => (
          <li
            key={step.title}
            className={step.position === "walk" || step.position === "standing" ? "is-tall" : undefined}
          >
            <ExerciseFigure position={step.position} bare />
            <p>
              <b>{step.title}</b>
              <small>{step.text}</small>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
