import {html} from "htl";
import type {RatingPoint, TrendRow} from "../../../loaders/review-trends.ts";
import type {Reviews} from "../../../loaders/reviews.ts";
import {badge} from "../badge.js";
import {dataTable} from "../data-table.js";
import {emptyState} from "../empty-state.js";
import {finding} from "../finding.js";
import * as f from "../format.js";
import {productLink} from "../product-link.js";
import {sum} from "../periods.js";
import {ratingLine, withInterval} from "./rating-lines.js";
import {falling as fallingOf} from "./summary.js";

/** A p-value as written: small ones by their bound. */
export const pValue = (p: number): string => (p < 0.001 ? "< 0.001" : p.toFixed(3));

interface Drawn {
  code: string;
  name: string;
  from: string;
  n: number;
  mean: number;
  low: number;
  high: number;
}

/** Charts of the articles that fall, side by side; of the nearest to it where none does. */
function multiples(r: Reviews): HTMLElement {
  const shown = r.shown!;
  const falls = fallingOf(shown);
  const list = (falls.length ? falls : shown.trends).slice(0, 6);
  const rows = list.flatMap((d) =>
    withInterval(shown.series[d.code] ?? []).map((p): Drawn => ({code: d.code, name: d.name, ...p}))
  );
  const start = rows.reduce((least, d) => (d.from < least ? d.from : least), r.about.asOf);
  const n = falls.length;
  return finding<Drawn>({
    title: n
      ? `${f.counted(n, "article")} ${n === 1 ? "has" : "have"} a falling reputation, ${f.sentenceCase(falls[0]!.name)} most surely`
      : `No reputation falls beyond chance, of ${f.counted(shown.tested, "article")} tested`,
    subtitle: html`Mean stars by quarter with 95% intervals, ${n ? "the surest falls first" : "the nearest to a fall"}.
    Hollow: fewer than five ratings. Tested on every single rating by Kendall's rank correlation with time, one-sided,
    false discoveries held to 5% over all ${f.count(shown.tested)} articles with at least eight dated ratings.`,
    about: r.about,
    n: f.counted(
      sum(rows, (d) => d.n),
      "rating"
    ),
    file: "rating-by-quarter",
    sql: r.sql.quarters,
    height: 380,
    rows,
    columns: [
      {label: "Article", value: (d) => d.name},
      {label: "Quarter from", value: (d) => d.from, format: (v) => f.day(v)},
      {label: "Ratings", value: (d) => d.n, format: f.count},
      {label: "Mean stars", value: (d) => d.mean, format: f.fixed2},
      {label: "95% from", value: (d) => d.low, format: f.fixed2},
      {label: "to", value: (d) => d.high, format: f.fixed2}
    ],
    chart: (width) => {
      const columns = width < 560 ? 1 : width < 900 ? 2 : 3;
      const each = Math.floor((width - (columns - 1) * 32) / columns);
      return html`<div class="multiples" style=${`--columns: ${columns}`}>
        ${list.map(
          (d) =>
            html`<div>
              <h3>${productLink(d.code, d.name)}</h3>
              <p>
                ${f.fixed2(d.earlier)} → ${f.fixed2(d.later)} stars · n = ${f.count(d.reviews)} · p
                ${pValue(d.adjustedP)}
              </p>
              ${ratingLine(`Mean rating of ${d.name} by quarter`, shown.series[d.code] ?? [], {
                width: each,
                height: 130,
                by: "quarter",
                domain: [start, r.about.asOf],
                small: true
              })}
            </div>`
        )}
      </div>`;
    }
  });
}

interface Rest {
  trends: TrendRow[];
  series: Record<string, RatingPoint[]>;
}

