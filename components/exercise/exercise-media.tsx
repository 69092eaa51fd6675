/** The clinic's own photos and videos of an exercise, in place of a drawing. Nothing plays by itself. */
import styles from "./exercise-media.module.css";

export interface ExerciseMediaProps {
  readonly name: string;
  /** Not seen until it is opened: nothing is fetched before. */
  readonly folded?: boolean;
  readonly media: readonly {
    readonly id: string;
    readonly kind: "photo" | "video";
    readonly mediaType: string;
    readonly width: number | null;
    readonly height: number | null;
    /** What is to be seen, for whoever does not see it. */
    readonly description: string;
  }[];
}

export function ExerciseMedia({ name, media, folded }: ExerciseMediaProps) {
  return (
    <div className={styles.media}>
      {media.map((file) =>
        file.kind === "photo" ? (
          // biome-ignore lint/performance/noImgElement: a clinic's own photo, which no optimiser may copy
          <img
            key={file.id}
            src={`/api/v1/media/${file.id}`}
            alt={file.description || name}
            width={file.width ?? undefined}
            height={file.height ?? undefined}
            loading={folded ? "lazy" : undefined}
            decoding="async"
          />
        ) : (
          // biome-ignore lint/a11y/useMediaCaption: a movement without speech; the words stand beside it
          <video
            key={file.id}
            controls
            playsInline
            preload={folded ? "none" : "metadata"}
            width={file.width ?? undefined}
            height={file.height ?? undefined}
            aria-label={file.description || name}
          >
            <source src={`/api/v1/media/${file.id}`} type={file.mediaType} />
          </video>
        ),
      )}
    </div>
  );
}
