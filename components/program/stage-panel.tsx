/**
 * "Ready for the next stage?": the criteria of the program in force and the step that fits. Invariant: it offers the
 * step and never takes it; a clinician reads the same list without the buttons.
 */
import { useTranslations } from "next-intl";
import { Banner } from "#components/ui/banner.tsx";
import { Button, LinkButton } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { Phase } from "#lib/domain/episode.ts";
import { computableOf, type StageCriterion } from "#lib/domain/stage-criteria.ts";
import { useDayWords } from "./schedule-words.ts";
import styles from "./stage.module.css";
import { StageCriteria } from "./stage-criteria.tsx";

export interface StagePanelView {
  readonly patientId: string;
  readonly program: { readonly name: string; readonly startedOn: LocalDay };
  readonly template: { readonly name: string; readonly builtIn: boolean; readonly advance: string } | null;
  readonly criteria: readonly StageCriterion[];
  readonly names: Readonly<Record<string, string>>;
  readonly hold: "red_flag" | "flare" | null;
  readonly coming: { readonly name: string; readonly from: LocalDay } | null;
  readonly next: readonly { readonly slug: string; readonly name: string; readonly movesTo: Phase | null }[];
  readonly action: "clearance" | "assign" | null;
  readonly mayAdvance: boolean;
}

/** The section on the page of the program. */
export function StagePanel({ view }: { readonly view: StagePanelView }) {
  const t = useTranslations("stage");
  const { day } = useDayWords();
  const { patientId, criteria, names, program, template, hold, coming, mayAdvance } = view;
  const assigns = mayAdvance && view.action === "assign" && coming === null;
  // What was judged goes on record with the phase change, so it is asked for where there is one.
  const judging = assigns && view.next.some(({ movesTo }) => movesTo !== null);
  const list =
    criteria.length === 0 ? (
      <InWords view={view} />
    ) : (
      <StageCriteria criteria={criteria} names={names} judging={judging} />
    );
  return (
    <Section
      id="stage"
      title={useTitle(view)}
      note={
        criteria.length === 0
          ? undefined
          : t(mayAdvance ? "note" : "noteReader", {
              template: template?.name ?? program.name,
              day: day(program.startedOn),
            })
      }
    >
      {hold === null ? null : (
        <Banner tone={hold === "red_flag" ? "brick" : "plain"}>{t(`hold.${hold}`)}</Banner>
      )}
      {coming === null ? null : <Banner>{t("coming", { name: coming.name, day: day(coming.from) })}</Banner>}
      {assigns && view.next.length > 0 ? (
        <form method="get" action={`/patients/${patientId}/assign`}>
          {list}
          <input type="hidden" name="from" value="stage" />
          <Assign view={view} />
        </form>
      ) : (
        <>
          {list}
          {mayAdvance ? <Otherwise view={view} /> : null}
        </>
      )}
    </Section>
  );
}

/** Of the criteria that the record can show: how many are met, and how many a therapist judges beside them. */
function countsOf(criteria: readonly StageCriterion[]) {
  const shown = criteria.filter(({ spec }) => spec.kind === "gate" || computableOf([spec]).length > 0);
  return {
    met: shown.filter(({ state }) => state === "met").length,
    total: shown.length,
    judge: criteria.length - shown.length,
  };
}

function useTitle({ criteria, template, hold }: StagePanelView): string {
  const t = useTranslations("stage.title");
  const { met, total, judge } = countsOf(criteria);
  if (hold === "flare") return t("flare");
  if (criteria.length === 0) return template?.builtIn ? t("noEnd") : t("text");
  return met === total && judge === 0 ? t("all", { total }) : t("criteria", { met, total, judge });
}

/** Where nothing is computed: the template's own words. */
function InWords({ view: { template, hold, mayAdvance } }: { readonly view: StagePanelView }) {
  const t = useTranslations("stage");
  if (hold === "flare") return null;
  if (template === null) return <p className={styles.words}>{t("noTemplate")}</p>;
  return (
    <div className={styles.words}>
      {template.advance === "" ? null : (
        <p>{t("ownText", { template: template.name, text: template.advance })}</p>
      )}
      {template.builtIn || !mayAdvance ? null : <p>{t("ownNote")}</p>}
    </div>
  );
}

/** The templates that may follow, each a button of the form around the list. */
function Assign({ view: { next, criteria } }: { readonly view: StagePanelView }) {
  const t = useTranslations("stage.act");
  const phase = useTranslations("program.phase");
  const [moves] = next.flatMap(({ movesTo }) => (movesTo === null ? [] : [movesTo]));
  const { met, total } = countsOf(criteria);
  return (
    <div className={styles.act}>
      {next.map(({ slug, name }) => (
        <Button key={slug} type="submit" name="template" value={slug}>
          {t("assign", { name })}
        </Button>
      ))}
      <p>
        {met === total ? null : <span>{t("early")} </span>}
        {moves === undefined ? null : t("moves", { phase: phase(moves) })}
      </p>
    </div>
  );
}

/** The step that fits where no template is named to follow. */
function Otherwise({ view }: { readonly view: StagePanelView }) {
  const t = useTranslations("stage.act");
  const { patientId, action, criteria, hold, coming } = view;
  if (coming !== null || hold !== null) return null;
  if (action === "clearance")
    return (
      <div className={styles.act}>
        <LinkButton href={`/patients/${patientId}/clearance`}>{t("clearance")}</LinkButton>
      </div>
    );
  if (action === "assign")
    return (
      <div className={styles.act}>
        <LinkButton href={`/patients/${patientId}/assign`}>{t("choose")}</LinkButton>
      </div>
    );
  return criteria.length > 0 ? <p className={styles.words}>{t("remindersOnly")}</p> : null;
}
