/** Seven letters, each with its rung. Read out as "Tuesday: session done"; the letters and bars are for the eye. */

export type WeekDayState = "done" | "part" | "open" | "due" | "not-done" | "rest" | "excused" | "flare";

export interface WeekDay {
  /** One letter, as the calendar of the language writes it. */
  readonly letter: string;
  /** The whole sentence, "Tuesday: session done". */
  readonly label: string;
  readonly state: WeekDayState;
  readonly today?: boolean;
}

export function WeekStrip({ days, label }: { readonly days: readonly WeekDay[]; readonly label: string }) {
  return (
    <ol className="week" aria-label={label}>
      {days.map((day) => (
        <li
          key={day.label}
          className={day.today ? `is-${day.state} is-today` : `is-${day.state}`}
          aria-current={day.today ? "date" : undefined}
        >
          <span className="vh">{day.label}</span>
          <span aria-hidden="true">{day.letter}</span>
          <b aria-hidden="true" />
        </li>
      ))}
    </ol>
  );
}
