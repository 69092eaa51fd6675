/**
 * One exercise whole. Staff see all of it; a patient sees what is, will be or was prescribed to them, and of its
 * cautions their own. Invariant: what is not prescribed to a patient is `not_found` to them, as what does not exist.
 */
import { listDiagnoses } from "#db/queries/episode.ts";
import { getEpisodeFacts } from "#db/queries/episode-facts.ts";
import { getExercise, type LibraryExercise, listExercises } from "#db/queries/exercise.ts";
import type { ExerciseMediaView } from "#db/queries/exercise-media.ts";
import { listFavouriteIds } from "#db/queries/favourite.ts";
import { listPlanSpans, listServedVersions, type ServedPrescription } from "#db/queries/program.ts";
import { getLock } from "#db/queries/red-flag.ts";
import { listTemplates } from "#db/queries/template.ts";
import { getStore } from "#db/runtime/store.ts";
import { type Actor, selfOf } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import { type Diagnosis, diagnoses } from "#lib/domain/episode.ts";
import type { FigureView } from "#lib/domain/figure/view.ts";
import { ladderRungs } from "#lib/domain/library-ladder.ts";
import { isInForce, type PlanSpan } from "#lib/domain/program.ts";
import { now } from "#lib/kernel/clock.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import { getFigure } from "./figure.ts";
import {
  drawingOf,
  isOwn,
  ladderName,
  ladderSlugs,
  localeOf,
  type Media,
  mayEdit,
  mediaOf,
  oneOfEachSlug,
  pictureOf,
  type Words,
  wordsOf,
} from "./view/library-entry.ts";

/** What everybody sees of one exercise. */
export interface ExerciseBasics {
  readonly exercise: LibraryExercise;
  readonly words: Words;
  /** Null where nothing is drawn for it. */
  readonly figure: FigureView | null;
  /** The clinic's photos and videos of it, which are shown in place of a drawing. */
  readonly media: readonly ExerciseMediaView[];
}

export interface RungView {
  readonly slug: string;
  readonly name: string;
  readonly position: LibraryExercise["position"];
  readonly picture: string | null;
  readonly dose: LibraryExercise["defaultDose"];
}

export interface StaffExercise extends ExerciseBasics {
  readonly audience: "staff";
  readonly own: boolean;
  readonly favourite: boolean;
  readonly mayEdit: boolean;
  /** The ladder it stands on, the easiest rung first; null when on none. */
  readonly ladder: { readonly name: string; readonly rungs: readonly RungView[] } | null;
  readonly easier: RungView | null;
  readonly harder: RungView | null;
  /** Templates that prescribe it. */
  readonly templates: readonly { readonly slug: string; readonly name: string }[];
}

export type OwnStanding = "in_force" | "to_come" | "past";

export interface PatientExercise extends ExerciseBasics {
  readonly audience: "patient";
  readonly standing: OwnStanding;
  /** First day of the version that prescribes it. */
  readonly from: LocalDay;
  /** As prescribed, once for each time it stands in the version. */
  readonly prescribed: readonly Pick<
    ServedPrescription,
    "id" | "dose" | "side" | "restSeconds" | "findsLoad" | "note"
  >[];
  /** The patient's own diagnoses with which it asks for care. */
  readonly cautions: readonly { readonly label: Diagnosis; readonly level: 1 | 2 }[];
  /** A red flag holds it back today. */
  readonly paused: boolean;
}

export type ExerciseView = StaffExercise | PatientExercise;

function basicsOf(exercise: LibraryExercise, locale: string, media: Media): ExerciseBasics {
  return {
    exercise,
    words: wordsOf(exercise, locale),
    figure: getFigure(drawingOf(exercise), exercise.name),
    media: media.get(exercise.id) ?? [],
  };
}

/**
 * One exercise: for staff the whole entry with its ladder (`library:read`), for a patient what is prescribed to them
 * (`own-record:read`). `not_found` for an unknown slug, and for a patient whom no version prescribes it.
 */
export async function readExercise(
  actor: Actor,
  { slug }: { readonly slug: string },
): Promise<Result<ExerciseView, Denial>> {
  return actor.kind === "member" && actor.role === "patient"
    ? readForPatient(actor, slug)
    : readForStaff(actor, slug);
}

