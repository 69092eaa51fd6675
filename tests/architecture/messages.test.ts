/**
 * Every sentence that people read comes from the catalogue: screens write none themselves, every key they use
 * exists, every message parses, and the catalogue keeps the house's words. Each check is shown a violation.
 */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the planted violations are source texts.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { catalogue } from "#lib/messages/catalogue.ts";
import {
  catalogueKeys,
  findLiterals,
  findUnknownKeys,
  messagesIn,
  wordProblems,
} from "#tests/architecture/message-rules.ts";
import { productFiles, ROOT, type SourceFile } from "#tests/architecture/source.ts";

const english = catalogue("en-GB");
const screens = productFiles().filter(({ path }) => /^(app|components)\//.test(path));
const file = (text: string): SourceFile => ({ path: "app/today/page.tsx", text });

describe("the catalogue", () => {
  test("holds every file of its folder", () => {
    const areas = readdirSync(join(ROOT, "lib/messages/en")).map((name) => name.replace(/\.json$/, ""));
    expect(areas.length).toBeGreaterThan(5);
    expect(Object.keys(english).sort()).toEqual(areas.sort());
  });

  test("keeps the house's words, and every message parses", () => {
    expect(catalogueKeys(english).leaves.size).toBeGreaterThan(100);
    expect(messagesIn(english).flatMap(wordProblems)).toEqual([]);
  });
});

describe("the screens", () => {
  test("there are screens to check", () => {
    expect(screens.length).toBeGreaterThan(30);
  });

  test("write no sentence themselves", () => {
    expect(screens.flatMap(findLiterals)).toEqual([]);
  });

  test("use keys that exist", () => {
    const found = productFiles().map((screen) => findUnknownKeys(screen, english));
    expect(found.reduce((sum, { checked }) => sum + checked, 0)).toBeGreaterThan(20);
    expect(found.flatMap(({ problems }) => problems)).toEqual([]);
  });
});

describe("the checks", () => {
  test.each([
    "<p>Hello there</p>",
    '<p>{"Hello"}</p>',
    '<p>{done ? "Done" : null}</p>',
    "<p>{`Set ${n}`}</p>",
    '<p>{name ?? "Nobody"}</p>',
    "<>Hello</>",
    '<button aria-label="Close" />',
    '<input placeholder={"Name"} />',
    '<img alt="A person" />',
    '<Field label={wide ? "Pain at rest" : "Pain"} />',
    "<text>kg</text>",
  ])("catch the sentence in %s", (text) => {
    expect(findLiterals(file(`const a = ${text};`))).toHaveLength(1);
  });

  test("catch sentences in a page's head", () => {
    expect(findLiterals(file('export const metadata = { title: "Today" };'))).toHaveLength(1);
    expect(
      findLiterals(file('export function generateMetadata() { return { description: "Yours" }; }')),
    ).toHaveLength(1);
  });

  test.each([
    '<p className="card">{t("title")}</p>',
    "<p>·</p>",
    "<kbd>J</kbd>",
    "<p>{count}</p>",
    '<p>{day === "monday" ? t("a") : 3}</p>',
    "<style>{`p { color: red }`}</style>",
    '<a href="/today" rel="next">{name}</a>',
  ])("accept %s", (text) => {
    expect(findLiterals(file(`const a = ${text};`))).toEqual([]);
  });

  const known = { today: { title: "Today", card: { rung: "Rung", hold: "Hold" } } };
  const unknown = (text: string) => findUnknownKeys(file(text), known);

  test.each([
    'const t = useTranslations("yesterday");',
    'const t = useTranslations("today"); t("titel");',
    'const t = await getTranslations("today.card"); t("title");',
    'const t = await getTranslations({ locale, namespace: "today" }); t.rich("titel");',
    'const t = useTranslations("today"); t(`cart.${name}`);',
    'const t = useTranslations("today"); t(wide ? "title" : "titel");',
    'const t = useTranslations(); t("today.titel");',
    'useTranslations("today")("titel");',
    'const [t, u] = await Promise.all([getTranslations("today"), getTranslations("today.card")]); u("title");',
    'function A() { const t = useTranslations("today"); return list.map(() => t("titel")); }',
    'const t = useTranslations("today"); t("card");',
  ])("catch the key in %s", (text) => {
    expect(unknown(text).problems).toHaveLength(1);
  });

  test.each([
    'const t = useTranslations("today"); t("title"); t("card.rung"); t(`card.${name}`); t.raw("card");',
    'const t = useTranslations("today.card"); t("rung"); t(key);',
    'function A() { const t = useTranslations("today"); t("title"); } function B() { const t = useTranslations("today.card"); t("hold"); }',
    'const t = useTranslations("today"); function row(t) { return t("elsewhere"); }',
  ])("accept %s", (text) => {
    expect(unknown(text).problems).toEqual([]);
  });

  test.each(["Well done!", "You missed a day", "Don't stop", "{count, plural, one {a}", "", " "])(
    "catch the wording “%s”",
    (text) => expect(wordProblems(["a", text]).length).toBeGreaterThan(0),
  );

  test("accept the house's words", () => {
    expect(wordProblems(["a", "Not done. Don’t stop: {count, plural, one {# set} other {# sets}}."])).toEqual(
      [],
    );
  });
});
