import * as Plot from "@observablehq/plot";
import {axisPounds, compactPounds, longMonth, pounds, shortMonth} from "./format.js";
import {monthEnd, monthsFrom} from "./periods.js";
import {baseline, colour, gridY, hatch, plot, tip} from "./plot-defaults.js";

export interface MonthBar {
  month: string;
  sales: number;
  service?: number;
  returns: number;
}
export interface Note {
  month: string;
  text: string;
}

/** Gross above the line (articles, service), returns below, a dark tick for net; months after `lastFull` are hatched. */
export function monthlyBars(
  months: readonly MonthBar[],
  lastFull: string,
  {
    width,
    height = 320,
    notes = [],
    from = months[0]!.month,
    to = months.at(-1)!.month
  }: {
    width: number;
    height?: number;
    notes?: readonly Note[];
    /** First month of the axis. */ from?: string;
    /** Last month of the axis, or a day in it. */ to?: string;
  }
): Node {
  const inset = width < 500 ? 0.75 : 2,
    partial = (d: MonthBar) => d.month > lastFull;
  const span = {
    x1: (d: MonthBar) => new Date(d.month),
    x2: (d: MonthBar) => monthEnd(d.month),
    insetLeft: inset,
    insetRight: inset
  };
  const sales = hatch(colour.sales),
    returns = hatch(colour.returns),
    net = (d: MonthBar) => d.sales + (d.service ?? 0) - d.returns;
  const whole = months.filter((d) => !partial(d)),
    open = months.filter(partial);
  const layer = (
    rows: readonly MonthBar[],
    fill: string,
    y1: (d: MonthBar) => number,
    y2: (d: MonthBar) => number,
    stroke?: string
  ) => Plot.rect(rows, {...span, y1, y2, fill, stroke, strokeWidth: 1});
  const high = Math.max(...months.map((d) => d.sales + (d.service ?? 0))),
    low = Math.max(...months.map((d) => d.returns)),
    room = notes.length && width >= 700 ? 0.17 * high : 0;
  const middle = (d: {month: string}) => new Date((+new Date(d.month) + +monthEnd(d.month)) / 2),
    labelled = monthsFrom(from, to).filter((d) => d.getUTCMonth() % (width < 500 ? 6 : 3) === 0);
  return plot("Revenue by month: gross, returns and net", {
    width,
    height,
    marginLeft: width < 500 ? 44 : 56,
    marginBottom: 34,
    marginRight: 8,
    x: {type: "utc", axis: null, domain: [new Date(from), monthEnd(to)]},
    y: {tickFormat: axisPounds, domain: [-low * 1.05 - room, high * 1.04]},
    marks: [
      sales.mark,
      returns.mark,
      gridY({ticks: 5, tickFormat: axisPounds as never}),
      layer(
        whole,
        colour.sales,
        () => 0,
        (d) => d.sales
      ),
      layer(
        whole,
        colour.service,
        (d) => d.sales,
        (d) => d.sales + (d.service ?? 0)
      ),
      layer(
        whole,
        colour.returns,
        () => 0,
        (d) => -d.returns
      ),
      layer(
        open,
        sales.fill,
        () => 0,
        (d) => d.sales + (d.service ?? 0),
        colour.sales
      ),
      layer(
        open,
        returns.fill,
        () => 0,
        (d) => -d.returns,
        colour.returns
      ),
      Plot.ruleY(months, {y: net, ...span, stroke: colour.ink, strokeWidth: 2}),
      Plot.text(labelled, {
        x: (d: Date) => new Date(+d + 15 * 864e5),
        frameAnchor: "bottom",
        lineAnchor: "top",
        dy: 8,
        fill: colour.ink2,
        text: (d: Date) => (d.getUTCMonth() ? shortMonth(d) : `Jan\n${d.getUTCFullYear()}`)
      }),
      baseline(),
      ...(room
        ? (["middle", "end"] as const).map((textAnchor) =>
            Plot.text(
              notes.filter((d) => d.month > lastFull === (textAnchor === "end")),
              {
                x: textAnchor === "end" ? (d) => monthEnd(d.month) : middle,
                y: (d) => -(months.find((m) => m.month === d.month)?.returns ?? 0),
                text: "text",
                lineAnchor: "top",
                textAnchor,
                dy: 6,
                fill: colour.ink2,
                lineHeight: 1.2
              }
            )
          )
        : []),
      Plot.tip(
        months,
        Plot.pointerX({
          ...tip,
          x: middle,
          y: (d: MonthBar) => d.sales + (d.service ?? 0),
          title: (d: MonthBar) =>
            `${longMonth(d.month)}${partial(d) ? ", not complete" : ""}\ngross ${pounds(d.sales + (d.service ?? 0))}${d.service ? `\n  of it service ${compactPounds(d.service)}` : ""}\nreturns ${pounds(d.returns)}\nnet ${pounds(net(d))}`
        })
      )
    ]
  });
}