async function readForStaff(actor: Actor, slug: string): Promise<Result<StaffExercise, Denial>> {
  const access = await authorize(actor, "library:read");
  if (!access.ok) return access;
  const { read } = await getStore();
  const exercise = await getExercise(read, access.value, slug);
  if (!exercise) return err("not_found");
  const all = oneOfEachSlug(await listExercises(read, access.value));
  const [favourites, templates] = [
    await listFavouriteIds(read, access.value),
    await listTemplates(read, access.value),
  ];
  const media = await mediaOf(read, access.value, all);
  const standing = all.filter((entry) => entry.archivedAt === null || entry.slug === slug);
  const ladder = ladderRungs(standing, ladderSlugs).find(({ rungs }) =>
    rungs.some((rung) => rung.slug === slug),
  );
  const at = ladder?.rungs.findIndex((rung) => rung.slug === slug) ?? -1;
  const toRung = (rung: LibraryExercise | undefined): RungView | null =>
    rung
      ? {
          slug: rung.slug,
          name: rung.name,
          position: rung.position,
          picture: pictureOf(rung, media),
          dose: rung.defaultDose,
        }
      : null;
  return ok({
    audience: "staff",
    ...basicsOf(exercise, localeOf(actor), media),
    own: isOwn(exercise),
    favourite: favourites.has(exercise.id),
    mayEdit: mayEdit(actor),
    ladder: ladder
      ? { name: ladderName(ladder.slug), rungs: ladder.rungs.flatMap((rung) => toRung(rung) ?? []) }
      : null,
    easier: toRung(ladder?.rungs[at - 1]),
    harder: toRung(ladder?.rungs[at + 1]),
    templates: templates
      .filter((template) =>
        template.blocks.some((block) => block.items.some((item) => item.exercise.id === exercise.id)),
      )
      .map(({ slug: templateSlug, name }) => ({ slug: templateSlug, name })),
  });
}

async function readForPatient(actor: Actor, slug: string): Promise<Result<PatientExercise, Denial>> {
  const access = await authorize(actor, "own-record:read", { patientId: selfOf(actor) });
  if (!access.ok) return access;
  const grant = access.value;
  const { read } = await getStore();
  const facts = await getEpisodeFacts(read, grant);
  if (!facts) return err("not_found");
  const today = localDayOf(now(), facts.zone);
  const spans = await listPlanSpans(read, grant);
  const versions = await listServedVersions(
    read,
    grant,
    spans.map((span) => span.versionId),
  );
  const found = versions.flatMap((version) => {
    const span = spans.find((candidate) => candidate.versionId === version.versionId);
    const prescribed = version.blocks
      .flatMap((block) => block.prescriptions)
      .filter((prescription) => prescription.exercise.slug === slug);
    return span && prescribed.length > 0 ? [{ version, span, prescribed }] : [];
  });
  const best = found.sort((a, b) => nearness(b.span, today) - nearness(a.span, today))[0];
  if (!best) return err("not_found");
  const { exercise } = best.prescribed[0]!;
  const labels = await listDiagnoses(read, grant);
  const lock = await getLock(read, grant);
  const media = await mediaOf(read, grant, [exercise]);
  return ok({
    audience: "patient",
    ...basicsOf(exercise, localeOf(actor), media),
    standing: standingOf(best.span, today),
    from: best.span.effectiveFrom,
    prescribed: best.prescribed
      .filter((prescription) => prescription.exercise.id === exercise.id)
      .map(({ id, dose, side, restSeconds, findsLoad, note }) => ({
        id,
        dose,
        side,
        restSeconds,
        findsLoad,
        note,
      })),
    cautions: diagnoses.flatMap((label) => {
      const level = exercise.cautions[label];
      return labels.includes(label) && level > 0 ? [{ label, level: level as 1 | 2 }] : [];
    }),
    paused: lock.sessions || (lock.strengthening && !best.version.calmOnly),
  });
}

export interface CardsView {
  /** In the order asked for. */
  readonly cards: readonly ExerciseBasics[];
  /** How many of those asked for the clinic does not have. */
  readonly unknown: number;
}

/** Exercises whole, to be printed as cards (`library:read`). */
export async function readCards(
  actor: Actor,
  { slugs }: { readonly slugs: readonly string[] },
): Promise<Result<CardsView, Denial>> {
  const access = await authorize(actor, "library:read");
  if (!access.ok) return access;
  const { read } = await getStore();
  const bySlug = new Map(
    oneOfEachSlug(await listExercises(read, access.value)).map((exercise) => [exercise.slug, exercise]),
  );
  const wanted = slugs.flatMap((slug) => bySlug.get(slug) ?? []);
  const media = await mediaOf(read, access.value, wanted);
  return ok({
    cards: wanted.map((exercise) => basicsOf(exercise, localeOf(actor), media)),
    unknown: slugs.length - wanted.length,
  });
}

function standingOf(span: PlanSpan, today: LocalDay): OwnStanding {
  if (isInForce(span, today)) return "in_force";
  return span.effectiveFrom > today ? "to_come" : "past";
}

/** What stands today comes first, then what comes next, then what stood last. */
function nearness(span: PlanSpan, today: LocalDay): number {
  const days = Date.parse(span.effectiveFrom) / 86_400_000;
  const standing = standingOf(span, today);
  if (standing === "in_force") return 2e6 + days;
  return standing === "to_come" ? 1e6 - days : days;
}
