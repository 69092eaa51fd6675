/** The text of one Learn page, set for reading. Invariant: sections and lists come in the order of the catalogue. */
import { useLocale, useTranslations } from "next-intl";
import { Prose, Section } from "#components/ui/section.tsx";
import type { LearnTopic } from "#lib/domain/learn.ts";
import { catalogue } from "#lib/messages/catalogue.ts";

interface SectionText {
  readonly text: string;
  /** What stands instead where the rules are switched off in the clinic. */
  readonly textRulesOff?: string;
  readonly items?: Readonly<Record<string, string>>;
}

export interface TopicTextProps {
  readonly topic: LearnTopic;
  /** By placeholder: the clinic's numbers, the reply time, the edges of the pain scale. */
  readonly values: Readonly<Record<string, string | number>>;
  readonly rulesOn: boolean;
}

export function TopicText({ topic, values, rulesOn }: TopicTextProps) {
  const t = useTranslations("learn.pages");
  const sections: Readonly<Record<string, SectionText>> = catalogue(useLocale()).learn.pages[topic].sections;
  return Object.entries(sections).map(([key, section]) => {
    const at = `${topic}.sections.${key}`;
    const text = !rulesOn && section.textRulesOff !== undefined ? "textRulesOff" : "text";
    return (
      <Section key={key} title={t(`${at}.heading`, values)}>
        <Prose>
          <p>{t(`${at}.${text}`, values)}</p>
          {section.items === undefined ? null : (
            <ul>
              {Object.keys(section.items).map((item) => (
                <li key={item}>{t(`${at}.items.${item}`, values)}</li>
              ))}
            </ul>
          )}
        </Prose>
      </Section>
    );
  });
}
