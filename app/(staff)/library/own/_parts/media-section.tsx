/** Photos and videos of an exercise: what is shown, what was taken off, and adding one. */
import { useFormatter, useTranslations } from "next-intl";
import { putBack, takeOff } from "#app/(staff)/library/own/actions.ts";
import { MediaUpload } from "#components/exercise/media-upload.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Section } from "#components/ui/section.tsx";
import { mediaMost, photoMaxBytes, videoMaxBytes } from "#lib/domain/own-exercise.ts";
import type { OwnForm } from "#lib/usecases/own-exercise-form.ts";
import styles from "./own.module.css";

const megabyte = 1024 * 1024;
const codes = [
  ...["none", "no_description", "file_name", "empty_file", "not_media", "wrong_extension", "photo_too_big"],
  ...["video_too_big", "too_many_pixels", "two_in_one", "damaged_photo", "damaged_video", "extra_track"],
  ...[
    "media_full",
    "exercise_archived",
    "conflict",
    "not_valid",
    "signed_out",
    "foreign_origin",
    "forbidden",
  ],
  ...["not_found", "too_many", "storage_refused", "network", "unexpected"],
] as const;

interface MediaSectionProps {
  readonly exerciseId: string;
  readonly media: OwnForm["media"];
}

export function MediaSection({ exerciseId, media }: MediaSectionProps) {
  const t = useTranslations("ownExercise.media");
  const shown = media.filter((one) => one.removedAt === null);
  const off = media.filter((one) => one.removedAt !== null);
  const limits = { photo: photoMaxBytes / megabyte, video: videoMaxBytes / megabyte };
  const refused = Object.fromEntries(codes.map((code) => [code, t(`refused.${code}`, limits)]));
  return (
    <Section id="media" title={t("title")} note={t("note", { count: shown.length })}>
      <div className={styles.media}>
        {shown.length === 0 ? null : <MediaList media={shown} />}
        {shown.length >= mediaMost ? (
          <p className="hint">{t("full")}</p>
        ) : (
          <MediaUpload
            exerciseId={exerciseId}
            texts={{
              file: t("add"),
              fileHint: t("fileHint", limits),
              description: t("description"),
              descriptionHint: t("descriptionHint"),
              consent: t("consent"),
              send: t("send"),
              sending: t("sending", { percent: "{percent}" }),
              checking: t("checking"),
              added: t("added"),
              refused,
            }}
          />
        )}
        {off.length === 0 ? null : (
          <Disclosure summary={t("takenOff")}>
            <div className={styles.off}>
              <p className="hint">{t("takenOffNote")}</p>
              <MediaList media={off} />
            </div>
          </Disclosure>
        )}
      </div>
    </Section>
  );
}

function MediaList({ media }: { readonly media: OwnForm["media"] }) {
  const t = useTranslations("ownExercise.media");
  const format = useFormatter();
  const sizeOf = (bytes: number) =>
    bytes < megabyte
      ? format.number(bytes / 1024, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 })
      : format.number(bytes / megabyte, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
  return (
    <ul>
      {media.map((one) => {
        const size = sizeOf(one.bytes);
        const isShown = one.removedAt === null;
        return (
          <li key={one.id}>
            {isShown ? <Thumbnail media={one} /> : <span />}
            <span>
              {one.description}
              <small>{t(one.kind, { size })}</small>
            </span>
            <ActionForm
              action={isShown ? takeOff : putBack}
              idempotencyKey={newIdempotencyKey()}
              label={`${t(isShown ? "takeOff" : "putBack")}: ${one.description}`}
            >
              <input type="hidden" name="mediaId" value={one.id} />
              <SubmitButton variant="quiet" size="sm">
                {t(isShown ? "takeOff" : "putBack")}
                <span className="vh"> {one.description}</span>
              </SubmitButton>
            </ActionForm>
          </li>
        );
      })}
    </ul>
  );
}

function Thumbnail({ media }: { readonly media: OwnForm["media"][number] }) {
  const src = `/api/v1/media/${media.id}`;
  return media.kind === "photo" ? (
    // biome-ignore lint/performance/noImgElement: a clinic's own photo, which no optimiser may copy
    <img src={src} alt="" width={96} height={72} loading="lazy" />
  ) : (
    <video src={src} muted playsInline preload="metadata" aria-hidden="true" tabIndex={-1} />
  );
}
