/**
 * The program on paper: one line an exercise with its dose, and a grid to tick, four weeks of seven days. Only printed;
 * on a screen the patient's program itself is shown.
 */
import { useTranslations } from "next-intl";
import { ExerciseFigure } from "#components/figure/exercise-figure.tsx";
import { useDoseWords } from "#components/prescription/dose-words.ts";
import type { PatientBlock } from "./patient-program.tsx";
import { useDayWords } from "./schedule-words.ts";
import styles from "./tick-sheet.module.css";

export interface TickSheetProps {
  /** Whose and which: "Ines Hazel · Strength 1, version 2, from Mon 2 Mar". */
  readonly title: string;
  readonly schedule: string;
  readonly note: string | null;
  readonly blocks: readonly PatientBlock[];
}

const weeks = [1, 2, 3, 4] as const;
const days = [0, 1, 2, 3, 4, 5, 6] as const;

export function TickSheet({ title, schedule, note, blocks }: TickSheetProps) {
  const t = useTranslations("program.own");
  const words = useDoseWords();
  const { weekday } = useDayWords();
  return (
    <section className={styles.sheet} aria-hidden="true">
      <header>
        <h2>{title}</h2>
        <p>{schedule}</p>
        {note === null ? null : <p className={styles.note}>{note}</p>}
      </header>
      <table>
        <thead>
          <tr>
            <th colSpan={2}>{t("exercise")}</th>
            {weeks.map((week) => (
              <th key={week} colSpan={7} className={styles.week}>
                {t("week", { number: week })}
              </th>
            ))}
          </tr>
          <tr>
            <th colSpan={2} />
            {weeks.map((week) =>
              days.map((day) => (
                <th key={`${week}.${day}`} className={styles.day}>
                  {weekday(day, "narrow")}
                </th>
              )),
            )}
          </tr>
        </thead>
        {blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two blocks may bear one name; their order is their identity
          <tbody key={index}>
            <tr>
              <th colSpan={30} className={styles.block}>
                {block.name}
              </th>
            </tr>
            {block.prescriptions.map((row, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an exercise may stand twice in a block; its place is its identity
              <tr key={place}>
                <td className={styles.figure}>
                  <SheetPicture position={row.exercise.position} picture={row.exercise.picture} />
                </td>
                <td className={styles.what}>
                  <b>{row.exercise.name}</b>{" "}
                  {words.long(row.dose, {
                    side: row.side,
                    findsLoad: row.findsLoad && row.dose.loadG === null,
                  })}
                  <small>{[row.exercise.instructions, row.note].filter(Boolean).join(" ")}</small>
                </td>
                {weeks.map((week) => days.map((day) => <td key={`${week}.${day}`} className={styles.box} />))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <footer>{t("signature")}</footer>
    </section>
  );
}

type SheetPictureProps = Pick<PatientBlock["prescriptions"][number]["exercise"], "position" | "picture">;

/** The clinic's own photo where there is one, loaded before anybody prints; else the figure, drawn with the page. */
function SheetPicture({ position, picture }: SheetPictureProps) {
  if (!picture || picture.startsWith("/figures/")) return <ExerciseFigure position={position} bare />;
  // biome-ignore lint/performance/noImgElement: a clinic's own photo, which no optimiser may copy
  return <img className={styles.photo} src={picture} alt="" width={160} height={120} loading="eager" />;
}
