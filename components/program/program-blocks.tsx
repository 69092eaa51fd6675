/** The blocks of a program or template with their exercises, doses and minutes, as staff read them. */
import { useTranslations } from "next-intl";
import { ExerciseRow } from "#components/exercise/exercise-row.tsx";
import { DoseText } from "#components/prescription/dose-text.tsx";
import type { Dose, SideMode } from "#lib/domain/dosage.ts";
import { sessionMinutes } from "#lib/domain/duration-estimate.ts";
import type { BlockKind } from "#lib/domain/episode.ts";
import type { Exercise } from "#lib/domain/exercise.ts";
import styles from "./program.module.css";

export interface BlockLook {
  readonly name: string;
  readonly kind: BlockKind;
  readonly prescriptions: readonly {
    readonly key: string;
    readonly exercise: Pick<Exercise, "slug" | "name" | "position"> & { readonly picture?: string | null };
    readonly dose: Dose;
    readonly side: SideMode;
    readonly restSeconds: number;
    readonly findsLoad: boolean;
    readonly note: string | null;
  }[];
}

export interface ProgramBlocksProps {
  readonly blocks: readonly BlockLook[];
  readonly hrefOf?: (slug: string) => string;
  readonly theme?: "auto" | "light" | "dark";
}

export function ProgramBlocks({ blocks, hrefOf, theme }: ProgramBlocksProps) {
  const t = useTranslations("program");
  return (
    <div className={styles.blocks}>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two blocks may bear one name; their order is their identity
        <section key={index}>
          <header>
            <h2>{block.name}</h2>
            <span>{t("minutes", { minutes: sessionMinutes(block.prescriptions) })}</span>
          </header>
          {block.prescriptions.map((row) => (
            <ExerciseRow
              key={row.key}
              name={row.exercise.name}
              position={row.exercise.position}
              picture={row.exercise.picture}
              theme={theme}
              href={hrefOf?.(row.exercise.slug)}
              dose={<DoseText dose={row.dose} side={row.side} findsLoad={row.findsLoad} short />}
              note={row.note ?? undefined}
            />
          ))}
        </section>
      ))}
    </div>
  );
}
