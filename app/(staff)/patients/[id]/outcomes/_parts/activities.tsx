/** What the patient named for the PSFS and how they rated it, one column an answer. */
import { getFormatter, getTranslations } from "next-intl/server";
import { dayDate, shortDay } from "#components/session/day-text.ts";
import { DataTable } from "#components/ui/data-table.tsx";
import { Section } from "#components/ui/section.tsx";
import type { RatedActivity } from "#lib/usecases/outcomes.ts";

/** The newest answers that fit; all of them stand in the record below. */
const answersShown = 8;

export async function Activities({ activities }: { readonly activities: readonly RatedActivity[] }) {
  const [t, format] = [await getTranslations("prom.outcomes.activities"), await getFormatter()];
  const days = (activities[0]?.ratings ?? []).map((rating) => rating.day).slice(-answersShown);
  const skipped = (activities[0]?.ratings.length ?? 0) - days.length;
  return (
    <Section title={t("title")}>
      <DataTable
        caption={t("caption")}
        captionHidden
        rows={activities}
        rowKey={(activity) => activity.id}
        columns={[
          { key: "text", head: t("activity"), cell: (activity) => activity.text },
          ...days.map((day, place) => ({
            key: `${day} ${place}`,
            head: format.dateTime(dayDate(day), shortDay),
            numeric: true,
            cell: (activity: RatedActivity) =>
              activity.ratings[skipped + place]?.rating ?? <span>{t("unrated")}</span>,
          })),
        ]}
      />
    </Section>
  );
}
