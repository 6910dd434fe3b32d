import * as Plot from "@observablehq/plot";
import {axisPounds, compactPounds, pounds, signedPercent} from "./format.js";
import {colour, plot, tip} from "./plot-defaults.js";

export interface YearBar {
  name: string;
  now: number;
  before: number;
}

/** Horizontal bars for this year with a tick where last year stood; the value is written at the end. */
export function yearBars(
  label: string,
  data: readonly YearBar[],
  {width, row = 30}: {width: number; row?: number}
): Node {
  const small = width < 420,
    marginLeft = Math.min(150, 12 + 7 * Math.max(...data.map((d) => d.name.length))),
    top = Math.max(...data.flatMap((d) => [d.now, d.before]));
  return plot(label, {
    width,
    height: data.length * row + 36,
    marginLeft,
    marginTop: 4,
    marginRight: small ? 64 : 124,
    marginBottom: 28,
    x: {domain: [0, top], label: null},
    y: {domain: data.map((d) => d.name), padding: 0.42, label: null},
    marks: [
      Plot.gridX({stroke: colour.line, strokeOpacity: 1, ticks: 4}),
      Plot.axisX({ticks: small ? 2 : 4, tickSize: 0, tickFormat: axisPounds as never, label: null}),
      Plot.axisY({tickSize: 0, label: null, color: colour.ink}),
      Plot.barX(data, {x: "now", y: "name", fill: colour.thisYear}),
      Plot.tickX(data, {x: "before", y: "name", stroke: "var(--paper)", strokeWidth: 6, insetTop: -5, insetBottom: -5}),
      Plot.tickX(data, {
        x: "before",
        y: "name",
        stroke: colour.lastYear,
        strokeWidth: 3,
        insetTop: -4,
        insetBottom: -4
      }),
      Plot.text(data, {
        y: "name",
        frameAnchor: "right",
        textAnchor: "end",
        dx: 60,
        text: (d) => compactPounds(d.now),
        fill: colour.ink,
        fontWeight: 600
      }),
      small
        ? null
        : Plot.text(data, {
            y: "name",
            frameAnchor: "right",
            textAnchor: "end",
            dx: 122,
            text: (d) => signedPercent(d.before ? d.now / d.before - 1 : null),
            fill: colour.ink2
          }),
      Plot.ruleX([0], {stroke: colour.ink}),
      Plot.tip(
        data,
        Plot.pointerY({
          ...tip,
          x: "now",
          y: "name",
          title: (d: YearBar) =>
            `${d.name}\nthis year ${pounds(d.now)}\nlast year ${pounds(d.before)}\n${d.before ? signedPercent(d.now / d.before - 1) : ""}`
        })
      )
    ]
  });
}
