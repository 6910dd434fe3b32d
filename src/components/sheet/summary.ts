import {html} from "../html.js";
import type {Sheet, SheetMonth} from "../../../loaders/sheets.ts";
import {asOfLine} from "../as-of.js";
import {badge} from "../badge.js";
import type {FigureCard} from "../figure-card.js";
import * as f from "../format.js";
import {statusBadge} from "../overview/alerts.js";
import {periods, sum} from "../periods.js";

/** Days without a sale after which an article no longer counts as on sale. */
const QUIET = 92;

/** Where the reader is, the name, the state, and the sentence computed from what is shown. */
export function heading(s: Sheet): DocumentFragment {
  const quiet = s.lastSold ? (+new Date(s.about.asOf) - +new Date(s.lastSold)) / 864e5 : Infinity;
  const state =
    quiet < QUIET
      ? badge("live", "On sale", "sold within the last three months of the data")
      : badge("plain", s.lastSold ? `Last sold ${f.month(s.lastSold)}` : "Never sold");
  return html.fragment`<p class="kicker"><a href="../products">Products</a> / <a href=${`../products?category=${encodeURIComponent(s.category)}`}>${s.category}</a> / <span class="code">${s.code}</span></p>
<h1 title=${s.name}>${f.sentenceCase(s.name)}</h1>
<div class="chips sheet-badges">${state}${s.status ? statusBadge(s.status) : null}${s.gross ? badge("plain", `${f.ordinal(s.rank)} of ${f.count(s.articles)} by gross revenue`) : null}${badge("plain", f.counted(s.names.length, "name"))}</div>
<p class="lede"><b title=${f.pounds(s.gross)}>${f.compactPounds(s.gross)}</b> from ${f.counted(s.orders, "order")} by ${f.counted(s.customers, "customer")}${s.firstSold ? `, ${f.day(s.firstSold)} to ${f.day(s.lastSold!)}` : ""}. ${cameBack(s)}</p>
${asOfLine(s.about)}`;
}

const cameBack = ({gross, returns}: Sheet): string =>
  !gross ? "" : returns ? `${f.percent(returns / gross)} of that value came back.` : "Nothing came back.";

type Total = (rows: SheetMonth[]) => number;
const total =
  (of: (d: SheetMonth) => number): Total =>
  (rows) =>
    sum(rows, of);
const over =
  (part: (d: SheetMonth) => number, of: (d: SheetMonth) => number): Total =>
  (rows) =>
    sum(rows, part) / sum(rows, of);

interface Measure {
  label: string;
  of: Total;
  short: (v: number) => string;
  exact: (v: number) => string;
  note?: string;
  points?: boolean;
}
const MEASURES: readonly Measure[] = [
  {label: "Gross revenue", of: total((d) => d.sales), short: f.compactPounds, exact: f.pounds},
  {label: "Units sold", of: total((d) => d.units), short: f.count, exact: f.count},
  {
    label: "Price per piece",
    of: over(
      (d) => d.sales,
      (d) => d.units
    ),
    short: f.pounds,
    exact: f.pounds,
    note: "revenue over units"
  },
  {
    label: "Returned",
    of: over(
      (d) => d.returned,
      (d) => d.units
    ),
    short: f.percent,
    exact: f.percent,
    note: "of units sold",
    points: true
  }
];

/** First row of the sheet: the last twelve full months against the twelve before, and the rating. */
export function cards(s: Sheet): FigureCard[] {
  const {now, before, full} = periods(s.months, s.about.lastFullMonth);
  const sold = (rows: SheetMonth[]): boolean => sum(rows, (d) => d.units) > 0;
  const card = ({label, of, short, exact, note, points}: Measure): FigureCard => {
    if (!sold(now)) return {label, value: f.MISSING, note: "no sale in these twelve months"};
    const [a, b] = [of(now), sold(before) ? of(before) : null];
    const against = b == null ? "no sale the year before" : `${exact(b)} the year before`;
    const spark = full.map((d) => of([d])).map((v) => (Number.isFinite(v) ? v : 0));
    return {label, value: short(a), exact: exact(a), note, delta: {now: a, before: b, points, against}, spark};
  };
  const rating: FigureCard = {
    label: "Mean rating",
    value: s.rating == null ? f.MISSING : f.fixed2(s.rating),
    exact: s.rating == null ? undefined : `${s.rating.toFixed(4)} of 5`,
    note:
      s.rating == null
        ? s.reviewCount
          ? `none of ${f.counted(s.reviewCount, "linked review")} has stars`
          : "no review is linked to this article"
        : `of 5; ${f.counted(sum(s.stars, Number), "review")} with stars, any date`
  };
  return [...MEASURES.map(card), ...margin(s), rating];
}

/** Only where the article's cost is known: nothing stands for a cost that nobody gave. */
function margin({margin: amount, unitCost, gross}: Sheet): FigureCard[] {
  if (amount === null || unitCost === null || gross === 0) return [];
  return [
    {
      label: "Gross margin",
      value: f.percent(amount / gross),
      exact: `${f.pounds(amount)} of ${f.pounds(gross)}`,
      note: `${f.compactPounds(amount)} at a cost of ${f.pounds(unitCost)} a piece, all dates`
    }
  ];
}

/** Which periods the cards compare. */
export const periodNote = ({about}: Sheet): string =>
  `Twelve full months to ${f.month(about.lastFullMonth)} against the twelve before; a last month that is not complete is left out. Lines below the figures: months with a sale or return, the last twelve stronger.`;
