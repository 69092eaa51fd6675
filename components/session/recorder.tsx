"use client";
/**
 * Keeps and sends what is entered in a session form. Invariants: an entry is on this phone before it is sent; it is
 * called saved only when the clinic has it; nothing leaves the screen because the network did.
 */
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { addToOutbox, readOutbox, type Sending, sendOutbox, type WireFact } from "#lib/offline/outbox.ts";
import { postFacts } from "./post-facts.ts";

export interface RecorderTexts {
  readonly offline: string;
  readonly signedOut: string;
  readonly signIn: string;
  readonly conflict: string;
  readonly refused: string;
  readonly full: string;
  readonly reload: string;
}

export interface Recorder {
  readonly sessionId: string;
  readonly patientId: string;
  /** Ids of facts on this phone that the clinic does not have yet. */
  readonly waiting: ReadonlySet<string>;
  /** Exercises with an entry that the clinic does not have yet, by prescription. */
  readonly unsent: ReadonlySet<string>;
  readonly sending: boolean;
  /** Keeps the facts and sends them; false when the phone could not keep them (they are sent all the same). */
  readonly record: (facts: readonly WireFact[]) => void;
  /** Facts of this session that wait; read once after the page has loaded. */
  readonly kept: readonly WireFact[];
  /** Which exercises have an entry, by prescription. */
  readonly entered: ReadonlySet<string>;
  /** The exercise that is open on the screen. */
  readonly open: string | null;
  readonly setOpen: (prescriptionId: string | null) => void;
  /** Notes the entry and, in a session under way, opens the next exercise without one. */
  readonly markEntered: (prescriptionId: string) => void;
}

/** The element that holds an exercise, for scrolling to it. */
export const panelId = (prescriptionId: string) => `exercise-${prescriptionId}`;

const RecorderContext = createContext<Recorder | null>(null);

export function useRecorder(): Recorder {
  const recorder = useContext(RecorderContext);
  if (recorder === null) throw new Error("A part of a session stands inside a <SessionRecorder>.");
  return recorder;
}

/** How long until the next try while the server cannot be reached. */
const retryMs = 8000;

export interface SessionRecorderProps {
  readonly sessionId: string;
  readonly patientId: string;
  readonly entered: readonly string[];
  /** The exercises in order; after an entry the next one opens. Left out where nothing leads on (correcting). */
  readonly order?: readonly string[];
  readonly texts: RecorderTexts;
  readonly children: ReactNode;
}

const noOrder: readonly string[] = [];

const exercisesOf = (facts: readonly WireFact[]) =>
  facts.flatMap((fact) => ("prescriptionId" in fact ? [fact.prescriptionId] : []));

export function SessionRecorder(props: SessionRecorderProps) {
  const { sessionId, patientId, entered: initial, order = noOrder, texts, children } = props;
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());
  const [unsent, setUnsent] = useState<ReadonlySet<string>>(new Set());
  const [kept, setKept] = useState<readonly WireFact[]>([]);
  const [entered, setEntered] = useState<ReadonlySet<string>>(() => new Set(initial));
  const [open, setOpen] = useState<string | null>(() => order.find((id) => !initial.includes(id)) ?? null);
  const [state, setState] = useState<Sending["kind"] | "idle" | "full">("idle");
  const [problem, setProblem] = useState<"conflict" | "refused" | null>(null);
  const [sending, setSending] = useState(false);
  const underway = useRef<Promise<void> | null>(null);
  const again = useRef(false);

  const count = useCallback(() => {
    const facts = readOutbox(localStorage, patientId);
    setWaiting(new Set(facts.map((fact) => fact.id)));
    setUnsent(new Set(exercisesOf(facts)));
  }, [patientId]);

  const flush = useCallback(async () => {
    if (underway.current) {
      again.current = true;
      return underway.current;
    }
    const work = async () => {
      setSending(true);
      do {
        again.current = false;
        const outcome = await sendOutbox(localStorage, patientId, postFacts);
        setState(outcome.kind);
        if (outcome.kind === "sent" && outcome.rejected.length > 0) {
          setProblem(
            outcome.rejected.some(({ reason }) => reason === "revision_taken") ? "conflict" : "refused",
          );
        }
      } while (again.current);
      count();
      setSending(false);
    };
    underway.current = work().finally(() => {
      underway.current = null;
    });
    return underway.current;
  }, [patientId, count]);

  const record = useCallback(
    (facts: readonly WireFact[]) => {
      if (facts.length === 0) return;
      const isKept = addToOutbox(localStorage, patientId, facts);
      if (!isKept) setState("full");
      setWaiting((now) => new Set([...now, ...facts.map((fact) => fact.id)]));
      setUnsent((now) => new Set([...now, ...exercisesOf(facts)]));
      void flush();
    },
    [patientId, flush],
  );

  useEffect(() => {
    const mine = readOutbox(localStorage, patientId).filter(
      (fact) => "sessionId" in fact && fact.sessionId === sessionId,
    );
    setKept(mine);
    setEntered((now) => new Set([...now, ...exercisesOf(mine)]));
    count();
    void flush();
    addEventListener("online", flush);
    return () => removeEventListener("online", flush);
  }, [patientId, sessionId, count, flush]);

  useEffect(() => {
    if (state !== "offline") return;
    const timer = setInterval(flush, retryMs);
    return () => clearInterval(timer);
  }, [state, flush]);

  const markEntered = useCallback(
    (prescriptionId: string) => {
      const now = new Set([...entered, prescriptionId]);
      setEntered(now);
      const place = order.indexOf(prescriptionId);
      const next = [...order.slice(place + 1), ...order].find((id) => !now.has(id));
      if (order.length === 0) return;
      setOpen(next ?? null);
      if (next) requestAnimationFrame(() => document.getElementById(panelId(next))?.scrollIntoView());
    },
    [entered, order],
  );

  const value = useMemo(
    () => ({
      sessionId,
      patientId,
      waiting,
      unsent,
      sending,
      record,
      kept,
      entered,
      open,
      setOpen,
      markEntered,
    }),
    [sessionId, patientId, waiting, unsent, sending, record, kept, entered, open, markEntered],
  );
  return (
    <RecorderContext value={value}>
      <div role="status">
        {state === "offline" ? <Banner icon="offline">{texts.offline}</Banner> : null}
        {state === "full" ? <Banner tone="amber">{texts.full}</Banner> : null}
        {state === "signed_out" ? (
          <Banner tone="amber">
            {texts.signedOut}{" "}
            <a href="/sign-in" target="_blank" rel="noopener">
              {texts.signIn}
            </a>
          </Banner>
        ) : null}
        {problem === null && state !== "refused" ? null : (
          <Banner tone="amber">
            {problem === "conflict" ? texts.conflict : texts.refused}{" "}
            <Button variant="quiet" onClick={() => location.reload()}>
              {texts.reload}
            </Button>
          </Banner>
        )}
      </div>
      {children}
    </RecorderContext>
  );
}
