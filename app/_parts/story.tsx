/** The story beside the form on pages before sign-in. */
import { useTranslations } from "next-intl";
import { Story, type StoryProps } from "#components/layout/story.tsx";

const rungs = [
  ["days", "walk"],
  ["strength2", "squat"],
  ["strength1", "bird-dog"],
  ["control", "leg-reach"],
  ["calm", "recline"],
] as const satisfies readonly (readonly [string, StoryProps["steps"][number]["position"]])[];

export function WelcomeStory() {
  const t = useTranslations("welcome.story");
  const steps = rungs.map(([key, position]) => ({
    position,
    title: t(`steps.${key}.title`),
    text: t(`steps.${key}.text`),
  }));
  return <Story title={t("title")} steps={steps} />;
}
