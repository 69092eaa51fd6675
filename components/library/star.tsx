"use client";
/** The star that keeps an exercise at hand: one button of the form around the list; it works without script. */
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { Icon } from "#components/ui/icon.tsx";
import styles from "./library.module.css";

export interface StarProps {
  readonly exerciseId: string;
  readonly name: string;
  readonly kept: boolean;
  /** Left out of the order of Tab: its row is not the one that is looked at; the key f does the same. */
  readonly aside?: boolean;
  readonly onPress: (kept: boolean) => void;
}

export function Star({ exerciseId, name, kept, aside, onPress }: StarProps) {
  const t = useTranslations("library");
  const press = (event: MouseEvent) => {
    event.preventDefault();
    onPress(!kept);
  };
  return (
    <button
      type="submit"
      name={kept ? "drop" : "keep"}
      value={exerciseId}
      className={styles.star}
      data-kept={kept || undefined}
      tabIndex={aside ? -1 : undefined}
      onClick={press}
    >
      <Icon name={kept ? "star-full" : "star"} title={t(kept ? "drop" : "keep", { name })} />
    </button>
  );
}
