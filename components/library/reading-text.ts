/** What a typed line was understood to mean, in words, so that nobody wonders why something is left out. */
import { useFormatter, useTranslations } from "next-intl";
import type { EquipmentKey } from "#lib/domain/exercise.ts";
import { easyEffort, hardEffort, type Understood } from "#lib/domain/library-search.ts";

/** A sentence, or null where the line is plain words. */
export function useReading(): (understood: Understood) => string | null {
  const t = useTranslations("library.read");
  const x = useTranslations();
  const format = useFormatter();
  const list = (words: readonly string[]) => format.list(words, { type: "disjunction" });
  const positions = (keys: readonly string[]) =>
    list([...new Set(keys)].map((key) => x(`exercise.positionSaid.${key as "supine"}`)));
  const things = (keys: readonly EquipmentKey[]) =>
    list([...new Set(keys)].map((key) => x(`equipment.name.${key}`).toLocaleLowerCase()));

  return (understood) => {
    const { only, effort } = understood;
    const parts: string[] = [];
    if (understood.positions.length > 4) parts.push(t("floor"));
    else if (understood.positions.length === 3 && understood.positions.includes("prone"))
      parts.push(t("lying"));
    else if (understood.positions.length > 0)
      parts.push(t("position", { position: positions(understood.positions) }));
    if (understood.avoidPositions.length > 4) parts.push(t("noFloor"));
    else if (understood.avoidPositions.length > 0)
      parts.push(t("avoidPosition", { position: positions(understood.avoidPositions) }));
    if (only !== null) parts.push(t(only.length === 1 ? "mat" : "home"));
    if (understood.without.length > 0) parts.push(t("without", { things: things(understood.without) }));
    for (const bias of understood.avoid) parts.push(t("avoid", { movement: t(`movement.${bias}`) }));
    for (const bias of understood.lean) parts.push(t("lean", { movement: x(`exercise.bias.${bias}`) }));
    for (const label of understood.labels) parts.push(t("label", { name: x(`diagnosis.${label}.name`) }));
    for (const stage of understood.stages) parts.push(t("stage", { stage: x(`template.stage.${stage}`) }));
    if (effort !== null) parts.push(t(effort, { effort: effort === "easy" ? easyEffort : hardEffort }));
    if (understood.excluded.length > 0) parts.push(t("excluded", { words: list(understood.excluded) }));
    return parts.length === 0 ? null : x("library.readAs", { what: parts.join(", ") });
  };
}
