"use client";
/**
 * The figure that moves, with play and pause. It plays without script; for those who ask for less motion, and on
 * paper, it rests on its start with its end beside it.
 */
import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { type FigureGround, FigureMarkup, type FigureSize } from "./figure-markup.tsx";

export interface MovingFigureProps {
  readonly figure: { readonly loop: string; readonly end: string; readonly note?: string | null };
  readonly on?: FigureGround;
  readonly size?: FigureSize;
  /** Words of the button. Without them there is none, and `paused` says whether the figure stands. */
  readonly playback?: { readonly pause: string; readonly play: string };
  readonly paused?: boolean;
  /** Words under the pictures where start and end stand side by side. */
  readonly labels?: { readonly start: ReactNode; readonly end: ReactNode };
}

export function MovingFigure({
  figure,
  on = "paper",
  size = "fill",
  playback,
  paused,
  labels,
}: MovingFigureProps) {
  const [stopped, setStopped] = useState(false);
  const still = playback ? stopped : Boolean(paused);
  return (
    <figure className={classNames("fg-frame", size !== "fill" && `fg-${size}`)} data-paused={still}>
      <div className="fg-two">
        <div>
          <FigureMarkup markup={figure.loop} on={on} />
          {labels ? <span className="fg-word">{labels.start}</span> : null}
        </div>
        <div className="fg-end">
          <FigureMarkup markup={figure.end} on={on} />
          {labels ? <span className="fg-word">{labels.end}</span> : null}
        </div>
      </div>
      {playback ? (
        <span className="fg-play">
          <Button
            variant="quiet"
            iconOnly
            icon={stopped ? "play" : "pause"}
            onClick={() => setStopped(!stopped)}
          >
            {stopped ? playback.play : playback.pause}
          </Button>
        </span>
      ) : null}
      {figure.note ? <figcaption className="fg-note">{figure.note}</figcaption> : null}
    </figure>
  );
}