/** All tested articles; one chosen is drawn above the table, and stands in the URL. */
function tested(r: Reviews, later?: () => Promise<unknown>): HTMLElement {
  const shown = r.shown!;
  let all: Promise<Rest> | undefined;
  const rest = (): Promise<Rest> => (all ??= later!() as Promise<Rest>);
  const stage = html`<div class="chosen" aria-live="polite"></div>`;
  const choose = async (code: string): Promise<void> => {
    const known = shown.series[code];
    const series = known ?? (await rest()).series[code] ?? [];
    const row = shown.trends.find((d) => d.code === code) ?? (await rest()).trends.find((d) => d.code === code);
    if (!row)
      return stage.replaceChildren(
        emptyState(`Article ${code} was not tested`, "It has fewer than eight dated ratings, or does not exist.")
      );
    const chart = finding<RatingPoint>({
      title: `${f.sentenceCase(row.name)}: ${f.fixed2(row.earlier)} stars in the earlier half, ${f.fixed2(row.later)} in the later`,
      subtitle: html`Mean stars by quarter, 95% intervals; tau ${row.tau.toFixed(2)}, adjusted p
      ${pValue(row.adjustedP)}. ${productLink(row.code, "Its sheet")}`,
      about: r.about,
      n: f.counted(row.reviews, "rating"),
      file: `rating-${row.code}`,
      height: 200,
      rows: series,
      columns: [
        {label: "Quarter from", value: (d) => d.from, format: (v) => f.day(v)},
        {label: "Ratings", value: (d) => d.n, format: f.count},
        {label: "Mean stars", value: (d) => d.mean, format: f.fixed2}
      ],
      chart: (width) =>
        ratingLine(`Mean rating of ${row.name} by quarter`, series, {
          width,
          height: 200,
          by: "quarter",
          domain: [series[0]?.from ?? r.about.from, r.about.asOf]
        })
    });
    stage.replaceChildren(chart);
  };
  const linked = typeof location !== "undefined";
  const first = linked ? new URLSearchParams(location.search).get("article") : null;
  if (first) void choose(first);
  const table = dataTable<TrendRow>({
    caption: "Articles tested",
    file: "rating-trends",
    url: "t-",
    sql: r.sql.trends,
    rows: shown.trends,
    total: shown.tested,
    rest: later && shown.trends.length < shown.tested ? async () => (await rest()).trends : undefined,
    limit: 10,
    selected: (d) => d.code === first,
    onselect: (d) => {
      const query = new URLSearchParams(location.search);
      query.set("article", d.code);
      history.replaceState(null, "", `?${query.toString()}${location.hash}`);
      void choose(d.code);
    },
    columns: [
      {label: "Code", value: (d) => d.code, format: (v) => html`<span class="code">${v}</span>`},
      {label: "Article", value: (d) => d.name, title: (d) => d.name, format: (v: string, d) => productLink(d.code, v)},
      {
        label: "Verdict",
        value: (d) => (d.falling ? "falling" : "not shown"),
        format: (v: string) => (v === "falling" ? badge("reject", "Falling") : "no fall shown")
      },
      {label: "Ratings", value: (d) => d.reviews, format: f.count},
      {label: "Earlier", value: (d) => d.earlier, format: f.fixed2},
      {label: "Later", value: (d) => d.later, format: f.fixed2},
      {
        label: "Change",
        value: (d) => d.later - d.earlier,
        format: (v: number) => `${v < 0 ? "−" : "+"}${Math.abs(v).toFixed(2)}`
      },
      {label: "Tau", value: (d) => d.tau, format: f.fixed2},
      {label: "Adjusted p", value: (d) => d.adjustedP, format: pValue, key: "p"},
      {label: "Revenue", value: (d) => d.gross, format: f.compactPounds, title: (d) => f.pounds(d.gross)}
    ]
  });
  return html`<section>
    <p class="aside">Choose a row to see its ratings over time.</p>
    ${stage}${table}
  </section>`;
}

/** Falling reputation: charts, then every article tested. */
export function reputation(r: Reviews, later?: () => Promise<unknown>): HTMLElement {
  if (!r.shown!.tested)
    return html`<section class="finding">
      <h2>Falling reputation</h2>
      ${emptyState("No article could be tested", "A test needs at least eight dated ratings of one article, and none has them.", "Load reviews with stars, dates and listings, then refresh.")}
    </section>`;
  return html`<div>${multiples(r)}${tested(r, later)}</div>`;
}
