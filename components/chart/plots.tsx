"use client";
/** Everything that needs Recharts, in one module, so that it is one lazy chunk that only staff screens load. */

import { memo, type ReactElement } from "react";
import { AdherencePlot } from "./adherence-plot.tsx";
import { EffortPlot } from "./effort-plot.tsx";
import { PainPlot } from "./pain-plot.tsx";
import { PhasePlot } from "./phase-plot.tsx";
import type { TimeAxis } from "./time-axis.ts";
import type { PatientChartsView } from "./types.ts";

export type PlotKind = "phase" | "adherence" | "pain" | "effort";

interface PlotProps {
  readonly kind: PlotKind;
  readonly view: PatientChartsView;
  readonly axis: TimeAxis;
  readonly width: number;
}

function Plot({ kind, view, axis, width }: PlotProps): ReactElement {
  switch (kind) {
    case "phase":
      return <PhasePlot view={view} axis={axis} width={width} />;
    case "adherence":
      return <AdherencePlot weeks={view.weeks} axis={axis} width={width} />;
    case "pain":
      return <PainPlot pain={view.pain} zones={view.zones} axis={axis} width={width} />;
    case "effort":
      return <EffortPlot efforts={view.efforts} limits={view.effortLimits} axis={axis} width={width} />;
  }
}

/** Drawn again only when data, range or width change, never while the ink line moves. */
export default memo(Plot);
