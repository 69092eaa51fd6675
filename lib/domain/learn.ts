/**
 * The pages of Learn: which there are and in which order they are read. The texts are in the catalogue under
 * `learn.pages.<topic>`. Invariant: each page stands in one part, once. Source: product.md "Learn".
 */

/** The parts of the contents with their pages, in reading order. */
export const learnParts = [
  { part: "hurting", topics: ["spasm", "calm-care", "cold-or-heat", "medicines"] },
  { part: "moving", topics: ["moderate-activity", "pain-and-activity", "warm-up"] },
  { part: "everyday", topics: ["posture", "food"] },
  { part: "help", topics: ["doctor"] },
] as const;

export type LearnTopic = (typeof learnParts)[number]["topics"][number];

/** Every page in reading order. */
export const learnTopics: readonly LearnTopic[] = learnParts.flatMap(({ topics }) => topics);

/** The page of an address; null where there is none. */
export function learnTopicOf(slug: string): LearnTopic | null {
  return learnTopics.find((topic) => topic === slug) ?? null;
}

/** The page read after this one; null after the last. */
export function topicAfter(topic: LearnTopic): LearnTopic | null {
  return learnTopics[learnTopics.indexOf(topic) + 1] ?? null;
}
