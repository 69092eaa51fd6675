"use client";
/**
 * Sends a photo or video with its description, and shows how far it is. Nothing chosen or typed is lost by a refusal:
 * the file stays chosen, and sending it again is the same sending to the server.
 */
import { useRouter } from "next/navigation";
import { type ChangeEvent, type FormEvent, useEffect, useId, useRef, useState } from "react";
import { Field } from "#components/form/field.tsx";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { TextInput } from "#components/form/text-input.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { photoMaxBytes, videoMaxBytes } from "#lib/domain/own-exercise.ts";
import styles from "./media-upload.module.css";

export interface MediaUploadProps {
  readonly exerciseId: string;
  readonly texts: {
    readonly file: string;
    readonly fileHint: string;
    readonly description: string;
    readonly descriptionHint: string;
    readonly consent: string;
    readonly send: string;
    /** With {percent}. */
    readonly sending: string;
    readonly checking: string;
    readonly added: string;
    /** The sentence of each code the server may answer; `unexpected` and `network` among them. */
    readonly refused: Readonly<Record<string, string>>;
  };
}

const kinds = ["image/jpeg", "image/png", "image/webp", "video/mp4", "video/webm"];

type State =
  | { readonly step: "idle" | "added" }
  | { readonly step: "sending"; readonly percent: number }
  | { readonly step: "refused"; readonly code: string };

/** What can be said of a file before it is sent; null when nothing speaks against it. */
function refusalOf(file: File | null, description: string): string | null {
  if (file === null) return "none";
  if (description.trim() === "") return "no_description";
  if (file.size === 0) return "empty_file";
  if (file.type.startsWith("image/") && file.size > photoMaxBytes) return "photo_too_big";
  if (file.size > videoMaxBytes) return "video_too_big";
  return null;
}

export function MediaUpload({ exerciseId, texts }: MediaUploadProps) {
  const router = useRouter();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const sendingId = useRef(newIdempotencyKey());
  const request = useRef<XMLHttpRequest | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<string | null>(null);
  const [state, setState] = useState<State>({ step: "idle" });

  useEffect(() => () => request.current?.abort(), []);
  useEffect(() => {
    setPreview(null);
    if (file === null || !kinds.includes(file.type)) return;
    const address = URL.createObjectURL(file);
    setPreview(address);
    return () => URL.revokeObjectURL(address);
  }, [file]);

  function choose(event: ChangeEvent<HTMLInputElement>): void {
    sendingId.current = newIdempotencyKey();
    setFile(event.target.files?.[0] ?? null);
    setState({ step: "idle" });
  }

  function send(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (state.step === "sending") return;
    const description = String(new FormData(event.currentTarget).get("description") ?? "");
    const refusal = refusalOf(file, description);
    if (refusal !== null || file === null) {
      setState({ step: "refused", code: refusal ?? "none" });
      return;
    }
    const query = new URLSearchParams({
      id: sendingId.current,
      exerciseId,
      fileName: file.name,
      description: description.trim(),
    });
    const sending = new XMLHttpRequest();
    request.current = sending;
    sending.open("POST", `/api/v1/media?${query}`);
    sending.upload.onprogress = ({ loaded, total }) =>
      setState({ step: "sending", percent: total > 0 ? Math.floor((100 * loaded) / total) : 0 });
    sending.onerror = () => setState({ step: "refused", code: "network" });
    sending.onload = () => {
      const code = codeOf(sending.responseText);
      if (sending.status >= 200 && sending.status < 300) done();
      else setState({ step: "refused", code: code in texts.refused ? code : "unexpected" });
    };
    setState({ step: "sending", percent: 0 });
    sending.send(file);
  }

  function done(): void {
    sendingId.current = newIdempotencyKey();
    form.current?.reset();
    setFile(null);
    setState({ step: "added" });
    router.refresh();
  }

  return (
    <form ref={form} className="form" onSubmit={send} noValidate>
      <div className="field">
        <label className="field-label" htmlFor={`${id}-file`}>
          {texts.file}
        </label>
        <input
          id={`${id}-file`}
          className={styles.file}
          type="file"
          accept={kinds.join(",")}
          onChange={choose}
          disabled={state.step === "sending"}
          aria-describedby={`${id}-hint`}
        />
        <span id={`${id}-hint`} className="hint">
          {texts.fileHint}
        </span>
      </div>
      {preview === null || file === null ? null : file.type.startsWith("video/") ? (
        // biome-ignore lint/a11y/useMediaCaption: a look at one's own file before it is sent
        <video className={styles.preview} src={preview} controls playsInline preload="metadata" />
      ) : (
        // biome-ignore lint/performance/noImgElement: a look at one's own file before it is sent
        <img className={styles.preview} src={preview} alt="" />
      )}
      <Field name="description" label={texts.description} hint={texts.descriptionHint}>
        <TextInput maxLength={200} autoComplete="off" readOnly={state.step === "sending"} />
      </Field>
      <p className="hint">{texts.consent}</p>
      {state.step === "refused" ? (
        <div role="alert">
          <Banner tone="amber">{texts.refused[state.code] ?? texts.refused.unexpected}</Banner>
        </div>
      ) : null}
      {state.step === "sending" ? (
        <progress className={styles.progress} max={100} value={state.percent} aria-label={texts.send} />
      ) : null}
      <Button type="submit" pending={state.step === "sending"}>
        {texts.send}
      </Button>
      <div role="status">
        {state.step === "sending" ? (
          <span className="hint">
            {state.percent < 100 ? texts.sending.replace("{percent}", String(state.percent)) : texts.checking}
          </span>
        ) : null}
        {state.step === "added" ? <Banner icon="tick">{texts.added}</Banner> : null}
      </div>
    </form>
  );
}

function codeOf(answer: string): string {
  try {
    return String((JSON.parse(answer) as { code?: unknown }).code);
  } catch {
    return "unexpected";
  }
}
