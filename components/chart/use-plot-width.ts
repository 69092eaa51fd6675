"use client";
/**
 * The width the plots are drawn at. Invariant: it is the width of the box they stand in, on screen and on paper;
 * a browser does not measure again for print, so paper has a width of its own (`.plot` in chart.module.css, print).
 */

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** Fits A4 and Letter with 15 mm margins and the axis numbers at the left; the same number is in the stylesheet. */
const printWidth = 640;

/** Width of the plot column in px, the same in every row; null until it is measured in the browser. */
export function usePlotWidth(rows: { readonly current: HTMLElement | null }): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useEffect(() => {
    const plot = rows.current?.querySelector("[data-plot]");
    if (!plot) return;
    const measure = (): void => {
      const measured = Math.floor(plot.getBoundingClientRect().width);
      if (measured > 0) setWidth(measured);
    };
    const observer = new ResizeObserver(measure);
    const beforePrint = (): void => flushSync(() => setWidth(printWidth));
    observer.observe(plot);
    window.addEventListener("beforeprint", beforePrint);
    window.addEventListener("afterprint", measure);
    return () => {
      observer.disconnect();
      window.removeEventListener("beforeprint", beforePrint);
      window.removeEventListener("afterprint", measure);
    };
  }, [rows]);
  return width;
}
