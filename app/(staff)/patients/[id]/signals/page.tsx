/** The signals of one patient: one act as a form where the address asks for it, all that stand, and their history. */
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import styles from "#components/caseload/signal.module.css";
import { actable, signalActs } from "#components/caseload/signal-actions.tsx";
import { SignalForm } from "#components/caseload/signal-form.tsx";
import { SignalHistory } from "#components/caseload/signal-history.tsx";
import { SignalList } from "#components/caseload/signal-list.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { newId } from "#lib/kernel/ids.ts";
import { type PatientSignals, readPatientSignals } from "#lib/usecases/signal.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import { handleSignalsAction } from "./actions.ts";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signal"))("label") };
}

/** Therapists of the care team act here; clinicians read. */
export default async function SignalsPage({ params, searchParams }: Props) {
  const actor = await requireActor("therapist", "clinician");
  const [{ id }, given] = await Promise.all([params, searchParams]);
  const view = requireValue(await readPatientSignals(actor, { patientId: id }));
  const t = await getTranslations("signal");
  return (
    <>
      <PageHeader title={t("title", { count: view.standing.length })} />
      {view.readOnly ? null : <ActForm view={view} readerId={actor.memberId} given={given} />}
      {view.standing.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <SignalList
          patientId={view.patientId}
          signals={view.standing}
          now={view.at}
          readOnly={view.readOnly}
        />
      )}
      <h2 className={styles.title}>{t("history.title")}</h2>
      <div className={styles.scroll}>
        <SignalHistory events={view.history} />
      </div>
    </>
  );
}

interface ActFormProps {
  readonly view: PatientSignals;
  readonly readerId: string;
  readonly given: Awaited<Props["searchParams"]>;
}

/** The form of the act that the address names; nothing where it names none, or one with nothing to act on. */
async function ActForm({ view, readerId, given }: ActFormProps) {
  const act = signalActs.find((name) => name === given.act);
  const signals = act ? actable(act, view.standing) : [];
  if (!act || signals.length === 0) return null;
  const asked = [given.signal ?? []].flat();
  const chosen = signals.filter((signal) => asked.includes(signal.id));
  const from = given.from === "caseload" ? "caseload" : "patient";
  const t = await getTranslations("signal");
  return (
    <section className={`sheet ${styles.act}`}>
      <h2>{t(`form.titleOf.${act}`, { name: view.name })}</h2>
      <SignalForm
        action={handleSignalsAction}
        formId={newId()}
        readerId={readerId}
        patientId={view.patientId}
        act={act}
        signals={signals}
        chosen={(chosen.length > 0 ? chosen : signals.slice(0, 1)).map((signal) => signal.id)}
        from={from}
        today={view.today}
        now={view.at}
        backHref={from === "caseload" ? "/caseload" : `/patients/${view.patientId}`}
      />
    </section>
  );
}
