/** How an exercise is done, opened in place, so that nobody leaves a session or the program to look. */
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { ExerciseMedia, type ExerciseMediaProps } from "./exercise-media.tsx";
import { ExerciseWords } from "./exercise-words.tsx";
import type { ExerciseWordsView } from "./words.ts";

export interface HowToProps {
  readonly exercise: { readonly slug: string; readonly name: string; readonly instructions: string };
  readonly words: ExerciseWordsView;
  /** The clinic's own photos and videos, of which a list shows the first photo alone. */
  readonly media: ExerciseMediaProps["media"];
  readonly heading: "h3" | "h4";
}

export function HowTo({ exercise, words, media, heading }: HowToProps) {
  const t = useTranslations("session.open");
  const more = useTranslations("exercise.detail");
  return (
    <Disclosure summary={t("howTo")}>
      {media.length > 0 ? <ExerciseMedia name={exercise.name} media={media} folded /> : null}
      <ExerciseWords words={words} instructions={exercise.instructions} heading={heading} brief />
      <p>
        <Link href={`/exercise/${exercise.slug}`} prefetch={false}>
          {more("more")}
        </Link>
      </p>
    </Disclosure>
  );
}
