/** Days as the clinic counts them: in its zone, with the day turning over at 03:00, so that a journey may run at night. */
import { addDays, localDayOf } from "#lib/domain/calendar.ts";

/** The clinics of the journeys and the browsers in them are in London. */
const zone = "Europe/London";

/** The local day `days` days from today; negative for before. */
export const dayFromToday = (days: number): string => addDays(localDayOf(new Date(), zone), days);
