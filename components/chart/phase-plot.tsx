"use client";
/**
 * Phases as bars, program versions as marks below, dates above. Invariant: a label is only drawn where it does not
 * run into the next one; the table has them all.
 */

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { AxisDates } from "./axis-dates.tsx";
import styles from "./chart.module.css";
import { hatchPath } from "./hatch.ts";
import { textWidth } from "./label-place.ts";
import { PlotFrame, usePlotScales } from "./plot-frame.tsx";
import { phaseHeight } from "./plot-heights.ts";
import { dayIndexOf, spanOnAxis, type TimeAxis } from "./time-axis.ts";
import type { PatientChartsView, PhaseTone } from "./types.ts";

const toneFill: Record<Exclude<PhaseTone, "flare">, string> = {
  calm: "var(--d4)",
  subacute: "var(--spruce-mid)",
  return: "var(--spruce-mid)",
  strengthening: "var(--spruce)",
  maintenance: "var(--spruce-deep)",
};

interface PhasePlotProps {
  readonly view: PatientChartsView;
  readonly axis: TimeAxis;
  readonly width: number;
}

export function PhasePlot({ view, axis, width }: PhasePlotProps): ReactElement {
  return (
    <PlotFrame axis={axis} width={width} height={phaseHeight} domain={[0, 1]}>
      <AxisDates axis={axis} width={width} y={12} />
      <Phases view={view} axis={axis} />
      <Versions view={view} axis={axis} width={width} />
    </PlotFrame>
  );
}

function Phases({ view, axis }: { view: PatientChartsView; axis: TimeAxis }): ReactElement {
  const { x } = usePlotScales();
  const spans = view.phases.flatMap((phase) => {
    const span = spanOnAxis(axis, phase);
    return span ? [{ phase, from: x(span.from * axis.days), to: x(span.to * axis.days) }] : [];
  });
  return (
    <>
      {spans.map(({ phase, from, to }, place) => {
        const room = (spans[place + 1]?.from ?? x(axis.days)) - from;
        const length = Math.max(1, to - from - 2);
        return (
          <g key={`${phase.from} ${phase.label}`} data-phase={phase.tone}>
            {phase.tone === "flare" ? (
              <>
                <path className="hatch-flare" d={hatchPath(from, 44, length, 9, "falling")} />
                <rect x={from} y={44} width={length} height={9} rx={2} fill="none" stroke="var(--amber)" />
              </>
            ) : (
              <rect x={from} y={44} width={length} height={9} rx={2} fill={toneFill[phase.tone]} />
            )}
            {textWidth(phase.label, 13) <= room - 4 ? (
              <text className={styles.label} x={from} y={38}>
                {phase.label}
              </text>
            ) : null}
          </g>
        );
      })}
    </>
  );
}

function Versions({ view, axis, width }: PhasePlotProps): ReactElement {
  const t = useTranslations("chart");
  const { x } = usePlotScales();
  const marks = view.versions.flatMap((version) => {
    const index = dayIndexOf(axis, version.effectiveFrom);
    return index >= 0 && index < axis.days ? [{ version, at: x(index) }] : [];
  });
  // From right to left, so that the version in force keeps its label when they are close.
  let limit = width;
  const labels = new Map<number, string>();
  for (const { version, at } of [...marks].reverse()) {
    const short = t("phase.version", { version: version.version });
    const long = version.note
      ? t("phase.versionNote", { version: version.version, note: version.note })
      : short;
    const fitting = [long, short].find((text) => at + textWidth(text, 12) + 6 <= limit);
    if (fitting === undefined) continue;
    labels.set(version.version, fitting);
    limit = at;
  }
  return (
    <>
      {marks.map(({ version, at }) => {
        const label = labels.get(version.version);
        return (
          <g key={version.version} data-version={version.version}>
            <path className="axl" d={`M${at + 0.5} 57V64`} />
            {label ? (
              <text className={styles.tick} x={at} y={77}>
                {label}
              </text>
            ) : null}
          </g>
        );
      })}
    </>
  );
}
