"use client";
/** The end of a session form: how much is left, and one press to finish. What has no entry is said before, once. */
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { newWireId } from "#lib/offline/wire-id.ts";
import { useRecorder } from "./recorder.tsx";
import styles from "./session.module.css";

export interface FinishDockProps {
  readonly prescriptionIds: readonly string[];
  readonly texts: {
    readonly action: string;
    /** By how many are left, from 0. */
    readonly left: readonly string[];
    readonly anyway: string;
    readonly keepGoing: string;
    readonly waiting: string;
    readonly kept: string;
  };
}

export function FinishDock({ prescriptionIds, texts }: FinishDockProps) {
  const recorder = useRecorder();
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  const [finish, setFinish] = useState<string | null>(null);
  const left = prescriptionIds.filter((id) => !recorder.entered.has(id)).length;
  const isWaiting = finish !== null && recorder.waiting.has(finish);

  function end(): void {
    const id = newWireId();
    const at = new Date().toISOString();
    setFinish(id);
    recorder.record([
      {
        kind: "session_finished",
        id,
        sessionId: recorder.sessionId,
        finishedAt: at,
        endedBy: "patient",
        recordedAt: at,
      },
    ]);
  }

  const isDone = finish !== null && !isWaiting && !recorder.sending;
  useEffect(() => {
    if (isDone) router.refresh();
  }, [isDone, router]);

  if (finish !== null) {
    return (
      <div role="status">
        <Banner icon={isWaiting && !recorder.sending ? "offline" : "clock"}>
          {isWaiting && !recorder.sending ? texts.kept : texts.waiting}
        </Banner>
      </div>
    );
  }
  if (asked && left > 0) {
    return (
      <div className={styles.ask} role="status">
        <p>{texts.left[left]}</p>
        <div className={styles.row}>
          <Button variant="primary" size="l" onClick={end}>
            {texts.anyway}
          </Button>
          <Button size="l" onClick={() => setAsked(false)}>
            {texts.keepGoing}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <Button variant="primary" size="xl" wide onClick={() => (left > 0 ? setAsked(true) : end())}>
      {texts.action}
    </Button>
  );
}

/** The title of the form, by how many exercises have no entry yet. */
export function LeftTitle({
  prescriptionIds,
  titles,
}: {
  readonly prescriptionIds: readonly string[];
  readonly titles: readonly string[];
}) {
  const { entered } = useRecorder();
  return <>{titles[prescriptionIds.filter((id) => !entered.has(id)).length]}</>;
}
