"use client";
/** Says whether everything entered on this phone has reached the clinic, and sends what has not. */
import { useEffect, useState } from "react";
import { readOutbox, sendOutbox } from "#lib/offline/outbox.ts";
import { postFacts } from "./post-facts.ts";

export interface OutboxNoticeProps {
  readonly patientId: string;
  readonly texts: { readonly sent: string; readonly unsent: readonly string[]; readonly many: string };
}

export function OutboxNotice({ patientId, texts }: OutboxNoticeProps) {
  const [waiting, setWaiting] = useState(0);
  useEffect(() => {
    let gone = false;
    const count = () => {
      if (!gone) setWaiting(readOutbox(localStorage, patientId).length);
    };
    const send = async () => {
      count();
      if (readOutbox(localStorage, patientId).length === 0) return;
      await sendOutbox(localStorage, patientId, postFacts);
      count();
    };
    void send();
    addEventListener("online", send);
    return () => {
      gone = true;
      removeEventListener("online", send);
    };
  }, [patientId]);
  return <p role="status">{waiting === 0 ? texts.sent : (texts.unsent[waiting] ?? texts.many)}</p>;
}
